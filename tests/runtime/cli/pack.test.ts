import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { run } from '../../../runtime/cli/main.ts';
import { openStore } from '../../../runtime/store/open.ts';
import { planOf } from '../store/fixtures.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'wutong-pack-'));
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
  const code = await run({ root, argv, env: {} });
  const text = (spy: MockInstance) => spy.mock.calls.map(([line]) => line).join('\n');
  return { code, out: text(out), err: text(err) };
}

/** A fresh pack in a folder of its own. */
async function init(name: string): Promise<string> {
  const target = join(folder, name);
  const made = await cli('pack', 'init', target, '--name', '@demo/kite', '--title', '风筝', '--division', '99');
  expect(made.code).toBe(0);
  return target;
}

function edit(file: string, change: (value: Record<string, Record<string, unknown>>) => void): void {
  const value = JSON.parse(readFileSync(file, 'utf8'));
  change(value);
  writeFileSync(file, JSON.stringify(value));
}

describe('pack init', () => {
  it('writes a pack that is checked and tested at once', async () => {
    const target = await init('fresh');
    expect(await cli('pack', 'check', target)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/@demo\/kite@0\.1\.0 合格[\s\S]*共 1 个事项/),
    });
    expect(await cli('pack', 'test', target)).toMatchObject({ code: 0, out: expect.stringContaining('未通过 0 个') });
  });

  it('tells editors the schema of every JSON file, by a path inside the pack, so that the pack is the same wherever it was made', async () => {
    const target = await init('schemas');
    const files = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^[^.].*\.json$/.test(file),
    );
    expect(files.length).toBe(10);
    for (const file of files) {
      const { $schema } = JSON.parse(readFileSync(join(target, file), 'utf8'));
      const schema = resolve(target, file, '..', $schema);
      expect(JSON.parse(readFileSync(schema, 'utf8')).type, file).toBe('object');
      expect(relative(target, schema), file).not.toMatch(/^\.\./);
    }
    const settings = JSON.parse(readFileSync(join(target, '.vscode/settings.json'), 'utf8'))['json.schemas'];
    for (const { url } of settings)
      expect(readFileSync(resolve(target, url), 'utf8')).toContain('https://wutong.dev/pack/1/');
    const deeper = await init('made/elsewhere');
    expect((await cli('pack', 'check', deeper)).out).toBe((await cli('pack', 'check', target)).out);
  });

  it('refreshes what the editor goes by after an upgrade, and says when that is due', async () => {
    const target = await init('stale');
    expect((await cli('pack', 'schemas', target)).out).toContain('已是最新');
    const schema = join(target, '.vscode/schemas/item.json');
    const current = readFileSync(schema, 'utf8');
    writeFileSync(schema, JSON.stringify(JSON.parse(current)));
    expect((await cli('pack', 'check', target)).err).toBe('');
    edit(schema, (value) => {
      value.title = { former: '旧格式' };
    });
    rmSync(join(target, '.vscode/schemas/poster.json'));
    const settings = join(target, '.vscode/settings.json');
    const own = { fileMatch: ['/notes.json'], url: './notes.schema.json' };
    writeFileSync(
      settings,
      JSON.stringify({ 'editor.tabSize': 4, 'json.schemas': [own, { url: './.vscode/schemas/gone.json' }] }),
    );
    const checked = await cli('pack', 'check', target);
    expect(checked.code).toBe(0);
    expect(checked.err).toContain(`更新：wutong pack schemas ${target}`);
    const refreshed = await cli('pack', 'schemas', target);
    expect(refreshed).toMatchObject({ code: 0, out: expect.stringContaining('已更新 3 个文件') });
    expect(readFileSync(schema, 'utf8')).toBe(current);
    const kept = JSON.parse(readFileSync(settings, 'utf8'));
    expect(kept['editor.tabSize']).toBe(4);
    expect(kept['json.schemas']).toContainEqual(own);
    expect(JSON.stringify(kept)).not.toContain('gone.json');
    expect((await cli('pack', 'check', target)).err).toBe('');
    writeFileSync(settings, '{ // 我的设置\n}');
    expect(await cli('pack', 'schemas', target)).toMatchObject({
      code: 2,
      err: expect.stringContaining('settings.json'),
    });
    expect(await cli('pack', 'schemas')).toMatchObject({ code: 2 });
  });

  it.each([
    ['11', 'province'],
    ['1101', 'city'],
    ['110101', 'county'],
  ])('takes division %s for a %s', async (division, layer) => {
    const target = join(folder, `division-${division}`);
    await cli('pack', 'init', target, '--name', 'kite', '--title', '风筝', '--division', division);
    expect(JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')).wutong).toMatchObject({ division, layer });
  });

  it('writes into no folder that holds something, and over no file', async () => {
    const full = join(folder, 'full');
    mkdirSync(full);
    writeFileSync(join(full, '.hidden'), 'x');
    expect(await cli('pack', 'init', full, '--name', 'kite', '--title', '风筝')).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是空的'),
    });
    expect(readdirSync(full)).toEqual(['.hidden']);
    const file = join(full, '.hidden');
    expect(await cli('pack', 'init', file, '--name', 'kite', '--title', '风筝')).toMatchObject({ code: 2 });
  });

  it.each([
    [['--title', '风筝'], 2],
    [['--name', 'kite', '--title', '风筝', '--division', '1'], 2],
    [['--name', 'Kite Pack', '--title', '风筝'], 1],
  ])('writes nothing for %j', async (flags, code) => {
    const target = join(folder, 'wrong');
    expect((await cli('pack', 'init', target, ...flags)).code).toBe(code);
    expect(readdirSync(folder)).not.toContain('wrong');
  });
});

describe('pack test', () => {
  const linesOf = (text: string) => text.split('\n').map((line) => JSON.parse(line));

  it('answers a failing scenario with its place and exit code 1', async () => {
    const target = await init('failing');
    edit(join(target, 'scenarios/kite-permit/happy.json'), ({ expect: expected }) => {
      Object.assign(expected ?? {}, { result: 'denied' });
    });
    const { code, out: text } = await cli('pack', 'test', target);
    expect(code).toBe(1);
    expect(text).toMatch(
      /未通过 {2}@demo\/kite[^\n]*（梧桐 未通过）\n[^\n]*scenarios\/kite-permit\/happy\.json#\/expect\/result：/,
    );
    const lines = linesOf((await cli('pack', 'test', target, '--json')).out);
    expect(lines.at(-1)).toMatchObject({ type: 'result', scenarios: 5, failed: 1, problems: 1 });
  });

  it('plays each scenario on both engines and prints the coverage of each process', async () => {
    const target = await init('whole');
    const { code, out: text } = await cli('pack', 'test', target);
    expect(code).toBe(0);
    expect(text.match(/（梧桐 通过，bpmn-engine 通过）/g)).toHaveLength(5);
    expect(text).toContain('kite:kite（受理、复核、出件）：16/16，100%');
    const lines = linesOf((await cli('pack', 'test', target, '--json')).out);
    expect(lines.find(({ type }) => type === 'coverage')).toMatchObject({ parts: 16, reached: 16, percent: 100 });
  });

  it('answers a process that is walked too little with what is missed and exit code 1', async () => {
    const target = await init('little');
    rmSync(join(target, 'scenarios/kite-permit/supplement-expired.json'));
    const { code, out: text } = await cli('pack', 'test', target);
    expect(code).toBe(1);
    expect(text).toContain('14/16，87%，应不低于 90%，未走到：30个工作日未补正→逾期未补正、结束“逾期未补正”');
    expect(text).toContain('流程 1 个，覆盖不足 1 个');
  });
});

describe('pack diff', () => {
  it('measures two versions in words and as JSON', async () => {
    const old = await init('old');
    const now = join(folder, 'now');
    cpSync(old, now, { recursive: true });
    edit(join(now, 'items/kite-permit.json'), ({ elements }) => {
      const { materials } = elements as { materials: object[] };
      Object.assign(elements ?? {}, {
        materials: [materials[0], materials[2]],
        timeLimit: { promised: { value: 1, unit: 'workingDay' }, immediate: false },
      });
    });
    edit(join(now, 'items/kite-permit.json'), (item) => {
      delete (item as Record<string, unknown>).steps;
    });
    const words = await cli('pack', 'diff', old, now);
    expect(words.code).toBe(0);
    expect(words.out).toContain('申请材料：减少“风筝照片”（必要）');
    expect(words.out).toContain(
      '环节不变（3个）；减必交材料 1 份（2→1）；按情形提交的材料不变（1份）；减时限 2 个工作日（3→1）',
    );
    const json = (await cli('pack', 'diff', old, now, '--json')).out.split('\n').map((line) => JSON.parse(line));
    expect(json.at(-1)).toMatchObject({ type: 'result', changed: 1, before: { days: 3 }, after: { days: 1 } });
  });

  it('measures a layer over the pack it depends on', async () => {
    const { code, out: text } = await cli('pack', 'diff', join(root, 'packs/national'), join(root, 'packs/beijing'));
    expect(code).toBe(0);
    expect(text).toContain('失业登记（national:unemp-reg → beijing:unemp-reg）');
    expect(text).not.toContain('取消事项');
  }, 60_000);

  it('answers misuse', async () => {
    const old = await init('alone');
    expect(await cli('pack', 'diff', old)).toMatchObject({ code: 2 });
    expect(await cli('pack', 'diff', old, old)).toMatchObject({ code: 2, err: expect.stringContaining('相同') });
    expect(await cli('pack', 'diff', old, folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是内容包'),
    });
  });
});

describe('pack check', () => {
  it('tells the first 200 faults and how many there are', async () => {
    const pack = await init('flood');
    for (let at = 0; at < 250; at += 1) writeFileSync(join(pack, `code-tables/T${at}.json`), '{');
    const { code, err: said } = await cli('pack', 'check', pack);
    expect([code, said.split('\n').length]).toEqual([1, 202]);
    expect(said).toMatch(/其余 50 处没有列出[\s\S]*共 250 处问题/);
  });

  it('follows no link and takes no other encoding', async () => {
    const pack = await init('odd');
    symlinkSync('.', join(pack, 'items/loop'));
    symlinkSync('nowhere', join(pack, 'forms/gone.json'));
    const linked = await cli('pack', 'check', pack);
    expect([linked.code, linked.err]).toEqual([
      1,
      expect.stringMatching(/odd\/(items\/loop|forms\/gone\.json)：这是符号链接/),
    ]);
    rmSync(join(pack, 'items/loop'));
    rmSync(join(pack, 'forms/gone.json'));
    writeFileSync(join(pack, 'README.md'), Buffer.from([0xce, 0xe0, 0xcd, 0xa9]));
    expect((await cli('pack', 'check', pack)).err).toContain('odd/README.md：文件不是 UTF-8 文本');
  });

  it('names an archive that is none by its own name', async () => {
    const archive = join(folder, 'none.tgz');
    writeFileSync(archive, '不是归档');
    expect((await cli('pack', 'check', archive)).err).toMatch(/^none\.tgz：/);
  });
});

describe('pack basis', () => {
  it('lists what a repeal reaches', async () => {
    const pack = await init('basis');
    const found = await cli('pack', 'basis', pack, '--repeal', '《风筝放飞管理办法》', '--on', '2027-01-01');
    expect(found).toMatchObject({ code: 0, out: expect.stringContaining('受影响的事项 1 个') });
    expect(found.out).toContain('没有其他依据');
    expect(found.out).toContain('据此收取的材料：申请人居民身份证、风筝照片、委托书和代办人居民身份证');
    const none = await cli('pack', 'basis', pack, '--on', '2027-01-01');
    expect(none.out).toContain('没有受影响的事项');
    const wrongDay = await cli('pack', 'basis', pack, '--on', '2027-02-30');
    expect([wrongDay.code, wrongDay.err]).toEqual([2, expect.stringContaining('现为“2027-02-30”')]);
    const misspelled = await cli('pack', 'basis', pack, '--repeal', '风筝管理办法', '--on', '2027-01-01');
    expect(misspelled.err).toContain('最接近的是“风筝放飞管理办法（示例）”，请核对法规名');
  });

  it('lists the open cases of a data folder, and the posters that must be printed anew', async () => {
    const pack = await init('basisCases');
    mkdirSync(join(pack, 'posters'));
    const poster = (id: string, item: string) =>
      writeFileSync(
        join(pack, `posters/${id}.json`),
        JSON.stringify({
          id,
          title: `图版·${id}`,
          paper: 'A3',
          orientation: 'portrait',
          levels: ['town'],
          blocks: [{ type: 'twelveElements', item }],
        }),
      );
    poster('guide', 'kite-permit');
    const data = join(folder, 'basisData');
    mkdirSync(data);
    const store = await openStore(`sqlite:${join(data, 'wutong.db')}`);
    await store.commit(planOf('open', 0, { row: { itemRef: 'kite:kite-permit' } }));
    await store.commit(planOf('over', 0, { row: { itemRef: 'kite:kite-permit', status: 'concluded' } }));
    await store.commit(planOf('other', 0));
    await store.close();
    const asked = ['pack', 'basis', pack, '--repeal', '风筝放飞管理办法', '--on', '2027-01-01', '--data', data];
    const { out: words } = await cli(...asked);
    expect(words).toContain('在办件 1 件：NO-open');
    expect(words).toContain('图版·guide（kite:guide）');
    const lines = (await cli(...asked, '--json')).out.split('\n').map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: 'item', ref: 'kite:kite-permit', openCases: ['NO-open'] },
      { type: 'poster', ref: 'kite:guide' },
    ]);
    expect(await cli(...asked.slice(0, -1), join(folder, 'nowhere'))).toMatchObject({ code: 2 });
  });
});
