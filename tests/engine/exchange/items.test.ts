import { describe, expect, it } from 'vitest';
import { readItems, type ServiceItemSource, type Worksheet, type WorksheetText, writeItems } from '#engine';
import { nationalItems } from './packItems.ts';

const texts = (sheets: Worksheet[]): WorksheetText[] =>
  sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }) => title), ...rows] }));

const read = (sheets: WorksheetText[], current: Record<string, ServiceItemSource> = {}) =>
  readItems(sheets, { current, namespace: 'national', calendar: 'china' });

/** One cell of the tables changed. */
const changed = (sheets: WorksheetText[], name: string, row: number, title: string, value: string): WorksheetText[] =>
  sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const at = sheet.rows[0]?.indexOf(title) ?? -1;
    return { name, rows: sheet.rows.map((cells, index) => (index === row - 1 ? cells.with(at, value) : cells)) };
  });

describe('service items as tables', () => {
  const items = nationalItems();
  const current = Object.fromEntries(items.map((item) => [item.id, item]));
  const sheets = texts(writeItems(items));

  it('come back the same', () => {
    const result = read(sheets, current);
    expect(result.ok ? result.value : result.problems).toEqual(items);
  });

  it('keep what the tables do not carry, and change what a cell says', () => {
    const result = read(changed(sheets, '事项', 2, '承诺时限', '2'), current);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [first] = result.value;
    expect(first?.elements.timeLimit.promised.value).toBe(2);
    expect(first?.ledgers).toEqual(items[0]?.ledgers);
    expect(first?.duties).toEqual(items[0]?.duties);
  });

  it('name every cell that is wrong', () => {
    const row = (sheets.find(({ name }) => name === '申请材料')?.rows.length ?? 0) > 2 ? 3 : 2;
    let wrong = changed(sheets, '申请材料', row, '份数', '一份');
    wrong = changed(wrong, '申请材料', row, '必要性', '可有可无');
    wrong = changed(wrong, '事项', 2, '即办件', '也许');
    wrong = changed(wrong, '事项', 3, '名称', '');
    wrong = changed(wrong, '设定依据', 2, '事项标识', 'no-such');
    const result = read(wrong, current);
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([
      '事项!N2',
      '事项!B3',
      '设定依据!A2',
      `申请材料!E${row}`,
      `申请材料!H${row}`,
    ]);
    expect(result.ok ? '' : result.problems[0]?.message).toBe('表“事项”第2行“即办件”：应填“是”或“否”，现为“也许”。');
  });

  it('refuse columns that nobody knows and miss none that is required', () => {
    const main = sheets[0];
    const head = main?.rows[0]?.map((title) => (title === '收费标准' ? '收费' : title)) ?? [];
    const result = read([{ name: '事项', rows: [head, ...(main?.rows.slice(1) ?? [])] }], current);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      '表“事项”缺少“收费标准”列。',
      '表“事项”不认识“收费”列，请删去或改为模板中的列名。',
    ]);
  });

  it('refuse a table about items under a name that nobody knows, and let people keep tables of their own', () => {
    const renamed = sheets.map((sheet) => (sheet.name === '申请材料' ? { ...sheet, name: '材料' } : sheet));
    const result = read(renamed, current);
    expect(result.ok ? [] : result.problems).toMatchObject([
      {
        code: 'sheet.unknown',
        path: '材料!A1',
        message: expect.stringContaining('不认识表“材料”，其中的内容没有读入'),
      },
    ]);
    expect(read([...sheets, { name: '备忘', rows: [['欧阳·阿依古丽记', '周三前交']] }], current).ok).toBe(true);
  });

  it('make a new item with the duties of its profile', () => {
    const line = [...(sheets[0]?.rows[1] ?? [])];
    line[0] = 'kite-reg';
    const tables = [{ name: '事项', rows: [sheets[0]?.rows[0] ?? [], line] }];
    const result = read(tables, current);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.value).toHaveLength(1);
    expect(result.value[0]).toMatchObject({ id: 'kite-reg', calendar: items[0]?.calendar, ledgers: [] });
    expect(result.value[0]?.duties).toHaveLength(1);
  });
});
