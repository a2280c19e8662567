import { describe, expect, it } from 'vitest';
import type { Rating } from '#engine';
import type { CommitPlan, RatingRow, Store } from '../../../../runtime/store/port.ts';
import { day, morning, paths, planOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const said = (more: Partial<Rating> = {}): Rating => ({
  stage: 'conclusion',
  level: 1,
  reasons: ['23'],
  comment: '让我跑了三趟，𠮷',
  anonymous: false,
  channel: 'portal',
  at: morning,
  rated: ['u-wang'],
  followUps: [],
  ...more,
});

const rowOf = (caseId: string, more: Partial<RatingRow> = {}): RatingRow => ({
  id: `${caseId}.conclusion`,
  caseId,
  stage: 'conclusion',
  caseNo: `NO-${caseId}`,
  itemRef: 'beijing:unemployment',
  itemName: '失业登记',
  officePath: paths.town,
  level: 1,
  at: morning,
  duty: 'contact',
  due: morning + day,
  version: 1,
  rating: said(),
  ...more,
});

const planned = (rating: RatingRow): CommitPlan =>
  planOf(rating.id, rating.version - 1, {
    row: { no: `NO-${rating.id}`, status: 'register', officePath: rating.officePath },
    openTasks: [],
    rating,
  });

const give = async (store: Store, rating: RatingRow) => (await store.commit(planned(rating))).kind;

export function ratingSuite(open: OpenHarness): void {
  describe('ratings', () => {
    const query = { ...page, now: morning + 2 * day };
    const ids = async (store: Store, more: object = {}, scope: Parameters<Store['case']>[1] = all) =>
      (await store.ratings({ ...query, ...more }, scope)).rows.map(({ caseId }) => caseId);

    it('are written with their record, one a stage', () =>
      withStore(open, async ({ store, again }) => {
        expect(await give(store, rowOf('a'))).toBe('committed');
        expect(await give(store, rowOf('a', { level: 5, rating: said({ level: 5 }) }))).toBe('conflict');
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 1 });
        const other = await again();
        expect(await other.rating('a.conclusion', all)).toEqual(rowOf('a'));
        expect(await other.ratingsOfCase('a', all)).toEqual([rowOf('a')]);
        if (other !== store) await other.close();
      }));

    it('keep what was said when a follow-up is added', () =>
      withStore(open, async ({ store }) => {
        await give(store, rowOf('a'));
        const followUps = [
          { type: 'contact' as const, reached: true, text: '已核实', at: morning, by: { id: 'u-li', name: '李㛃' } },
        ];
        const next = rowOf('a', {
          version: 2,
          duty: 'rectification',
          due: morning + 9 * day,
          rating: said({ followUps }),
        });
        expect(await give(store, next)).toBe('committed');
        expect(await store.rating('a.conclusion', all)).toEqual(next);
        expect(await give(store, next)).toBe('conflict');
      }));

    it('are listed with the most urgent duty first, and counted', () =>
      withStore(open, async ({ store }) => {
        await give(store, rowOf('good', { level: 5, duty: null, due: null, at: morning + 1 }));
        await give(store, rowOf('later', { due: morning + 5 * day }));
        await give(store, rowOf('late'));
        await give(store, rowOf('done', { level: 2, duty: null, due: null }));
        await give(store, rowOf('revisit', { level: 2, duty: 'revisit', due: null }));
        await give(store, rowOf('elsewhere', { officePath: paths.otherCounty }));
        const county = { paths: [paths.county] };
        expect(await ids(store, {}, county)).toEqual(['late', 'later', 'revisit', 'good', 'done']);
        expect(await ids(store, { duty: 'open' }, county)).toEqual(['late', 'later', 'revisit']);
        expect(await ids(store, { duty: 'late' }, county)).toEqual(['late']);
        expect(await ids(store, { duty: 'done' }, county)).toEqual(['done']);
        expect(await ids(store, { level: 2 }, county)).toEqual(['revisit', 'done']);
        expect(await ids(store, { limit: 1, offset: 1 }, county)).toEqual(['later']);
        expect(await ids(store, {}, { paths: [] })).toEqual([]);
        expect((await store.ratings(query, county)).total).toBe(5);
        expect(await store.ratingCounts(query.now, county)).toEqual({
          levels: [
            { level: 5, count: 1 },
            { level: 2, count: 2 },
            { level: 1, count: 2 },
          ],
          open: 3,
          late: 1,
        });
        expect(await store.rating('elsewhere.conclusion', county)).toBeUndefined();
      }));

    it('stand beside the case that indicators count', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        await store.commit(planOf('b', 0));
        await give(store, rowOf('a', { id: 'a.acceptance', stage: 'acceptance', level: 5 }));
        await give(store, rowOf('a', { level: 2 }));
        const counted = await store.measuredCases({ after: 0, limit: 10, before: morning + day }, all);
        expect(counted.map(({ id, rating }) => [id, rating])).toEqual([
          ['a', 2],
          ['b', null],
        ]);
      }));

    it('keep invitations by the hash of their tickets', () =>
      withStore(open, async ({ store }) => {
        const invite = {
          ticketHash: 'h1',
          caseId: 'a',
          stage: 'conclusion' as const,
          createdBy: 'u-li',
          expiresAt: morning + day,
        };
        await store.saveRatingInvite(invite);
        expect(await store.ratingInvite('h1')).toEqual(invite);
        expect(await store.ratingInvite('h2')).toBeUndefined();
      }));
  });
}
