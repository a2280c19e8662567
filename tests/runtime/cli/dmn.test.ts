import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { decision, definitions, input, literal, table } from '../../engine/decision/models.ts';

const folder = mkdtempSync(join(tmpdir(), 'wutong-dmn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const LEVELS = table(
  'UNIQUE',
  [{ expression: '年龄', type: 'number' }],
  [{}],
  [
    ['< 50', '"一般"'],
    ['>= 50', '"大龄"'],
  ],
);
const model = write('补贴.dmn', definitions(input('年龄', 'number') + decision('补贴档次', LEVELS, ['in_年龄'])));
const data = write('data.json', '{"年龄": 52}');

describe('wutong dmn and wutong feel', () => {
  let out: MockInstance;
  let err: MockInstance;
  beforeEach(() => {
    out = vi.spyOn(console, 'log').mockImplementation(() => {});
    err = vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  const cli = async (...argv: string[]) => {
    const code = await run({ root: folder, argv, env: {} });
    const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => line).join('\n');
    return { code, out: text(out), err: text(err) };
  };

  it('runs a decision', async () => {
    expect(await cli('dmn', 'run', model, '--decision', '补贴档次', '--data', data)).toMatchObject({
      code: 0,
      out: '"大龄"',
    });
    out.mockClear();
    expect(await cli('dmn', 'run', model, '--decision', 'd_补贴档次', '--data', data, '--json')).toMatchObject({
      code: 0,
      out: '{"type":"result","value":"大龄"}',
    });
  });

  it('finds the imports of a model beside it', async () => {
    const main = write(
      'main.dmn',
      definitions(
        `<import name="补贴" namespace="https://example.org/kite" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
         <decision id="d" name="结论"><variable name="结论"/><informationRequirement><requiredDecision href="https://example.org/kite#d_补贴档次"/></informationRequirement>${literal('补贴.补贴档次 + "人员"')}</decision>`,
        'urn:main',
      ),
    );
    expect(await cli('dmn', 'run', main, '--decision', '结论', '--data', data)).toMatchObject({
      code: 0,
      out: '"大龄人员"',
    });
  });

  it('decides for the business rule tasks of a process in memory', async () => {
    const flow = write(
      'flow.bpmn',
      `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1" id="d" targetNamespace="t">
        <bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="r"/>
        <bpmn:businessRuleTask id="r" name="定档" wutong:decision="bt" wutong:resultVariable="档次"/></bpmn:process></bpmn:definitions>`,
    );
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    write('rules/bt.dmn', readFileSync(model, 'utf8'));
    const scenario = write('scenario.json', '{"data": {"年龄": 52}}');
    const ran = await cli('bpmn', 'run', flow, '--scenario', scenario, '--decisions', rules, '--json');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out.split('\n').at(-1) ?? '')).toMatchObject({ state: 'completed', data: { 档次: '大龄' } });
    expect(await cli('bpmn', 'run', flow, '--decisions', join(folder, 'nowhere'))).toMatchObject({ code: 2 });
  });

  it('answers a refused model and unfit data with exit code 1, file and element', async () => {
    const broken = write('broken.dmn', definitions(decision('a', literal('1 +'))));
    const refused = await cli('dmn', 'run', broken, '--decision', 'a');
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/broken\.dmn \[d_a\]：.*feel\.syntax/) });
    const unfit = write('unfit.json', '{"年龄": "五十二"}');
    const asJson = await cli('dmn', 'run', model, '--decision', '补贴档次', '--data', unfit, '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({
      type: 'problem',
      code: 'dmn.input',
      file: model,
      element: 'in_年龄',
    });
    out.mockClear();
    expect(await cli('dmn', 'run', model, '--decision', '没有')).toMatchObject({ code: 1 });
  });

  it('answers misuse with exit code 2', async () => {
    expect(await cli('dmn', 'run', model)).toMatchObject({ code: 2 });
    expect(await cli('dmn', 'run', join(folder, 'nowhere.dmn'), '--decision', 'a')).toMatchObject({ code: 2 });
    expect(await cli('dmn', 'check')).toMatchObject({ code: 2 });
    expect(await cli('feel')).toMatchObject({ code: 2 });
    expect(await cli('feel', '1', '--data', write('list.json', '[1]'))).toMatchObject({ code: 2 });
  });

  it('checks models', async () => {
    const fine = await cli('dmn', 'check', model);
    expect(fine).toMatchObject({ code: 0, out: expect.stringContaining('1 个决策，提醒 0 处') });
    out.mockClear();
    const gap = write('gap.dmn', readFileSync(model, 'utf8').replace('>= 50', '> 50'));
    expect((await cli('dmn', 'check', gap)).out).toMatch(
      /提醒 {2}.*gap\.dmn \[t\]：.*年龄 = 50 时没有一行匹配.*dmn\.gap/,
    );
    out.mockClear();
    const lines = (await cli('dmn', 'check', gap, '--json')).out.split('\n').map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: 'finding', code: 'dmn.gap' },
      { type: 'result', decisions: 1, warnings: 1 },
    ]);
    expect(await cli('dmn', 'check', write('no.dmn', '<x'))).toMatchObject({ code: 1 });
  });

  it('evaluates an expression', async () => {
    expect(await cli('feel', '年龄 >= 50', '--data', data)).toMatchObject({ code: 0, out: 'true' });
    out.mockClear();
    expect(await cli('feel', '0.1 + 0.2', '--json')).toMatchObject({ code: 0, out: '{"type":"result","value":0.3}' });
    expect(await cli('feel', '1 +')).toMatchObject({ code: 1, err: expect.stringContaining('feel.syntax') });
  });
});
