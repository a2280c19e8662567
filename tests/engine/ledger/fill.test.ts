import { describe, expect, it } from 'vitest';
import {
  changedCells,
  checkRegister,
  filledRow,
  filledRows,
  type LedgerDefinition,
  proveLedger,
  type Register,
} from '#engine';

const flown: LedgerDefinition = {
  id: 'flown',
  title: '放飞登记簿',
  purpose: '登记每一次放飞',
  key: ['no'],
  columns: [
    { name: 'no', title: '编号', type: 'text', required: true },
    { name: 'name', title: '姓名', type: 'text', required: true },
    { name: 'sky', title: '天气', type: 'select', codeTable: 'national:SKY' },
    { name: 'day', title: '日期', type: 'date' },
    { name: 'note', title: '备注', type: 'text', required: true, manual: true },
  ],
  fills: [
    {
      from: 'checkedRows',
      when: 'wrong > 0',
      key: 'key',
      set: { no: 'key', name: 'by', sky: 'wrongColumns', day: 'substring(checkedAt, 1, 10)' },
    },
  ],
};

const register: Register = {
  ref: 'national:flown',
  ledger: flown,
  print: 'p',
  table: () => ({ id: 'SKY', title: '天气', entries: [{ code: '1', label: '晴' }] }),
};

const row = { key: 'A-1', by: '欧阳·阿依古丽', wrong: 1, wrongColumns: '1', checkedAt: '2026-03-02T09:00' };

describe('fills of a ledger', () => {
  it('make a row of what they are asked for, and only where they apply', () => {
    expect(filledRows(register, 'checkedRows', [row, { ...row, key: 'A-2', wrong: 0 }])).toEqual([
      {
        ledger: 'national:flown',
        key: 'A-1',
        values: { no: 'A-1', name: '欧阳·阿依古丽', sky: '1', day: '2026-03-02' },
      },
    ]);
    expect(filledRows(register, 'ratings', [row])).toEqual([]);
  });

  it('leave a cell empty that does not fit, and make nothing without a key', () => {
    const [fill] = flown.fills ?? [];
    if (!fill) throw new Error('no fill');
    expect(filledRow(register, fill, { ...row, wrongColumns: '9', checkedAt: null })?.values).toEqual({
      no: 'A-1',
      name: '欧阳·阿依古丽',
      sky: null,
      day: null,
    });
    expect(filledRow(register, fill, { ...row, key: ' ' })).toBeUndefined();
  });

  it('write only what differs', () => {
    const [write] = filledRows(register, 'checkedRows', [row]);
    if (!write) throw new Error('no row');
    expect(
      changedCells(write, { no: 'A-1', name: '欧阳·阿依古丽', sky: '1', day: '2026-03-02', note: '人写的' }),
    ).toBeUndefined();
    expect(changedCells(write, { no: 'A-1', name: '欧阳', sky: '1', day: '2026-03-02' })?.values).toEqual({
      name: '欧阳·阿依古丽',
    });
    // What is empty on both sides is no difference.
    expect(changedCells({ ...write, values: { day: null } })).toBeUndefined();
  });

  it('are proved by their examples', () => {
    const proof = { title: '一行', from: 'checkedRows' as const, rows: [row, { ...row, key: 'A-2' }] };
    const expectA1 = { key: 'A-1', values: { sky: '2' } };
    expect(proveLedger(register, { ...proof, expect: [expectA1, { key: 'A-3', values: {} }] })).toMatchObject([
      { path: '/expect/0/values/sky', message: '“sky”应为 "2"，结果为 "1"。' },
      { path: '/expect/1/key' },
      { path: '/expect', message: '多写了主键为“A-2”的一行。' },
    ]);
  });

  it('are checked: columns, names of the source, other ledgers', () => {
    const wrong: LedgerDefinition = {
      ...flown,
      fills: [{ from: 'officers', key: 'userName', set: { wind: 'name', name: 'wage' } }],
      reconcile: [{ title: '有风筝', with: 'national:kites', match: { owner: 'no' }, expect: 'count(found) = heads' }],
      proof: [{ title: '没有', from: 'ratings', rows: [{}], expect: [] }],
    };
    expect(checkRegister(wrong, () => ['idNo']).map(({ path }) => path)).toEqual([
      '/fills/0/set/wind',
      '/fills/0/set/name',
      '/reconcile/0/match/owner',
      '/reconcile/0/expect',
      '/proof/0/from',
    ]);
    expect(checkRegister(flown, () => undefined)).toEqual([]);
  });

  it('may leave to the case only columns that they fill, and look for those that a database can read in it', () => {
    const columns = flown.columns.map((column) => ({ ...column, queryable: column.name === 'name' }));
    const fill = { from: 'cases' as const, key: 'case.no', set: { no: 'case.no', name: 'case.person' } };
    const faults = (live: string[], from: 'cases' | 'officers' = 'cases') =>
      checkRegister({ ...flown, columns, fills: [{ ...fill, from, live }] }, () => undefined)
        .filter(({ code }) => code.startsWith('ledger.live'))
        .map(({ code, path }) => [code, path]);
    expect(faults(['no'])).toEqual([]);
    expect(faults(['day', 'name'])).toEqual([['ledger.liveColumn', '/fills/0/live/0']]);
    fill.set.name = 'if case.person = null then form.name else case.person';
    expect(faults(['name'])).toEqual([['ledger.liveQueryable', '/fills/0/live/0']]);
    expect(faults(['no'], 'officers')).toEqual([['ledger.liveSource', '/fills/0/live']]);
  });
});
