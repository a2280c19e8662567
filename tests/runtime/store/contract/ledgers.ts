import { describe, expect, it } from 'vitest';
import type { LedgerWrite } from '#engine';
import type { Store } from '../../../../runtime/store/port.ts';
import { paths, planOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const write = (key: string, values: LedgerWrite['values'], ledger = 'unemployment'): LedgerWrite => ({
  ledger,
  key,
  values,
});

const keys = async (store: Store, query: object): Promise<string[]> =>
  (await store.ledgerRows('unemployment', { ...page, ...query }, all)).rows.map(({ key }) => key);

export function ledgerSuite(open: OpenHarness): void {
  describe('ledgers', () => {
    it('merges the cells that each case sets and keeps who wrote what', () =>
      withStore(open, async ({ store }) => {
        const first = { idNo: '11010519900307867X', name: '王㛃', registered: '2026-11-20', months: 3 };
        await store.commit(planOf('a', 0, { ledgers: [write('p1', first)] }));
        const actor = { kind: 'officer', id: 'u-li', name: '李䶮' } as const;
        const second = { months: 4, cancelled: true };
        await store.commit(
          planOf('b', 0, {
            ledgers: [write('p1', second)],
            step: { actor, at: 99 },
            row: { officePath: paths.otherTown },
          }),
        );
        const found = await store.ledgerRow('unemployment', 'p1', all);
        const values = { ...first, ...second };
        expect(found?.row).toEqual({
          ledger: 'unemployment',
          key: 'p1',
          officePath: paths.otherTown,
          caseId: 'b',
          updatedAt: 99,
          version: 2,
          values,
        });
        expect(found?.history).toEqual([
          { version: 1, at: planOf('a', 0).step.at, caseId: 'a', caseNo: 'NO-a', actorName: '王㛃', values: first },
          { version: 2, at: 99, caseId: 'b', caseNo: 'NO-b', actorName: '李䶮', values },
        ]);
      }));

    it('applies several writes of one step in order and rewrites nothing that stays the same', () =>
      withStore(open, async ({ store }) => {
        await store.commit(
          planOf('a', 0, { ledgers: [write('p1', { a: 1 }), write('p1', { b: 2 }), write('p2', { a: 1 })] }),
        );
        await store.commit(planOf('a', 1, { ledgers: [write('p1', { a: 1, b: 2 })] }));
        expect((await store.ledgerRow('unemployment', 'p1', all))?.row).toMatchObject({
          version: 2,
          values: { a: 1, b: 2 },
        });
        expect((await store.ledgerRow('unemployment', 'p1', all))?.history).toHaveLength(2);
        expect(await store.ledgerCounts(all)).toEqual({ unemployment: 2 });
      }));

    it('writes the same row from two cases that arrive together, one after the other', () =>
      withStore(open, async ({ store }) => {
        const ids = ['a', 'b', 'c'];
        await Promise.all(ids.map((id) => store.commit(planOf(id, 0, { ledgers: [write('p1', { [id]: true })] }))));
        const found = await store.ledgerRow('unemployment', 'p1', all);
        expect(found?.row).toMatchObject({ version: 3, values: { a: true, b: true, c: true } });
        expect(found?.history.map(({ caseId }) => caseId)).toEqual(ids);
      }));

    it('searches texts and filters by exact cells', () =>
      withStore(open, async ({ store }) => {
        const rows = [
          write('p1', { idNo: '11010519900307867X', name: '王㛃', months: 3, active: true, note: null }),
          write('p2', { idNo: '110105199003078580', name: 'Ǎlǐ·Khan', months: 12, active: false }),
        ];
        await store.commit(planOf('a', 0, { ledgers: rows }));
        expect(await keys(store, {})).toEqual(['p2', 'p1']);
        expect(await keys(store, { text: '㛃' })).toEqual(['p1']);
        expect(await keys(store, { text: 'KHAN' })).toEqual(['p2']);
        expect(await keys(store, { text: '867x' })).toEqual(['p1']);
        expect(await keys(store, { text: '_' })).toEqual([]);
        expect(await keys(store, { equals: { idNo: '110105199003078580' } })).toEqual(['p2']);
        expect(await keys(store, { equals: { name: '王㛃' } })).toEqual(['p1']);
        expect(await keys(store, { equals: { months: '12', active: 'false' } })).toEqual(['p2']);
        expect(await keys(store, { equals: { active: 'true' } })).toEqual(['p1']);
        expect(await keys(store, { equals: { missing: '' } })).toEqual([]);
        for (const name of ["name' or 1=1 --", 'name") or 1=1', '$.name', '', 'a'.repeat(70), 'toString']) {
          expect(await keys(store, { equals: { [name]: '王㛃' } })).toEqual([]);
        }
        expect(await keys(store, { offset: 1, limit: 1 })).toEqual(['p1']);
      }));

    it('finds every row about a person, the latest first', () =>
      withStore(open, async ({ store }) => {
        const idNo = '11010519900307867X';
        await store.commit(
          planOf('a', 0, {
            ledgers: [write('p1', { idNo }), write('p1', { idNo, card: '1' }, 'card')],
            step: { at: 1 },
          }),
        );
        await store.commit(planOf('b', 0, { ledgers: [write('p1', { phone: '139' })], step: { at: 2 } }));
        const rows = await store.ledgerRowsOfPerson(idNo, all);
        expect(rows.map(({ ledger, values }) => [ledger, values])).toEqual([
          ['unemployment', { idNo, phone: '139' }],
          ['card', { idNo, card: '1' }],
        ]);
        expect(await store.ledgerRowsOfPerson('', all)).toEqual([]);
        expect(await store.ledgerCounts(all)).toEqual({ card: 1, unemployment: 1 });
      }));
  });
}
