import { describe, expect, it } from 'vitest';
import type { BundleRow, CommitPlan, StoredReply } from '../../../../runtime/store/port.ts';
import { REGISTER } from '../../../../runtime/store/port.ts';
import { morning, paths, planOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const replyOf = (key: string): StoredReply => ({
  user: 'applicant:11010519900307867X',
  key,
  request: 'f'.repeat(64),
  status: 201,
  body: '{"no":"B1"}',
});

const bundleOf = (id: string, more: Partial<BundleRow> = {}): BundleRow => ({
  id,
  no: `NO-${id}`,
  ref: 'national:unemployment',
  digest: 'd'.repeat(64),
  title: '失业一件事',
  applicantName: '买买提·艾力䶮',
  applicantIdNo: '11010519900307867X',
  officePath: paths.town,
  createdAt: morning,
  content: { shared: { name: '买买提·艾力䶮' } },
  ...more,
});

/** The record of a bundle and the first steps of its cases. */
const groupOf = (id: string, cases: string[], more: { reply?: StoredReply; bundle?: Partial<BundleRow> } = {}) => [
  planOf(id, 0, {
    row: { status: REGISTER, digest: '', data: {} },
    step: { command: 'bundle.open' },
    openTasks: [],
    bundle: bundleOf(id, more.bundle),
    ...(more.reply ? { reply: more.reply } : {}),
  }),
  ...cases.map((one, place) => planOf(one, 0, { member: { bundle: id, item: `national:${one}`, place } })),
];

const ids = (found: { caseId: string }[]) => found.map(({ caseId }) => caseId);

export function bundleSuite(open: OpenHarness): void {
  describe('several plans at once', () => {
    it('writes them in their order and tells which cases belong together', () =>
      withStore(open, async ({ store }) => {
        expect(await store.commitAll(groupOf('g', ['b', 'a']))).toEqual({ kind: 'committed', position: 3 });
        expect(await store.bundle('g', all)).toEqual(bundleOf('g'));
        expect(await store.bundleByNo('NO-g', all)).toEqual(bundleOf('g'));
        expect(await store.bundleCases('g', all)).toEqual([
          { caseId: 'b', item: 'national:b' },
          { caseId: 'a', item: 'national:a' },
        ]);
        expect(await store.bundleOfCase('a', all)).toEqual(bundleOf('g'));
        expect(await store.case('g', all), 'the record is no case').toBeUndefined();
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 3 });
      }));

    it('marks the tasks of its cases with its number, and no others', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('alone', 0));
        await store.commitAll(groupOf('g', ['a']));
        const { rows, total } = await store.tasks({ holder: null, ...page }, all);
        expect(total).toBe(2);
        expect(rows.map(({ caseId, bundleNo }) => [caseId, bundleNo])).toEqual([
          ['alone', undefined],
          ['a', 'NO-g'],
        ]);
      }));

    it('keeps bundles of other offices out of sight', () =>
      withStore(open, async ({ store }) => {
        await store.commitAll(groupOf('g', ['a']));
        for (const [path, sees] of [
          [paths.county, true],
          [paths.otherTown, false],
        ] as const) {
          const scope = { paths: [path] };
          expect((await store.bundle('g', scope)) !== undefined).toBe(sees);
          expect((await store.bundleByNo('NO-g', scope)) !== undefined).toBe(sees);
          expect((await store.bundleOfCase('a', scope)) !== undefined).toBe(sees);
          expect(await store.bundleCases('g', scope)).toHaveLength(sees ? 1 : 0);
        }
      }));

    it('writes nothing when one of them meets a newer version', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        const group = [planOf('b', 0), planOf('a', 0), planOf('c', 0)];
        expect(await store.commitAll(group)).toEqual({ kind: 'conflict', version: 1 });
        expect(await store.case('b', all)).toBeUndefined();
        expect(await store.commitAll([planOf('b', 0), planOf('a', 1)])).toEqual({ kind: 'committed', position: 3 });
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 3 });
      }));

    it('answers a repeated key with the first reply, whichever plan carries it', () =>
      withStore(open, async ({ store }) => {
        const reply = replyOf('k-bundle');
        await store.commitAll(groupOf('g', ['a'], { reply }));
        expect(await store.commitAll(groupOf('h', ['b'], { reply }))).toEqual({ kind: 'duplicate', reply });
        const late = [planOf('c', 0), planOf('d', 0, { reply })];
        expect(await store.commitAll(late)).toEqual({ kind: 'duplicate', reply });
        expect(await store.bundle('h', all)).toBeUndefined();
        for (const id of ['b', 'c', 'd']) expect(await store.case(id, all)).toBeUndefined();
      }));

    it('opens once what is sent five times together', () =>
      withStore(open, async ({ store }) => {
        const reply = replyOf('k-bundle');
        const sent = ['1', '2', '3', '4', '5'].map((n) => store.commitAll(groupOf(`g${n}`, [`a${n}`], { reply })));
        const outcomes = await Promise.all(sent);
        expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', ...Array(4).fill('duplicate')]);
        expect((await store.cases(page, all)).total).toBe(1);
      }));

    it('rejects a bad group whole and alone: its neighbors are written, it leaves nothing', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('first', 0));
        const ledgers = [{ ledger: 'unemployment', key: '1', values: { name: '王㛃' } }];
        const numberTaken = [
          ...groupOf('g', ['a'], { reply: replyOf('k-bad') }),
          planOf('b', 0, { ledgers }),
          planOf('c', 0, { row: { no: 'NO-first' } }),
        ];
        const bundleTaken = groupOf('h', ['d'], { bundle: { no: 'NO-x' } });
        const sent: CommitPlan[][] = [
          [planOf('n1', 0)],
          numberTaken,
          groupOf('x', ['n2']),
          bundleTaken,
          [planOf('n3', 0), planOf('bad', 0, { row: { version: 9 } })],
          [planOf('twice', 0), planOf('twice', 1)],
          [planOf('n4', 0)],
        ];
        const settled = await Promise.allSettled(sent.map((plans) => store.commitAll(plans)));
        expect(settled.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'rejected',
          'rejected',
          'rejected',
          'fulfilled',
        ]);
        expect((await store.cases(page, all)).rows.map(({ id }) => id).sort()).toEqual(['first', 'n1', 'n2', 'n4']);
        expect(await store.bundle('g', all)).toBeUndefined();
        expect(await store.ledgerRow('unemployment', '1', all)).toBeUndefined();
        expect(await store.reply('applicant:11010519900307867X', 'k-bad')).toBeUndefined();
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 5 });
      }));

    it('lets two cases of a group write the same ledger row, one after the other', () =>
      withStore(open, async ({ store }) => {
        const write = (values: object) => ({
          ledgers: [{ ledger: 'persons', key: '1', values: values as Record<string, string> }],
        });
        await store.commitAll([planOf('a', 0, write({ name: '王㛃' })), planOf('b', 0, write({ phone: '138' }))]);
        expect(await store.ledgerRow('persons', '1', all)).toMatchObject({
          row: { values: { name: '王㛃', phone: '138' }, version: 2 },
        });
      }));

    it('stands among single plans in the order of arrival, also when it is larger than a batch', () =>
      withStore(
        open,
        async ({ store }) => {
          const many = Array.from({ length: 7 }, (_, index) => planOf(`m${index}`, 0));
          const outcomes = await Promise.all([
            store.commit(planOf('a', 0)),
            store.commitAll(many),
            store.commit(planOf('m0', 1)),
            store.commitAll([planOf('a', 1), planOf('m1', 1)]),
          ]);
          expect(outcomes).toEqual([1, 8, 9, 11].map((position) => ({ kind: 'committed', position })));
          expect(ids((await store.steps('m1', all)).map(({ caseId }) => ({ caseId })))).toEqual(['m1', 'm1']);
          expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 11 });
        },
        { batch: 3 },
      ));
  });
}
