import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { PackFiles } from '#engine';
import { run } from '../../../runtime/cli/main.ts';
import { kiteFiles } from '../../engine/pack/kitePack.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'wutong-localize-'));
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

const scenario = {
  title: '欧阳·阿依古丽申请放风筝',
  item: 'kite-permit',
  now: '2026-01-05T09:00:00+08:00',
  shows: 'happy',
  applicant: { kind: 'person', name: '欧阳·阿依古丽', idType: '10', idNo: '11010119900307109X', phone: '13800000000' },
  form: { color: '1' },
  steps: [
    { by: 'acceptance', at: 'acceptance', outcome: 'accept' },
    { by: 'approval', at: 'approval', outcome: 'approve', opinion: '同意' },
  ],
  expect: { status: 'concluded', result: 'granted' },
};

/** Writes files into a folder of their own. */
function written(name: string, files: PackFiles): string {
  const target = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  return target;
}

const kite = written('kite', {
  ...kiteFiles(),
  'scenarios/kite-permit/happy.json': JSON.stringify(scenario),
});
const files = written('patches', {
  'note.json': JSON.stringify([{ op: 'add', path: '/blocks/-', value: { type: 'note', text: '咨询电话：12333。' } }]),
  'gone.json': JSON.stringify([{ op: 'remove', path: '/blocks/9' }]),
  'same.json': JSON.stringify([]),
  'tail.json': JSON.stringify([
    { op: 'add', path: '/schema/properties/tail', value: { title: '尾长', type: 'string', minLength: 1 } },
    { op: 'add', path: '/schema/required', value: ['tail'] },
    { op: 'add', path: '/sections/0/fields/-', value: 'tail' },
  ]),
  'column.json': JSON.stringify([{ op: 'replace', path: '/columns/1/title', value: '花色' }]),
  'broken.json': '[',
});
const at = (name: string) => join(files, name);
const draft = (part: string, patch: string, ...more: string[]) =>
  cli('localize', part, '--division', '990121', '--packs', kite, '--patch', at(patch), ...more);
const tried = (overlay: string, ...more: string[]) =>
  cli('sandbox', at(overlay), '--division', '990121', '--data', join(folder, 'sandbox'), '--packs', kite, ...more);
const lines = (text: string) => text.split('\n').map((line) => JSON.parse(line));

describe('wutong pack localize', () => {
  it('drafts an overlay, tells before and after, and writes it', async () => {
    const more = [
      '--reason',
      '便民',
      '--document',
      '清人社发〔2026〕8号',
      '--expires',
      '2027-12-31',
      '--out',
      at('note.overlay.json'),
    ];
    const drafted = await draft('documents/kite:receipt', 'note.json', ...more);
    expect(drafted).toEqual({
      code: 0,
      err: '',
      out: [
        '文书“收件回执”的本地化：1 处改动',
        '  内容块 › 第 2 项',
        '    上级：无',
        '    本地：咨询电话：12333。',
        '改动在更改权限以内，不须报批，可以直接启用。',
      ].join('\n'),
    });
    expect(JSON.parse(readFileSync(at('note.overlay.json'), 'utf8'))).toMatchObject({
      id: 'receipt',
      target: 'documents/kite:receipt',
      reason: '便民',
      document: '清人社发〔2026〕8号',
      expires: '2027-12-31',
    });
  });

  it('says what goes beyond which right, and ends with 1', async () => {
    const form = await draft('forms/kite:kite-permit', 'tail.json', '--out', at('tail.overlay.json'));
    expect([form.code, form.out]).toEqual([
      1,
      expect.stringContaining('必填项增加“尾长”，增加必填项会加重填报负担（国家规定，须报上级批准）'),
    ]);
    const ledger = await draft('ledgers/kite:kites', 'column.json', '--json');
    expect(ledger.code).toBe(1);
    expect(lines(ledger.out).map(({ type }) => type)).toEqual(['overlay', 'change', 'exceeded']);
    expect(lines(ledger.out)[2]).toMatchObject({
      right: 'narrow-only',
      approvable: true,
      where: '列 › 颜色 › 中文名称',
    });
  });

  it('tells what is wrong with a patch (1) and with the call (2)', async () => {
    const gone = await draft('documents/kite:receipt', 'gone.json');
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('第 1 项改动（remove /blocks/9）无法应用')]);
    const absent = await draft('documents/kite:none', 'note.json');
    expect([absent.code, absent.err]).toEqual([1, expect.stringContaining('不存在')]);
    for (const [argv, why] of [
      [['indicators/kite:x', 'note.json'], '口径由上级统一'],
      [['documents/kite:receipt', 'same.json'], '与上级没有不同'],
      [['documents/kite:receipt', 'broken.json'], '读不出 JSON'],
      [['documents/kite:receipt', 'note.json', '--expires', '明年'], '须为日期'],
      [['documents/kite:receipt', 'note.json', '--expires', '2020-12-31'], '须为今天或者今后的日期'],
    ] as [[string, string, ...string[]], string][]) {
      const wrong = await draft(...argv);
      expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining(why)]);
    }
    const division = await cli('localize', 'forms/kite:kite-permit', '--division', '99', '--patch', at('tail.json'));
    expect([division.code, division.err]).toEqual([2, expect.stringContaining('市（4 位）和县（6 位）')]);
  });
});

describe('wutong pack sandbox', () => {
  it('makes a sandbox, plays the scenarios of what is touched, and says which go otherwise', async () => {
    const first = await tried('note.overlay.json');
    expect([first.code, first.err]).toEqual([0, expect.stringMatching(/^已在 .*sandbox 建立沙箱，安装内容包 1 个。$/)]);
    expect(existsSync(join(folder, 'sandbox', 'wutong.db'))).toBe(true);
    expect(first.out).toContain('涉及事项 1 个，情景 1 个：通过 1 个，经过或者结果有变化 1 个。');
    expect(first.out).toContain(
      '  通过  放风筝许可：“欧阳·阿依古丽申请放风筝”\n        变化：文书“收件回执”的内容有变化',
    );
    const again = await tried('note.overlay.json', '--json');
    expect([again.code, again.err]).toEqual([0, '']);
    expect(lines(again.out).at(-1)).toEqual({
      ...{ type: 'result', passed: true, items: 1, scenarios: 1, changed: 1 },
      figures: null,
    });
  });

  it('ends with 1 where a scenario no longer does what it should, and with 2 for a file that is no overlay', async () => {
    const stuck = await tried('tail.overlay.json');
    expect([stuck.code, stuck.out]).toEqual([1, expect.stringContaining('不通过  放风筝许可')]);
    expect(stuck.out).toContain('变化：不能再按原来的步骤办完');
    const wrong = await tried('note.json');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('不是叠加层')]);
    expect((await cli('sandbox', at('note.overlay.json'))).code).toBe(2);
  });
});
