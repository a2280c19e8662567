import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { packBuild } from '../../../runtime/cli/packBuild.ts';
import { packExport } from '../../../runtime/cli/packExport.ts';
import { packImport } from '../../../runtime/cli/packImport.ts';
import { packInit } from '../../../runtime/cli/packInit.ts';
import { readWorkbook } from '../../../runtime/server/excel/readWorkbook.ts';
import { writeWorkbook } from '../../../runtime/server/excel/writeWorkbook.ts';

const root = join(import.meta.dirname, '../../..');
let folder = '';
let pack = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wutong-exchange-'));
  pack = join(folder, 'national');
  cpSync(join(root, 'packs/national'), pack, { recursive: true });
});

async function run(command: typeof packExport, ...argv: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...words) => void lines.push(words.join(' ')));
  const error = vi.spyOn(console, 'error').mockImplementation((...words) => void lines.push(words.join(' ')));
  try {
    return { code: await command({ root, argv, env: {} }), said: lines.join('\n') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

/** The workbook with one cell of the items changed. */
async function edit(file: string, sheet: string, item: string, title: string, value: string): Promise<void> {
  const read = await readWorkbook(readFileSync(file));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const sheets = read.value
    .filter(({ name }) => name !== '选项')
    .map(({ name, rows: [head = [], ...rows] }) => {
      const at = head.findIndex((text) => text.replace(/\*?(\n.*)?$/s, '') === title);
      const changed = rows.map((row) => (name === sheet && row[0] === item ? [...row].with(at, value) : [...row]));
      return { name, columns: head.map((text) => ({ title: text })), rows: changed };
    });
  writeFileSync(file, await writeWorkbook(sheets));
}

describe('pack export and pack import', () => {
  it('change what a cell says, after a look at it', async () => {
    const file = join(folder, '事项.xlsx');
    expect(await run(packExport, pack, '--out', file)).toMatchObject({ code: 0 });
    expect((await run(packImport, pack, file)).said).toContain('没有改动');
    await edit(file, '事项', 'unemp-reg', '别名', '失业人员登记\n失业登记备案');
    const looked = await run(packImport, pack, file);
    expect(looked.said).toContain('items/unemp-reg.json');
    expect(looked.said).toContain('尚未写入');
    expect(await run(packImport, pack, file, '--write')).toMatchObject({ code: 0 });
    const item = JSON.parse(readFileSync(join(pack, 'items/unemp-reg.json'), 'utf8'));
    expect(item.aliases).toEqual(['失业人员登记', '失业登记备案']);
  });

  it('write nothing when a cell is wrong or the pack would be', async () => {
    const file = join(folder, '错误.xlsx');
    await run(packExport, pack, '--out', file);
    await edit(file, '申请材料', 'unemp-reg', '份数', '两份');
    const before = readFileSync(join(pack, 'items/unemp-reg.json'), 'utf8');
    const wrong = await run(packImport, pack, file, '--write');
    expect(wrong.code).toBe(1);
    expect(wrong.said).toMatch(/表“申请材料”第\d+行“份数”：应为数字，现为“两份”/);
    await edit(file, '申请材料', 'unemp-reg', '份数', '-1');
    expect((await run(packImport, pack, file, '--write')).code).toBe(1);
    expect(readFileSync(join(pack, 'items/unemp-reg.json'), 'utf8')).toBe(before);
  });

  it('name the workbook, keep what an editor needs, and make the folder of the first item', async () => {
    const small = join(folder, 'small');
    await run(packInit, small, '--name', '@demo/kite', '--title', '风筝');
    const file = join(folder, '风筝.xlsx');
    await run(packExport, small, '--out', file);
    const path = join(small, 'items/kite-permit.json');
    const { $schema } = JSON.parse(readFileSync(path, 'utf8'));
    await edit(file, '事项', 'kite-permit', '名称', '放风筝');
    expect(await run(packImport, small, file, '--write')).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ $schema, title: '放风筝' });
    rmSync(join(small, 'items'), { recursive: true });
    rmSync(join(small, 'scenarios'), { recursive: true });
    expect(await run(packImport, small, file, '--write')).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(path, 'utf8')).title).toBe('放风筝');
    await edit(file, '申请材料', 'kite-permit', '份数', '一份');
    expect((await run(packImport, small, file)).said).toContain('风筝.xlsx#申请材料!E2：');
  });

  it('write all items or none', async () => {
    const file = join(folder, '两项.xlsx');
    await run(packExport, pack, '--out', file);
    await edit(file, '事项', 'card-apply', '别名', '社保卡申领登记');
    await edit(file, '事项', 'unemp-reg', '别名', '失业登记㐂');
    const files = ['items/card-apply.json', 'items/unemp-reg.json'].map((path) => join(pack, path));
    const before = files.map((path) => readFileSync(path, 'utf8'));
    // What another run left: it was interrupted before it changed anything.
    mkdirSync(join(pack, '.wutong-write'));
    writeFileSync(join(pack, '.wutong-write/1.new'), '{}');
    expect(await run(packImport, pack, file, '--write')).toMatchObject({ code: 0 });
    expect(files.map((path) => readFileSync(path, 'utf8'))).not.toEqual(before);
    expect(existsSync(join(pack, '.wutong-write'))).toBe(false);
    // Half of it written, and interrupted: the next run starts from what was before.
    mkdirSync(join(pack, '.wutong-write'));
    writeFileSync(join(pack, '.wutong-write/0.old'), before[0] ?? '');
    writeFileSync(join(pack, '.wutong-write/1.old'), before[1] ?? '');
    const entry = { existed: true, removed: false };
    const journal = ['items/card-apply.json', 'items/unemp-reg.json'].map((path) => ({ ...entry, path }));
    writeFileSync(join(pack, '.wutong-write/journal.json'), JSON.stringify(journal));
    const looked = await run(packImport, pack, file);
    expect(looked.said).toContain('已经恢复原样');
    expect(looked.said).toContain('有变化 2 个');
    expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual(before);
  });

  it('do not write into an archive', async () => {
    const small = join(folder, 'archived');
    await run(packInit, small, '--name', '@demo/kite', '--title', '风筝');
    const file = join(folder, '归档.xlsx');
    await run(packExport, small, '--out', file);
    await run(packBuild, small, '--out', join(folder, 'kite.tgz'));
    const wrong = run(packImport, join(folder, 'kite.tgz'), file, '--write');
    await expect(wrong).rejects.toThrow('归档不能改写');
    expect((await run(packImport, join(folder, 'kite.tgz'), file)).said).toContain('没有改动');
  });

  it('carry the implementation list, too', async () => {
    const file = join(folder, '实施清单.xlsx');
    const out = await run(packExport, pack, '--out', file, '--list');
    expect(out.said).toContain('basic.power_source');
    expect((await run(packImport, pack, file, '--list')).said).toContain('没有改动');
  });
});
