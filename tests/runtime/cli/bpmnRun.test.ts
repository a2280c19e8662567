import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { definitions } from '../../engine/bpmn/definitions.ts';
import { flow, row } from '../../engine/bpmn/model.ts';
import { executable } from '../../engine/simulate/play.ts';

const folder = mkdtempSync(join(tmpdir(), 'wutong-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function write(content: string | Buffer): string {
  const file = join(folder, `f${count++}`);
  writeFileSync(file, content);
  return file;
}

const KITE = executable(
  'kite',
  `${row('<userTask id="review" name="初审"/>', 'review')}<boundaryEvent id="late" attachedToRef="review" cancelActivity="false">
   <timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="warned"/>${flow('late', 'warned')}`,
);

describe('wutong bpmn run', () => {
  let out: MockInstance;
  let err: MockInstance;
  beforeEach(() => {
    out = vi.spyOn(console, 'log').mockImplementation(() => {});
    err = vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  const cli = async (...argv: string[]) => {
    const code = await run({ root: folder, argv: ['bpmn', 'run', ...argv], env: {} });
    const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => line).join('\n');
    return { code, out: text(out), err: text(err) };
  };

  const lines = async (...argv: string[]) => {
    const result = await cli(...argv, '--json');
    return result.out.split('\n').map((line) => JSON.parse(line));
  };

  it('prints each fact as a line of JSON and the result as the last one', async () => {
    const scenario = write(
      JSON.stringify({
        now: '2026-01-05T09:00:00+08:00',
        data: { 姓名: '欧阳𬱖·买买提' },
        commands: [{ advance: 'P1D' }, { complete: 'review', data: { 风力: 3 } }],
      }),
    );
    const facts = await lines(write(definitions(KITE)), '--scenario', scenario);
    expect(facts[0]).toEqual({
      type: 'element.entered',
      element: 'start',
      scope: 'kite#1',
      at: '2026-01-05T09:00:00+08:00',
    });
    expect(facts).toContainEqual({
      type: 'flow.taken',
      element: 'review_end',
      scope: 'kite#1',
      at: '2026-01-06T09:00:00+08:00',
    });
    expect(facts.slice(-2)).toEqual([
      { type: 'case.completed', element: 'kite', scope: 'kite#1', at: '2026-01-06T09:00:00+08:00' },
      { type: 'result', state: 'completed', waiting: [], data: { 姓名: '欧阳𬱖·买买提', 风力: 3 } },
    ]);
  });

  it('says in words what happened', async () => {
    const result = await cli(write(definitions(KITE)));
    expect(result).toMatchObject({
      code: 0,
      out: expect.stringMatching(/进入\treview[\s\S]*结果：等待办理\n正在等待：review/),
    });
  });

  it('gives the same with every state rebuilt from its bytes', async () => {
    const file = write(definitions(KITE));
    const scenario = write('{"now": "2026-01-05T09:00:00+08:00", "auto": true}');
    const plain = await cli(file, '--scenario', scenario, '--json');
    out.mockClear();
    expect(await cli(file, '--scenario', scenario, '--json', '--restart')).toEqual(plain);
  });

  it('answers a model that cannot be run with exit code 1 and the element', async () => {
    const file = write(
      definitions(
        executable('kite', row('<scriptTask id="s" scriptFormat="groovy"><script>1</script></scriptTask>', 's')),
      ),
    );
    expect(await cli(file)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${file} [s]：`) });
    out.mockClear();
    expect(JSON.parse((await cli(file, '--json')).out)).toMatchObject({
      type: 'problem',
      code: 'bpmn.unsupported',
      element: 's',
      file,
    });
    out.mockClear();
    expect(await cli(file, '--scripts', 'skip')).toMatchObject({
      code: 0,
      out: expect.stringContaining('跳过的脚本：s'),
    });
  });

  it('is wrongly called with exit code 2', async () => {
    const file = write(definitions(KITE));
    for (const argv of [
      [],
      [file, file],
      [join(folder, 'nowhere.bpmn')],
      [file, '--scenario', join(folder, 'nowhere.json')],
      [file, '--scenario', write('{')],
      [file, '--scripts', 'run'],
      [file, '--max-steps', '0'],
      [file, '--process', 'nobody'],
      [file, '--frobnicate'],
    ])
      expect(await cli(...argv), argv.join(' ')).toMatchObject({ code: 2, out: '' });
  });

  it('names what is wrong with a scenario by its path', async () => {
    const scenario = write('{"comands": [], "commands": [{"complete": "t", "with": 1}]}');
    const result = await cli(write(definitions(KITE)), '--scenario', scenario);
    expect(result.code).toBe(2);
    expect(result.err).toContain(`${scenario}#/comands：没有“comands”这一项`);
    expect(result.err).toContain(`${scenario}#/commands/0/with：`);
  });

  it('stops at the bound', async () => {
    const endless = `<startEvent id="start"/><exclusiveGateway id="g"/><userTask id="t"/>${flow('start', 'g')}${flow('g', 't')}${flow('t', 'g')}`;
    const file = write(definitions(executable('kite', endless)));
    const facts = await lines(file, '--scenario', write('{"auto": true}'), '--max-steps', '5');
    expect(facts.at(-1)).toMatchObject({ type: 'result', state: 'waiting', exhausted: true });
  });

  it('gives the code of an error that nobody catches', async () => {
    const model = `<error id="e" errorCode="断线"/>${executable('kite', '<endEvent id="broken"><errorEventDefinition errorRef="e"/></endEvent>')}`;
    const facts = await lines(write(definitions(model)));
    expect(facts.at(-1)).toEqual({ type: 'result', state: 'failed', waiting: [], data: {}, code: '断线' });
  });

  it('reads a file in the encoding that it declares', async () => {
    const xml = definitions(executable('kite', '<userTask id="t" name="été"/>')).replace('UTF-8', 'ISO-8859-1');
    expect(await cli(write(Buffer.from(xml, 'latin1')))).toMatchObject({ code: 0 });
  });
});
