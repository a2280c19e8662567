import { describe, expect, it } from 'vitest';
import {
  type CaseData,
  type JsonObject,
  type LedgerDefinition,
  type LedgerMapping,
  type LedgerSource,
  ledgerWrites,
} from '#engine';
import { kiteItem } from '../service/kiteItem.ts';

const kites: LedgerDefinition = {
  id: 'kites',
  title: '风筝台账',
  purpose: '登记许可的风筝',
  key: ['idNo'],
  columns: [
    { name: 'idNo', title: '公民身份号码', type: 'idcard', required: true },
    { name: 'name', title: '姓名', type: 'text', required: true },
    { name: 'sex', title: '性别', type: 'select', codeTable: 'SEX' },
    { name: 'uses', title: '用途', type: 'multiselect', codeTable: 'national:USE' },
    { name: 'granted', title: '许可日期', type: 'date' },
    { name: 'seen', title: '录入时间', type: 'datetime' },
    { name: 'since', title: '起始月份', type: 'month' },
    { name: 'length', title: '线长', type: 'number' },
    { name: 'fee', title: '押金', type: 'money' },
    { name: 'motor', title: '是否带动力', type: 'boolean' },
    { name: 'phone', title: '联系电话', type: 'phone' },
    { name: 'card', title: '银行卡号', type: 'bankcard' },
    { name: 'owner', title: '单位代码', type: 'uscc' },
    { name: 'place', title: '放飞地', type: 'division' },
  ],
};

const table = (id: string, title: string, ...entries: [string, string][]) => ({
  id,
  title,
  entries: entries.map(([code, label]) => ({ code, label })),
});

const source = (...ledgers: LedgerMapping[]): LedgerSource => ({
  ref: 'beijing:kite',
  item: { ...kiteItem, ledgers },
  ledgers: { 'national:kites': kites },
  codeTables: {
    'national:SEX': table('SEX', '性别', ['1', '男性'], ['2', '女性']),
    'national:USE': table('USE', '用途', ['1', '比赛'], ['2', '表演']),
  },
});

const mapping = (set: Record<string, string> = {}, more: Partial<LedgerMapping> = {}): LedgerMapping => ({
  ledger: 'national:kites',
  on: 'granted',
  key: 'form.idNo',
  set: { idNo: 'form.idNo', name: 'form.name', ...set },
  ...more,
});

const form = {
  idNo: '11010519491231002X',
  name: '阿卜杜拉·买买提',
  sex: '1',
  uses: ['1', '2'],
  motor: false,
  length: 30,
};
const data = (change: JsonObject = {}): CaseData => ({
  form: { ...form, ...change },
  case: { concludedAt: '2026-03-05' },
});

describe('ledgerWrites', () => {
  it('writes a row with key and cells', () => {
    const compiled = source(
      mapping({
        sex: 'form.sex',
        uses: 'form.uses',
        granted: 'case.concludedAt',
        motor: 'form.motor',
        length: 'form.length',
        phone: 'form.phone',
      }),
    );
    expect(ledgerWrites(compiled, 'granted', data())).toEqual({
      ok: true,
      value: [
        {
          ledger: 'national:kites',
          key: '11010519491231002X',
          values: {
            idNo: '11010519491231002X',
            name: '阿卜杜拉·买买提',
            sex: '1',
            uses: ['1', '2'],
            granted: '2026-03-05',
            motor: false,
            length: 30,
          },
        },
      ],
    });
  });

  it('writes at its moment and under its condition only', () => {
    const compiled = source(mapping({}, { when: 'form.motor = true' }), mapping({}, { on: 'denied' }));
    expect(ledgerWrites(compiled, 'granted', data())).toEqual({ ok: true, value: [] });
    expect(ledgerWrites(compiled, 'granted', data({ motor: true }))).toMatchObject({
      ok: true,
      value: [{ ledger: 'national:kites' }],
    });
    expect(ledgerWrites(compiled, 'accepted', data())).toEqual({ ok: true, value: [] });
  });

  it.each<[string, string, JsonObject, string]>([
    [
      'idNo',
      'form.idNo',
      { idNo: '110105194912310021' },
      '台账“风筝台账”的“公民身份号码”：公民身份号码第18位校验码不对，请核对',
    ],
    ['name', 'form.name', { name: '' }, '台账“风筝台账”的“姓名”：必填，没有内容，请补填'],
    ['name', 'form.name', { name: 7 }, '台账“风筝台账”的“姓名”：应为文字'],
    ['sex', 'form.sex', { sex: '9' }, '台账“风筝台账”的“性别”：“9”不在代码表“性别”中'],
    ['uses', 'form.uses', { uses: ['1', '3'] }, '台账“风筝台账”的“用途”：“3”不在代码表“用途”中'],
    ['granted', 'form.day', { day: '2026-02-30' }, '台账“风筝台账”的“许可日期”：“2026-02-30”不是日期，应为YYYY-MM-DD'],
    [
      'seen',
      'form.day',
      { day: '2026-02-03' },
      '台账“风筝台账”的“录入时间”：“2026-02-03”不是时间，应为YYYY-MM-DDTHH:MM',
    ],
    ['since', 'form.day', { day: '2026-13' }, '台账“风筝台账”的“起始月份”：“2026-13”不是月份，应为YYYY-MM'],
    ['length', 'form.length', { length: '30' }, '台账“风筝台账”的“线长”：应为数字'],
    ['fee', 'form.fee', { fee: 1.234 }, '台账“风筝台账”的“押金”：应为金额，单位元，最多两位小数'],
    ['motor', 'form.motor', { motor: '是' }, '台账“风筝台账”的“是否带动力”：应为是或否'],
    ['phone', 'form.phone', { phone: '110' }, '台账“风筝台账”的“联系电话”：应为11位手机号或带区号的固定电话'],
    ['card', 'form.card', { card: '6222' }, '台账“风筝台账”的“银行卡号”：应为15至19位数字的银行卡号'],
    [
      'owner',
      'form.owner',
      { owner: '91350100M000100Y44' },
      '台账“风筝台账”的“单位代码”：统一社会信用代码第18位校验码不对，请核对',
    ],
    ['place', 'form.place', { place: '1101' }, '台账“风筝台账”的“放飞地”：应为6位、9位或12位行政区划代码'],
  ])('refuses the cell %s = %s of %o', (column, expression, change, message) => {
    const result = ledgerWrites(source(mapping({ [column]: expression }, { key: '"k"' })), 'granted', data(change));
    expect(result).toMatchObject({ ok: false, problems: [{ message, path: `/ledgers/0/set/${column}` }] });
  });

  it('refuses an unknown ledger, column, key and expression, each by name', () => {
    const codes = (one: LedgerMapping, change: JsonObject = {}) => {
      const result = ledgerWrites(source(one), 'granted', data(change));
      return result.ok ? [] : result.problems.map(({ code, path }) => [code, path]);
    };
    expect(codes(mapping({}, { ledger: 'ghosts' }))).toEqual([['ledger.unknown', '/ledgers/0/ledger']]);
    expect(codes(mapping({ ghost: 'form.name' }))).toEqual([['ledger.unknownColumn', '/ledgers/0/set/ghost']]);
    expect(codes(mapping({}, { key: 'form.none' }))).toEqual([['ledger.key', '/ledgers/0/key']]);
    expect(codes(mapping({ name: 'form.(' }))).toEqual([['ledger.expression', '/ledgers/0/set/name']]);
    expect(codes({ ...mapping(), set: { idNo: 'form.idNo' } })).toEqual([['ledger.required', '/ledgers/0/set/name']]);
  });

  it('finds a bare reference in the namespace of the item', () => {
    const own = { ...source(mapping({}, { ledger: 'kites' })), ref: 'national:kite' };
    expect(ledgerWrites(own, 'granted', data())).toMatchObject({ ok: true, value: [{ ledger: 'national:kites' }] });
  });
});

describe('a mapping over a list', () => {
  const members = [
    { idNo: '11010519491231002X', name: '欧阳·㼆' },
    { idNo: '11010119880315004X', name: '龚㛃' },
  ];
  const each = mapping({}, { each: 'form.members', key: 'row.idNo', set: { idNo: 'row.idNo', name: 'row.name' } });
  const write = (list: JsonObject[] | null, more: Partial<LedgerMapping> = {}) =>
    ledgerWrites(source({ ...each, ...more }), 'granted', { form: { members: list } });

  it('writes a row for every entry', () => {
    expect(write(members)).toEqual({
      ok: true,
      value: members.map((values) => ({ ledger: 'national:kites', key: values.idNo, values })),
    });
  });

  it('writes nothing for an empty or absent list, and leaves out what its condition leaves out', () => {
    expect(write([])).toEqual({ ok: true, value: [] });
    expect(write(null)).toEqual({ ok: true, value: [] });
    expect(write(members, { when: 'row.name = "龚㛃"' })).toMatchObject({ value: [{ key: '11010119880315004X' }] });
  });

  it('says in which row a value does not fit, and then writes none', () => {
    const result = write([...members, { idNo: '11010119880315004X' }]);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'ledger.required', message: '第3行：台账“风筝台账”的“姓名”：必填，没有内容，请补填' }],
    });
  });

  it('says when the list cannot be computed', () => {
    expect(write(members, { each: 'form.members +' })).toMatchObject({
      ok: false,
      problems: [{ code: 'ledger.expression', path: '/ledgers/0/each' }],
    });
  });
});

describe('a mapping that updates', () => {
  const change = mapping({}, { update: true, set: { phone: 'form.phone' } });
  const write = (data: JsonObject) => ledgerWrites(source(change), 'granted', { form: { idNo: 'K-1', ...data } });

  it('sets only what it names: the row of the earlier case has the required columns', () => {
    expect(write({ phone: '13810002345' })).toEqual({
      ok: true,
      value: [{ ledger: 'national:kites', key: 'K-1', values: { phone: '13810002345' } }],
    });
  });

  it('still checks what it sets', () => {
    expect(write({ phone: '1381000' })).toMatchObject({ ok: false, problems: [{ code: 'ledger.cell' }] });
  });
});
