import { describe, expect, it } from 'vitest';
import type { LedgerWrite } from '#engine';
import type { Scope, Store } from '../../../../runtime/store/port.ts';
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
          id: found?.row.id,
          ledger: 'unemployment',
          key: 'p1',
          officePath: paths.otherTown,
          caseId: 'b',
          updatedAt: 99,
          version: 2,
          values,
        });
        expect(found?.history).toEqual([
          {
            version: 1,
            at: planOf('a', 0).step.at,
            caseId: 'a',
            caseNo: 'NO-a',
            actorName: '王㛃',
            reason: null,
            command: 'case.receive',
            values: first,
          },
          {
            version: 2,
            at: 99,
            caseId: 'b',
            caseNo: 'NO-b',
            actorName: '李䶮',
            reason: null,
            command: 'case.receive',
            values,
          },
        ]);
        const id = found?.row.id ?? 0;
        expect(await store.ledgerRowById(id, all)).toEqual(found);
        expect(await store.ledgerRowById(id, { paths: [paths.town] })).toBeUndefined();
        expect(await store.ledgerRowById(id + 1, all)).toBeUndefined();
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
        const found = (text: string, parts = ['name', 'months', 'note'], whole = ['idNo']) =>
          keys(store, { search: { text, parts, whole } });
        expect(await found('㛃')).toEqual(['p1']);
        expect(await found('KHAN')).toEqual(['p2']);
        expect(await found('12')).toEqual(['p2']);
        expect(await found('_')).toEqual([]);
        expect(await found('  ')).toEqual(['p2', 'p1']);
        expect(await found('11010519900307867x ')).toEqual(['p1']);
        for (const part of ['867x', '1990', '11010519900307867', '%867x', '1'.repeat(200)])
          expect(await found(part), part).toEqual([]);
        expect(await found('1990', ['idNo'], [])).toEqual(['p2', 'p1']);
        expect(await found('王㛃', [], ['name'])).toEqual(['p1']);
        expect(await found('王', [], ['name'])).toEqual([]);
        expect(await found('Ǎlǐ')).toEqual(['p2']);
        expect(await found("1' or 1=1 --", ["name' or 1=1 --"])).toEqual([]);
        expect(await found('王㛃', [], [])).toEqual([]);
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

    it('is read as it stood just before a moment, with the filters of that day', () =>
      withStore(open, async ({ store }) => {
        const at = (time: number) => ({ step: { at: time } });
        const asAt = async (time: number, query: object = {}) => {
          const found = await store.ledgerRows('unemployment', { ...page, ...query, before: time }, all);
          return { total: found.total, rows: found.rows.map(({ key, values, version }) => [key, version, values]) };
        };
        const begun = { name: '王㛃', active: true, card: '62170001X' };
        await store.commit(planOf('a', 0, { ledgers: [write('p1', begun)], ...at(10) }));
        await store.commit(planOf('b', 0, { ledgers: [write('p2', { name: '买买提·艾力' })], ...at(20) }));
        await store.commit(planOf('c', 0, { ledgers: [write('p1', { active: false, months: 3 })], ...at(30) }));
        await store.commit(planOf('d', 0, { ledgers: [write('p3', { name: '龚䶮' })], ...at(40) }));
        expect(await asAt(10)).toEqual({ total: 0, rows: [] });
        expect(await asAt(30)).toEqual({
          total: 2,
          rows: [
            ['p2', 1, { name: '买买提·艾力' }],
            ['p1', 1, begun],
          ],
        });
        expect((await asAt(31)).rows[1]).toEqual(['p1', 2, { ...begun, active: false, months: 3 }]);
        const keysAt = async (time: number, query: object) => (await asAt(time, query)).rows.map(([key]) => key);
        expect(await keysAt(30, { equals: { active: 'true' } })).toEqual(['p1']);
        expect(await keysAt(31, { equals: { active: 'true' } })).toEqual([]);
        const search = (text: string) => ({ search: { text, parts: ['name'], whole: ['card'] } });
        expect(await keysAt(30, search('㛃'))).toEqual(['p1']);
        expect(await keysAt(30, search('%'))).toEqual([]);
        expect(await keysAt(30, search('62170001x'))).toEqual(['p1']);
        expect(await keysAt(30, search('62170'))).toEqual([]);
        expect(await keysAt(100, { offset: 1, limit: 1 })).toEqual(['p2']);
        expect((await asAt(100, { offset: 1, limit: 1 })).total).toBe(3);
        const first = (await store.ledgerRows('unemployment', { ...page, before: 11 }, all)).rows[0];
        expect(first).toMatchObject({ caseId: 'a', updatedAt: 10 });
        const elsewhere = { paths: [paths.otherCounty] };
        expect((await store.ledgerRows('unemployment', { ...page, before: 100 }, elsewhere)).total).toBe(0);
      }));

    it('writes nothing when a row that the plan expects stands at another version', () =>
      withStore(open, async ({ store }) => {
        const expecting = (id: string, version: number, values: LedgerWrite['values']) =>
          store.commit({
            ...planOf(id, 0, { ledgers: [write('p1', values)] }),
            expectLedgers: [{ ledger: 'unemployment', key: 'p1', version }],
          });
        expect(await expecting('a', 1, { a: 1 })).toEqual({ kind: 'conflict', version: 0 });
        expect(await store.case('a', all)).toBeUndefined();
        expect(await expecting('b', 0, { a: 1 })).toMatchObject({ kind: 'committed' });
        const both = await Promise.all([expecting('c', 1, { a: 2 }), expecting('d', 1, { a: 3 })]);
        expect(both.map(({ kind }) => kind)).toEqual(['committed', 'conflict']);
        expect((await store.ledgerRow('unemployment', 'p1', all))?.row).toMatchObject({ version: 2, values: { a: 2 } });
      }));

    it('leaves a row with the office that keeps it and with its case when the plan says so', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0, { ledgers: [write('p1', { a: 1 })], row: { officePath: paths.town } }));
        const above = planOf('b', 0, {
          ledgers: [write('p1', { a: 2 }), write('p2', { a: 1 })],
          row: { officePath: paths.county },
        });
        await store.commit({ ...above, keepOffices: true });
        const kept = await store.ledgerRow('unemployment', 'p1', all);
        expect(kept?.row).toMatchObject({ officePath: paths.town, caseId: 'a', version: 2 });
        expect(kept?.history.map(({ caseId }) => caseId)).toEqual(['a', 'b']);
        expect((await store.ledgerRow('unemployment', 'p2', all))?.row.officePath).toBe(paths.county);
      }));

    it('lists the records of one kind within the scope, the latest first', () =>
      withStore(open, async ({ store }) => {
        const record = (id: string, result: string, officePath: string) =>
          planOf(id, 0, {
            row: { status: 'register', digest: '', result, officePath, itemRef: 'x:people', data: { who: id } },
          });
        for (const [id, kind, office] of [
          ['a', 'ledger.unmask', paths.town],
          ['b', 'ledger.export', paths.town],
          ['c', 'ledger.unmask', paths.otherCounty],
          ['d', 'other', paths.town],
        ] as const)
          await store.commit(record(id, kind, office));
        const kinds = ['ledger.unmask', 'ledger.export'];
        const found = async (query: object, scope: Scope = all) =>
          (await store.ledgerAccesses({ kinds, ...page, ...query }, scope)).rows.map(({ id }) => id);
        expect(await found({})).toEqual(['c', 'b', 'a']);
        expect(await found({}, { paths: [paths.county] })).toEqual(['b', 'a']);
        expect(await found({ kinds: ['ledger.export'] })).toEqual(['b']);
        expect(await found({ ledger: 'x:other' })).toEqual([]);
        const [latest] = (await store.ledgerAccesses({ kinds, ...page }, all)).rows;
        expect(latest).toMatchObject({ no: 'NO-c', kind: 'ledger.unmask', ledger: 'x:people', data: { who: 'c' } });
      }));
  });
}
