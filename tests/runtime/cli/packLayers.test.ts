import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { PackFiles } from '#engine';
import { run } from '../../../runtime/cli/main.ts';
import { bayFiles, replace } from '../../engine/pack/drift/layers.ts';
import { changed, coastFiles, kiteFiles } from '../../engine/pack/kitePack.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'wutong-layers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let out: MockInstance;
let err: MockInstance;
beforeEach(() => {
  out = vi.spyOn(console, 'log').mockImplementation(() => {});
  err = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

async function cli(...argv: string[]) {
  out.mockClear();
  err.mockClear();
  const code = await run({ root, argv: ['pack', ...argv], env: {} });
  const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => line).join('\n');
  return { code, out: text(out), err: text(err) };
}

/** Writes a pack into a folder of its own. */
function written(name: string, files: PackFiles): string {
  const target = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  return target;
}

const jsonLines = (text: string) => text.split('\n').map((line) => JSON.parse(line));

const promise = (value: number) => replace('/elements/timeLimit/promised/value', value);
const kiteTwo = changed(
  changed(kiteFiles(), 'package.json', (manifest) => Object.assign(manifest, { version: '2.0.0' })),
  'items/kite-permit.json',
  ({ elements }) => {
    const { timeLimit, materials } = elements as { timeLimit: { promised: object }; materials: object[] };
    Object.assign(timeLimit.promised, { value: 4 });
    materials.unshift({
      id: 'card',
      name: '社会保障卡',
      form: '核验原件',
      copies: 0,
      source: '政府部门核发',
      need: 'required',
    });
  },
);
const office = (id: string, name: string, level: string, division: string) => ({ id, name, level, division });
const bay: PackFiles = {
  ...bayFiles([promise(3), replace('/elements/materials/1/copies', 0)]),
  'organizations/demo.json': JSON.stringify({
    id: 'demo',
    title: '演示机构',
    demo: true,
    offices: [
      office('bay', '海湾市人社局', 'city', '990100000000'),
      { ...office('bay-1', '望海村服务站', 'village', '990101001001'), parent: 'bay' },
    ],
    officers: [],
  }),
};
const [old, now] = [written('kite-1', kiteFiles()), written('kite-2', kiteTwo)];
const coast = written('coast', coastFiles([promise(4)]));

const read = (target: string, file: string) => JSON.parse(readFileSync(join(target, file), 'utf8'));

describe('pack merge', () => {
  it('carries two layers over, waits for the decision, and writes only then', async () => {
    const [upper, lower] = [written('m-coast', coastFiles([promise(4)])), written('m-bay', bay)];
    const merge = (...more: string[]) =>
      cli('merge', '--base', old, '--theirs', now, '--ours', `${lower},${upper}`, ...more);
    const found = await merge();
    expect(found.code).toBe(0);
    expect(found.out).toContain('放风筝许可（@wutong/coast overlays/kite-permit.json）：新版已采纳，不再需要');
    expect(found.out).toContain('放风筝许可（@wutong/bay overlays/kite-permit.json，湾政发〔2026〕7号）：已改写');
    expect(found.out).toContain('@wutong/coast 对 @wutong/kite 的依赖由 ^1.0.0 改为 ^2.0.0');
    expect(existsSync(join(upper, 'overlays/kite-permit.json'))).toBe(true);
    expect((await merge('--write')).code).toBe(0);
    expect(existsSync(join(upper, 'overlays/kite-permit.json'))).toBe(false);
    expect(read(upper, 'package.json').dependencies).toEqual({ '@wutong/kite': '^2.0.0' });
    expect(read(lower, 'overlays/kite-permit.json')).toMatchObject({
      reason: '海湾风景区试点',
      target: 'items/kite:kite-permit',
      patch: [
        { op: 'replace', path: '/elements/timeLimit/promised', value: { value: 3, unit: 'workingDay' } },
        { op: 'test', path: '/elements/materials/2/id', value: 'photo' },
        { op: 'replace', path: '/elements/materials/2/copies', value: 0 },
      ],
    });
    expect(await cli('drift', now, upper, lower)).toMatchObject({ code: 0, err: '' });
  });

  it('answers conflicts with 1, names them for the file of choices, and takes the choices', async () => {
    const lower = written('c-coast', coastFiles([promise(3)]));
    const choices = join(folder, 'choices.json');
    const merge = (...more: string[]) => cli('merge', '--base', old, '--theirs', now, '--ours', lower, ...more);
    const open = await merge('--write');
    const id = 'coast/overlays/kite-permit.json#/elements/timeLimit/promised';
    expect(open).toMatchObject({ code: 1, err: expect.stringContaining(`{"${id}": "keep"}`) });
    expect(open.out).toContain('冲突  办理时限 › 承诺时限：原为“5个工作日”，新版改为“4个工作日”，本地改为“3个工作日”');
    expect(read(lower, 'overlays/kite-permit.json').patch).toEqual([promise(3)]);
    expect(jsonLines((await merge('--json')).out).at(-1)).toEqual({
      type: 'result',
      overlays: 1,
      conflicts: 1,
      open: 1,
    });
    writeFileSync(choices, JSON.stringify({ [id]: 'keep' }));
    expect(await merge('--choose', choices, '--write')).toMatchObject({
      code: 0,
      out: expect.stringContaining('保留本地'),
    });
    written('c-coast', coastFiles([promise(3)]));
    writeFileSync(choices, JSON.stringify({ [id]: { merge: { value: 9, unit: 'workingDay' } } }));
    expect(await merge('--choose', choices)).toMatchObject({
      code: 1,
      err: expect.stringContaining('比上级长，不得放宽。如确需改动，请报上级批准'),
    });
  });

  it('merges local edits of the pack itself, file by file', async () => {
    const edited = changed(kiteFiles(), 'items/kite-permit.json', ({ elements }) =>
      Object.assign(elements as object, { implementingBody: '县政务服务中心' }),
    );
    const local = written('edited', edited);
    const merged = await cli('merge', '--base', old, '--theirs', now, '--ours', local, '--write');
    expect(merged).toMatchObject({ code: 0, out: expect.stringContaining('@wutong/kite：1.2.0 → 2.0.0') });
    expect(read(local, 'items/kite-permit.json').elements).toMatchObject({
      implementingBody: '县政务服务中心',
      timeLimit: { promised: { value: 4 } },
    });
    expect(read(local, 'package.json').version).toBe('2.0.0');
  });

  it.each([
    ['no sides', [], '请给出旧版、新版'],
    ['a folder that is no pack', ['--base', folder, '--theirs', now, '--ours', coast], '不是内容包'],
  ])('answers misuse: %s', async (_what, argv, words) => {
    expect(await cli('merge', ...argv)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });

  it('refuses choices that say nothing or that are about nothing', async () => {
    const choices = join(folder, 'odd.json');
    const merge = () => cli('merge', '--base', old, '--theirs', now, '--ours', coast, '--choose', choices);
    writeFileSync(choices, '{"x": "both"}');
    expect(await merge()).toMatchObject({ code: 2, err: expect.stringContaining('“x”的选择不正确') });
    writeFileSync(choices, '{"x": "keep"}');
    expect(await merge()).toMatchObject({ code: 2, err: expect.stringContaining('不是这次合并的冲突') });
  });
});

describe('pack drift', () => {
  const lower = written('bay', bay);

  it('tells stations, elements and sources in words', async () => {
    const found = await cli('drift', old, coast, lower, '--on', '2026-12-10');
    expect(found.code).toBe(0);
    expect(found.out).toContain('海湾市：2 个机构（海湾市人社局、望海村服务站）');
    expect(found.out).toContain('承诺时限由4个工作日改为3个工作日');
    expect(found.out).toContain('来源：海湾市 2.1.0，湾政发〔2026〕7号，2026-12-31 到期（即将到期）；海湾风景区试点');
    expect(found.out).toContain('对照省级：机构 2 个，有差异的 2 个。');
    expect((await cli('drift', old, coast, lower, '--on', '2027-01-01')).out).toContain('有差异的 0 个');
  });

  it('writes JSON lines and a table', async () => {
    const csv = join(folder, 'drift.csv');
    const found = await cli(
      'drift',
      old,
      coast,
      lower,
      '--on',
      '2026-06-01',
      '--against',
      'national',
      '--json',
      '--csv',
      csv,
    );
    expect(jsonLines(found.out).at(-1)).toMatchObject({
      type: 'result',
      against: 'national',
      stations: 2,
      differing: 2,
    });
    expect(readFileSync(csv, 'utf8').split('\r\n').length).toBe(1 + 2 * 2 + 1);
  });

  it('answers misuse', async () => {
    expect(await cli('drift', old, '--against', 'village')).toMatchObject({ code: 2 });
    expect(await cli('drift', old, '--on', '2026-02-30')).toMatchObject({ code: 2 });
    expect(await cli('drift')).toMatchObject({ code: 2 });
  });
});

describe('pack provenance', () => {
  it('tells who set what', async () => {
    const found = await cli('provenance', 'coast:kite-permit', old, coast);
    expect(found.code).toBe(0);
    expect(found.out).toContain('放风筝许可（coast:kite-permit，出自 kite:kite-permit）');
    expect(found.out).toContain('[1] 海岸（@wutong/coast@1.0.0 overlays/kite-permit.json），海边风大：1 处');
    expect(found.out).toContain('办理时限 › 承诺时限：由“5个工作日”改为“4个工作日”');
    expect(found.out).not.toContain('实施主体');
    expect((await cli('provenance', 'coast:kite-permit', old, coast, '--all')).out).toContain('实施主体：“镇服务所”');
  });

  it('writes JSON lines, and names the nearest of what does not exist', async () => {
    const lines = jsonLines((await cli('provenance', 'coast:kite-permit', old, coast, '--json')).out);
    expect(lines.filter(({ type }) => type === 'source').length).toBe(2);
    expect(lines).toContainEqual(
      expect.objectContaining({ type: 'field', field: '/elements/timeLimit/promised', source: 1, was: '5个工作日' }),
    );
    expect(await cli('provenance', 'coast:kite-permits', old, coast)).toMatchObject({
      code: 1,
      err: expect.stringContaining('coast:kite-permit'),
    });
    expect(await cli('provenance')).toMatchObject({ code: 2 });
  });
});
