import { describe, expect, it } from 'vitest';
import { recordPlan } from '../../../../runtime/server/recordPlan.ts';
import type { DifferenceRow, ReconciliationRow } from '../../../../runtime/store/port.ts';
import { morning, paths, planOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const run = (id: string, more: Partial<ReconciliationRow> = {}): ReconciliationRow => ({
  id,
  startedAt: morning,
  startedBy: '系统',
  endedAt: null,
  status: 'running',
  cursor: { phase: 'rows', after: 0 },
  counts: {},
  holder: null,
  heldUntil: null,
  ...more,
});

const difference = (no: number, more: Partial<DifferenceRow> = {}): DifferenceRow => ({
  run: 'r1',
  no,
  kind: 'cell',
  ledger: 'national:unemployed',
  key: '11010519900307867X',
  officePath: paths.town,
  column: 'name',
  stored: '买买提·艾力',
  expected: '买买提·艾力䶮',
  caseId: 'a',
  caseNo: 'NO-a',
  rule: null,
  ...more,
});

const done = { status: 'done', endedAt: morning + 1 } as const;
const write = {
  ledger: 'national:unemployed',
  key: '11010519900307867X',
  values: { name: '买买提·艾力䶮', seen: null },
};

/** Runs of the reconciliation, what they found, and what they read of ledgers and chain. */
export function reconciliationSuite(open: OpenHarness): void {
  describe('reconciliation', () => {
    it('is one at a time, and belongs to one process until it is let go', () =>
      withStore(open, async ({ store }) => {
        expect(await store.startReconciliation(run('r1'))).toBe('started');
        expect(await store.startReconciliation(run('r2'))).toBe('running');
        expect(await store.holdReconciliation('one', 1_000, 2_000)).toMatchObject({ id: 'r1', holder: 'one' });
        expect(await store.holdReconciliation('other', 1_500, 2_500)).toBeUndefined();
        expect(await store.holdReconciliation('one', 1_500, 2_500)).toMatchObject({ heldUntil: 2_500 });
        expect(await store.holdReconciliation('other', 2_501, 3_500)).toMatchObject({ holder: 'other' });
        const slice = { ...run('r1'), holder: 'one', cursor: { phase: 'rows', after: 9 } };
        expect(await store.saveSlice(slice, [difference(1)])).toBe(false);
        expect((await store.differences('r1', page, all)).total).toBe(0);
        expect(await store.saveSlice({ ...slice, ...done, holder: 'other' }, [difference(1)])).toBe(true);
        expect(await store.reconciliation('r1')).toMatchObject({ ...done, cursor: { after: 9 } });
        expect(await store.holdReconciliation('other', 9_000, 9_500)).toBeUndefined();
        expect(await store.startReconciliation(run('r3', { startedAt: morning + 5 }))).toBe('started');
        expect((await store.reconciliations(1)).map(({ id }) => id)).toEqual(['r3']);
      }));

    it('shows each office what was found below it', () =>
      withStore(open, async ({ store }) => {
        await store.startReconciliation(run('r1'));
        const many = Array.from({ length: 1_200 }, (_, at) =>
          difference(at + 3, { kind: 'rule', rule: '户主是本户成员' }),
        );
        const found = [difference(1), difference(2, { officePath: paths.otherCounty, stored: null }), ...many];
        await store.saveSlice({ ...run('r1'), ...done }, found);
        expect(await store.differences('r1', { kind: 'cell', ...page }, { paths: [paths.county] })).toEqual({
          rows: [difference(1)],
          total: 1,
        });
        expect((await store.differences('r1', { ledger: 'national:unemployed', ...page }, all)).total).toBe(1_202);
        expect((await store.differences('r1', page, { paths: [] })).total).toBe(0);
        await store.forgetReconciliations(1);
        expect((await store.differences('r1', page, all)).total).toBe(1_202);
        await store.forgetReconciliations(0);
        expect((await store.differences('r1', page, all)).total).toBe(0);
        expect(await store.reconciliation('r1')).toBeUndefined();
      }));

    it('reads every row with the steps that wrote it, and every step with what it wrote', () =>
      withStore(open, async ({ store }) => {
        const facts = [{ type: 'case.accepted' as const }, { type: 'ledger.written' as const, ...write }];
        const plan = planOf('a', 0, { ledgers: [write] });
        await store.commit({ ...plan, step: { ...plan.step, facts } });
        const entered = { ...write, values: { phone: '13800000001' } };
        await store.commit(
          recordPlan({
            ...{ id: 'entry', no: '登记-1', kind: 'entry', ref: '', title: '登记', officePath: paths.town },
            ...{ actor: { kind: 'officer', id: 'u', name: '水生华' }, at: morning + 1, command: 'ledger.register' },
            ...{ facts: [{ type: 'ledger.registered', ...entered }], ledgers: [entered], data: {}, expect: 0 },
          }),
        );
        const [trail, ...more] = await store.ledgerTrails(0, 10);
        expect(more).toEqual([]);
        expect(trail).toMatchObject({
          ...{ ledger: write.ledger, key: write.key, version: 2 },
          cells: { ...write.values, phone: '13800000001' },
        });
        expect(trail?.versions.map(({ step }) => [step?.caseId, step?.writes, step?.facts])).toEqual([
          ['a', [write], ['case.accepted', 'ledger.written']],
          [null, [entered], ['ledger.registered']],
        ]);
        expect(await store.ledgerTrails(trail?.seq ?? 0, 10)).toEqual([]);
        const chain = await store.chainWrites(0, 10);
        expect(chain.writes.map(({ caseNo, writes }) => [caseNo, writes])).toEqual([
          ['NO-a', [write]],
          ['登记-1', [entered]],
        ]);
        expect(await store.chainWrites(chain.last, 10)).toEqual({ last: chain.last, writes: [] });
        const other = { ledger: write.ledger, key: '没有' };
        expect([...(await store.standingRows([write, other])).entries()]).toEqual([
          [`${write.ledger}\n${write.key}`, { id: trail?.seq, cells: trail?.cells }],
        ]);
      }));
  });

  describe('records by their kind', () => {
    it('are found in scope with what they hold, and are no cases', () =>
      withStore(open, async ({ store }) => {
        const record = (id: string, kind: string, officePath: string, expect = 0) =>
          recordPlan({
            ...{ id, no: `NO-${id}`, kind, ref: '', title: '台账抽查', officePath, at: morning, expect },
            ...{ actor: { kind: 'officer', id: 'u', name: '水生华' }, command: 'sampleCheck.draw' },
            ...{ facts: [], data: { seed: '𠮷', step: expect } },
          });
        await store.commit(record('one', 'sampleCheck', paths.county));
        await store.commit(record('two', 'sampleCheck', paths.otherCounty));
        await store.commit(record('three', 'other', paths.county));
        expect((await store.commit(record('one', 'sampleCheck', paths.county))).kind).toBe('conflict');
        await store.commit(record('one', 'sampleCheck', paths.county, 1));
        const scope = { paths: [paths.county] };
        expect(await store.records('sampleCheck', page, scope)).toMatchObject({
          rows: [{ id: 'one', version: 2, data: { seed: '𠮷', step: 1 } }],
          total: 1,
        });
        expect(await store.record('one', 'other', all)).toBeUndefined();
        expect(await store.record('two', 'sampleCheck', scope)).toBeUndefined();
        expect(await store.case('one', all)).toBeUndefined();
      }));
  });
}
