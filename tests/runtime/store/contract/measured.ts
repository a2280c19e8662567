import { describe, expect, it } from 'vitest';
import type { Store } from '../../../../runtime/store/port.ts';
import { day, morning, paths, planOf } from '../fixtures.ts';
import { all, type OpenHarness, withStore } from './harness.ts';

/** Case `old` of a hundred days ago, `due` that is due tomorrow, `new` of today; each with a row of its own. */
async function fill(store: Store): Promise<void> {
  const cases = [
    ['old', paths.town, morning - 100 * day, morning - 100 * day, null],
    ['due', paths.otherTown, morning - 100 * day, morning - 100 * day, morning + day],
    ['new', paths.otherCounty, morning, morning, null],
  ] as const;
  for (const [id, officePath, createdAt, updatedAt, due] of cases)
    await store.commit(
      planOf(id, 0, {
        row: { officePath, createdAt, updatedAt, due },
        ledgers: [{ ledger: 'unemployment', key: id, values: { name: id } }],
      }),
    );
}

export function measuredSuite(open: OpenHarness): void {
  describe('rows that indicators count', () => {
    const ids = async (store: Store, query: { from?: number; before?: number }, scope: Parameters<Store['case']>[1]) =>
      (await store.measuredCases({ after: 0, limit: 10, before: morning + 10 * day, ...query }, scope)).map(
        ({ id }) => id,
      );

    it('are the cases that can have a date in the period: touched in it, or due in it', () =>
      withStore(open, async ({ store }) => {
        await fill(store);
        expect(await ids(store, {}, all)).toEqual(['old', 'due', 'new']);
        expect(await ids(store, { from: morning - day }, all)).toEqual(['due', 'new']);
        expect(await ids(store, { before: morning }, all)).toEqual(['old', 'due']);
        expect(await ids(store, {}, { paths: [paths.county] })).toEqual(['old', 'due']);
        expect(await ids(store, {}, { paths: [] })).toEqual([]);
      }));

    it('come page by page, none twice and none left out', () =>
      withStore(open, async ({ store }) => {
        await fill(store);
        const first = await store.measuredCases({ after: 0, limit: 2, before: morning + day }, all);
        expect(first.map(({ id }) => id)).toEqual(['old', 'due']);
        const after = first.at(-1)?.seq ?? 0;
        const next = await store.measuredCases({ after, limit: 2, before: morning + day }, all);
        expect(next).toMatchObject([{ id: 'new', officePath: paths.otherCounty, state: { id: 'new' } }]);
      }));

    it('are the rows of a ledger in scope', () =>
      withStore(open, async ({ store }) => {
        await fill(store);
        const rows = await store.measuredRows('unemployment', { after: 0, limit: 10 }, { paths: [paths.county] });
        expect(rows.map(({ key, values }) => [key, values])).toEqual([
          ['old', { name: 'old' }],
          ['due', { name: 'due' }],
        ]);
        const last = await store.measuredRows('unemployment', { after: rows[1]?.seq ?? 0, limit: 1 }, all);
        expect(last.map(({ key }) => key)).toEqual(['new']);
        expect(await store.measuredRows('loans', { after: 0, limit: 10 }, all)).toEqual([]);
      }));
  });
}
