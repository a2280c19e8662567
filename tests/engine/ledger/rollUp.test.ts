import { describe, expect, it } from 'vitest';
import { factName, type LedgerRollUp, rollUpTotals } from '#engine';

const club: LedgerRollUp = {
  title: '风筝社卡',
  members: { ledger: 'kite:flyers', by: 'club', columns: ['name'] },
  facts: [{ ledger: 'kite:permits', columns: ['until'] }],
  totals: [
    { title: '社员', value: 'count(members)', unit: '人', column: 'size' },
    { title: '持证', value: 'count(members[facts.permits != null])' },
    { title: '线长合计', value: 'sum(members.length)', unit: '米' },
    { title: '人均', value: 'row.length / count(members)' },
    { title: '算不出', value: 'no.such.thing' },
  ],
};

describe('a row that stands for several persons', () => {
  it('adds up its members and says where its own cell differs', () => {
    const members = [
      { cells: { name: '龚㛃', length: 30 }, facts: { permits: { until: '2026-12-31' } } },
      { cells: { name: '买买提·艾力', length: 12.5 }, facts: { permits: undefined } },
    ];
    expect(rollUpTotals(club, { size: 3, length: 50 }, members)).toEqual([
      { title: '社员', value: 2, unit: '人', registered: 3 },
      { title: '持证', value: 1, unit: '' },
      { title: '线长合计', value: 42.5, unit: '米' },
      { title: '人均', value: 25, unit: '' },
      { title: '算不出', value: null, unit: '' },
    ]);
    expect(rollUpTotals(club, { size: 2 }, members)[0]).not.toHaveProperty('registered');
    expect(rollUpTotals(club, {}, [])[0]).toEqual({ title: '社员', value: 0, unit: '人' });
  });

  it('reads facts under the id of their ledger', () => {
    expect([factName('kite:permits'), factName('permits')]).toEqual(['permits', 'permits']);
  });
});
