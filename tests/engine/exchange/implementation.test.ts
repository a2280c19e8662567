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

  it('names the fields that items do not say', () => {
    expect(silentFields()).toContain('basic.power_source');
    expect(silentFields()).not.toContain('basic.by_law');
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
