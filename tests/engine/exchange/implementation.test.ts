import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  NATIONAL_LIST,
  type PlatformMapping,
  readImplementationList,
  readMapping,
  silentFields,
  type Worksheet,
  type WorksheetText,
  writeImplementationList,
} from '#engine';
import { nationalItems } from './packItems.ts';

const items = nationalItems();
const current = Object.fromEntries(items.map((item) => [item.id, item]));
const texts = (sheets: Worksheet[]): WorksheetText[] =>
  sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }) => title), ...rows] }));

/** A platform with codes and names of its own. */
const PROVINCE: PlatformMapping = {
  id: 'kite-province',
  title: '梧桐省一体化平台',
  dictionaries: {
    level: { province: 'S', city: 'D', county: 'X', town: 'Z', village: 'C' },
    object: { person: 'ZRR', organization: 'FR' },
    handling: { true: 'JB', false: 'CN' },
    unit: { workingDay: '01', calendarDay: '02', month: '03', year: '04', workingHour: '05', hour: '06' },
    need: { required: 'Y', conditional: 'N' },
    yesNo: { true: '是', false: '否' },
  },
  fields: { task_name: 'SXMC', task_handle_item: 'YWBLX' },
  words: { material_format: { 原件: '1', 复印件: '1', 电子: '2' }, task_type: { 公共服务: 'GGFW' } },
};

describe('the national implementation list', () => {
  it.each([NATIONAL_LIST, PROVINCE])('goes out in the codes of $title and comes back the same', (mapping) => {
    const back = readImplementationList(texts(writeImplementationList(items, mapping)), current, mapping);
    expect(back.ok ? back.value : back.problems).toEqual(items);
  });

  it('has a row for every level, the platform’s own codes and names', () => {
    const [basic] = writeImplementationList(items.slice(0, 1), PROVINCE);
    const at = (name: string) => basic?.columns.findIndex(({ title }) => title === name) ?? -1;
    expect(basic?.rows.map((row) => row[at('use_level')])).toEqual(['Z', 'X']);
    expect(basic?.rows[0]?.[at('SXMC')]).toBe('社会保障卡申领');
    expect(basic?.rows[0]?.[at('promise_type')]).toBe('01');
  });

  it('writes words as the platform’s codes, and reads a code as the word that stood there', () => {
    const sheets = texts(writeImplementationList(items, PROVINCE));
    const material = sheets.find(({ name }) => name === 'material');
    const at = material?.rows[0]?.indexOf('material_format') ?? -1;
    const forms = new Set(material?.rows.slice(1).map((row) => row[at]));
    expect([forms.has('1'), forms.has('复印件'), forms.has('原件')]).toEqual([true, false, false]);
    const rows = material?.rows.map((row, index) => (index === 0 ? row : row.with(at, '2'))) ?? [];
    const back = readImplementationList([...sheets.slice(0, 2), { name: 'material', rows }], current, PROVINCE);
    const read = back.ok ? back.value.flatMap(({ elements }) => elements.materials.map(({ form }) => form)) : [];
    expect([...new Set(read)]).toEqual(['电子']);
    expect(readMapping({ ...PROVINCE, words: { task_type: ['GGFW', 1] } })).toMatchObject({
      ok: false,
      problems: [{ code: 'mapping.wrong', path: '/words/task_type' }],
    });
  });

  it('takes over what a platform changed, and nothing else', () => {
    const sheets = texts(writeImplementationList(items, NATIONAL_LIST));
    const [basic] = sheets;
    const at = basic?.rows[0]?.indexOf('promise_day') ?? -1;
    const rows = basic?.rows.map((row) => (row[2] === 'ui-benefit' ? row.with(at, '4') : row)) ?? [];
    const back = readImplementationList([{ name: 'basic', rows }], current, NATIONAL_LIST);
    if (!back.ok) throw new Error(JSON.stringify(back.problems));
    const changed = back.value.filter((item) => JSON.stringify(item) !== JSON.stringify(current[item.id]));
    expect(changed.map(({ id, elements }) => [id, elements.timeLimit.promised.value])).toEqual([['ui-benefit', 4]]);
  });

  it('says which code is in no table and which item is unknown', () => {
    const [basic] = texts(writeImplementationList(items.slice(0, 1), NATIONAL_LIST));
    const at = basic?.rows[0]?.indexOf('use_level') ?? -1;
    const [head = [], one = []] = basic?.rows ?? [];
    const back = readImplementationList(
      [{ name: 'basic', rows: [head, one.with(at, '7'), one.with(2, 'no-such')] }],
      current,
      NATIONAL_LIST,
    );
    expect(back.ok ? [] : back.problems.map(({ message }) => message)).toEqual([
      '表“basic”第2行“use_level”：编码“7”不在平台“国家政务服务事项实施清单”的映射表中。',
      '表“basic”第3行“task_handle_item”：本包没有事项“no-such”，请先建立事项或更正编码。',
    ]);
  });

  it('reads several kinds of applicants from one cell, and passes over none that it does not know', () => {
    const [basic] = texts(writeImplementationList(items.slice(0, 1), NATIONAL_LIST));
    const at = basic?.rows[0]?.indexOf('server_type') ?? -1;
    const [head = [], one = []] = basic?.rows ?? [];
    const read = (objects: string) =>
      readImplementationList([{ name: 'basic', rows: [head, one.with(at, objects)] }], current, NATIONAL_LIST);
    const both = read('1^2');
    expect(both.ok ? both.value[0]?.elements.serviceObjects : both.problems).toEqual(['person', 'organization']);
    const unknown = read('1,9');
    expect(unknown.ok ? [] : unknown.problems.map(({ message }) => message)).toEqual([
      '表“basic”第2行“server_type”：编码“9”不在平台“国家政务服务事项实施清单”的映射表中。',
    ]);
  });

  it('names the fields that items do not say', () => {
    expect(silentFields(items)).toContain('basic.power_source');
    expect(silentFields(items)).not.toContain('basic.by_law');
  });

  it('is mapped by a file as the author’s handbook shows it', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/packs/excel.md'), 'utf8');
    const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
    expect(readMapping(shown)).toEqual({ ok: true, value: shown });
  });

  it('wants a code for every word', () => {
    const { unit, ...others } = PROVINCE.dictionaries;
    const { hour: _, ...rest } = unit;
    const wrong = readMapping({ ...PROVINCE, dictionaries: { ...others, unit: rest } });
    expect(wrong.ok ? [] : wrong.problems.map(({ path }) => path)).toEqual(['/dictionaries/unit/hour']);
    expect(readMapping(null).ok).toBe(false);
    expect(readMapping(PROVINCE).ok).toBe(true);
  });
});
