import { describe, expect, it } from 'vitest';
import type { CommitPlan, StoredReply } from '../../../../runtime/store/port.ts';
import { morning, planOf, reviewed, taskOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const replyOf = (key: string, more: Partial<StoredReply> = {}): StoredReply => ({
  user: 'u-wang',
  key,
  request: 'f'.repeat(64),
  status: 200,
  body: '{"ok":true}',
  ...more,
});

/** A plan that contradicts itself. */
const broken = (id: string): CommitPlan => planOf(id, 0, { row: { version: 7 } });

export function commitSuite(open: OpenHarness): void {
  describe('commit', () => {
    it('writes the case, its step and its task, and gives them back unchanged', () =>
      withStore(open, async ({ store }) => {
        const plan = planOf('a', 0);
        expect(await store.commit(plan)).toEqual({ kind: 'committed', position: 1 });
        expect(await store.case('a', all)).toEqual(plan.row);
        const [step, ...others] = await store.steps('a', all);
        expect(others).toEqual([]);
        expect(step).toEqual({ ...plan.step, position: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
        expect((await store.tasks({ holder: null, ...page }, all)).rows).toEqual(plan.openTasks);
      }));

    it('numbers plans that arrive together in the order in which they came', () =>
      withStore(open, async ({ store }) => {
        const ids = Array.from({ length: 60 }, (_, index) => `c${index}`);
        const outcomes = await Promise.all(ids.map((id) => store.commit(planOf(id, 0))));
        expect(outcomes).toEqual(ids.map((_, index) => ({ kind: 'committed', position: index + 1 })));
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 60 });
      }));

    it('keeps the steps of one case in order when they arrive together', () =>
      withStore(open, async ({ store }) => {
        const outcomes = await Promise.all([0, 1, 2, 3].map((expect) => store.commit(planOf('a', expect))));
        expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('committed'));
        expect((await store.steps('a', all)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      }));

    it('refuses a stale version and names the current one', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        await store.commit(planOf('a', 1));
        expect(await store.commit(planOf('a', 1))).toEqual({ kind: 'conflict', version: 2 });
        expect(await store.commit(planOf('a', 0))).toEqual({ kind: 'conflict', version: 2 });
        expect(await store.commit(planOf('unknown', 3))).toEqual({ kind: 'conflict', version: 0 });
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 2 });
      }));

    it('lets exactly one of 200 racing commands win each version', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        for (const version of [1, 2]) {
          const outcomes = await Promise.all(Array.from({ length: 200 }, () => store.commit(planOf('a', version))));
          expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
          expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(199);
        }
        expect(await store.steps('a', all)).toHaveLength(3);
      }));

    it('lets exactly one win when two processes race', () =>
      withStore(open, async ({ store, again }) => {
        const other = await again();
        await store.commit(planOf('a', 0));
        const racers = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? store : other));
        const outcomes = await Promise.all(racers.map((racer) => racer.commit(planOf('a', 1))));
        expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
        expect(await other.verifyChain()).toMatchObject({ ok: true, steps: 2 });
        await other.close();
      }));

    it('answers a repeated key with the first reply and writes nothing', () =>
      withStore(open, async ({ store }) => {
        const reply = replyOf('k1');
        await store.commit(planOf('a', 0, { reply }));
        const again = planOf('a', 1, { reply: { ...reply, request: 'e'.repeat(64), body: 'other' } });
        expect(await store.commit(again)).toEqual({ kind: 'duplicate', reply });
        expect(await store.case('a', all)).toMatchObject({ version: 1 });
        expect(await store.reply('u-wang', 'k1')).toEqual(reply);
        expect(await store.reply('u-li', 'k1')).toBeUndefined();
      }));

    it('applies a request once that arrives five times together', () =>
      withStore(open, async ({ store }) => {
        const plan = planOf('a', 0, { reply: replyOf('k1') });
        const outcomes = await Promise.all(Array.from({ length: 5 }, () => store.commit(plan)));
        expect(outcomes[0]).toEqual({ kind: 'committed', position: 1 });
        for (const outcome of outcomes.slice(1)) expect(outcome).toEqual({ kind: 'duplicate', reply: plan.reply });
      }));

    it('keeps the same key of two users apart', () =>
      withStore(open, async ({ store }) => {
        const outcomes = await Promise.all([
          store.commit(planOf('a', 0, { reply: replyOf('k1') })),
          store.commit(planOf('b', 0, { reply: replyOf('k1', { user: 'u-li' }) })),
        ]);
        expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'committed']);
      }));

    it('rejects a bad plan alone: its neighbors are written', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('first', 0));
        const plans = [
          planOf('a', 0),
          broken('b'),
          planOf('c', 0),
          planOf('d', 0, { row: { no: 'NO-first' } }),
          planOf('e', 0),
        ];
        const settled = await Promise.allSettled(plans.map((plan) => store.commit(plan)));
        expect(settled.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'rejected',
          'fulfilled',
        ]);
        for (const id of ['a', 'c', 'e']) expect(await store.case(id, all)).toBeDefined();
        for (const id of ['b', 'd']) expect(await store.case(id, all)).toBeUndefined();
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 4 });
      }));

    it('rejects a plan alone whose state is no JSON', () =>
      withStore(open, async ({ store }) => {
        const state = { ...planOf('b', 0).row.state, round: 1n as unknown as number };
        const plans = [planOf('a', 0), planOf('b', 0, { row: { state } }), planOf('c', 0)];
        const settled = await Promise.allSettled(plans.map((plan) => store.commit(plan)));
        expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 2 });
      }));

    it('takes the last of a timer that one step sets twice', () =>
      withStore(open, async ({ store }) => {
        const setTimers = [1, 2].map((due) => ({ caseId: 'a', timer: 5, due }));
        await store.commit(planOf('a', 0, { setTimers }));
        expect(await store.dueTimers(9, 10)).toEqual([{ caseId: 'a', timer: 5, due: 2 }]);
      }));

    it('takes a bad plan back whole: no task, ledger or key of it stays', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('first', 0));
        const ledgers = [{ ledger: 'unemployment', key: '1', values: { name: '王㛃' } }];
        const bad = planOf('d', 0, { row: { no: 'NO-first' }, ledgers, reply: replyOf('k1') });
        await expect(store.commit(bad)).rejects.toThrow();
        expect((await store.tasks({ holder: null, ...page }, all)).total).toBe(1);
        expect(await store.ledgerRow('unemployment', '1', all)).toBeUndefined();
        expect(await store.reply('u-wang', 'k1')).toBeUndefined();
        expect(await store.commit(planOf('d', 0))).toEqual({ kind: 'committed', position: 2 });
      }));

    it('goes on with the chain after a restart', () =>
      withStore(open, async ({ store, again }) => {
        await store.commit(planOf('a', 0));
        const restarted = await again();
        expect(await restarted.commit(planOf('a', 1))).toEqual({ kind: 'committed', position: 2 });
        expect(await restarted.verifyChain()).toMatchObject({ ok: true, steps: 2 });
        await restarted.close();
      }));

    it('keeps the data when a step leaves it out, and replaces it when a step brings it', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        await store.commit(planOf('a', 1));
        expect((await store.case('a', all))?.data).toEqual(planOf('a', 0).row.data);
        const data = { form: { name: '㛃', children: [{ name: '䶮' }] }, situation: { hasLoan: true } };
        await store.commit(planOf('a', 2, { row: { data } }));
        expect((await store.case('a', all))?.data).toEqual(data);
      }));

    it('rewrites what rarely changes: applicant, office, item digest', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        const row = {
          applicantName: '欧阳䶮',
          digest: 'e'.repeat(64),
          due: morning,
          paused: true,
          result: 'granted',
          status: 'concluded',
        };
        await store.commit(planOf('a', 1, { row }));
        expect(await store.case('a', all)).toMatchObject(row);
      }));

    it('closes, opens and assigns tasks; sets and clears timers and jobs', () =>
      withStore(open, async ({ store }) => {
        await store.commit(
          planOf('a', 0, {
            openTasks: [taskOf('a', 1), taskOf('a', 2)],
            setTimers: [
              { caseId: 'a', timer: 5, due: morning + 1 },
              { caseId: 'a', timer: 6, due: morning },
            ],
            addJobs: [{ caseId: 'a', job: 9, topic: 'push', createdAt: morning, attempts: 0 }],
          }),
        );
        expect(await store.dueTimers(morning, 10)).toEqual([{ caseId: 'a', timer: 6, due: morning }]);
        expect((await store.dueTimers(morning + 1, 10)).map(({ timer }) => timer)).toEqual([6, 5]);
        expect((await store.dueTimers(morning + 1, 1)).map(({ timer }) => timer)).toEqual([6]);
        expect(await store.jobs(10)).toEqual([{ caseId: 'a', job: 9, topic: 'push', createdAt: morning, attempts: 0 }]);

        const assign = [{ token: 2, assignee: 'u-li' }];
        await store.commit(
          planOf('a', 1, {
            closeTasks: [1],
            openTasks: [taskOf('a', 3)],
            assign,
            setTimers: [{ caseId: 'a', timer: 5, due: 1 }],
            clearTimers: [6],
            clearJobs: [9],
          }),
        );
        const { rows } = await store.tasks({ holder: null, ...page }, all);
        expect(rows.map(({ token, assignee }) => [token, assignee])).toEqual([
          [2, 'u-li'],
          [3, null],
        ]);
        expect(await store.dueTimers(morning, 10)).toEqual([{ caseId: 'a', timer: 5, due: 1 }]);
        expect(await store.jobs(10)).toEqual([]);
        await store.commit(planOf('a', 2, { assign: [{ token: 2, assignee: null }] }));
        expect((await store.tasks({ holder: null, assignee: null, ...page }, all)).total).toBe(2);
      }));

    it('gives facts back exactly, also such as no program of today knows', () =>
      withStore(open, async ({ store }) => {
        const future = { type: 'case.bundled', others: ['b'] } as unknown as (typeof reviewed)[number];
        const facts = [...reviewed, future];
        await store.commit(planOf('a', 0, { step: { facts, command: 'case.bundle' } }));
        expect((await store.steps('a', all))[0]).toMatchObject({ facts, command: 'case.bundle' });
        expect(await store.verifyChain()).toMatchObject({ ok: true });
      }));
  });

  describe('replies of requests without a step', () => {
    it('saves once and gives the first one afterwards', () =>
      withStore(open, async ({ store }) => {
        const reply = replyOf('k2', { status: 422 });
        expect(await store.saveReply(reply, 100)).toBe('saved');
        expect(await store.saveReply({ ...reply, body: 'second' }, 200)).toEqual(reply);
        expect(await store.commit(planOf('a', 0, { reply }))).toEqual({ kind: 'duplicate', reply });
      }));

    it('forgets them by their age, the oldest first and never more than it was asked to', () =>
      withStore(open, async ({ store }) => {
        for (const at of [300, 100, 200]) await store.saveReply(replyOf(`k${at}`), at);
        await store.commit(planOf('a', 0, { reply: replyOf('k150'), step: { at: 150 } }));
        await store.saveReply({ ...replyOf('k100'), user: 'u-li' }, 400);
        expect(await store.pruneReplies(100, 10)).toBe(0);
        expect(await store.pruneReplies(250, 2)).toBe(2);
        const left = async () => {
          const found = await Promise.all(['k100', 'k150', 'k200', 'k300'].map((key) => store.reply('u-wang', key)));
          return found.flatMap((reply) => reply?.key ?? []);
        };
        expect(await left()).toEqual(['k200', 'k300']);
        expect(await store.pruneReplies(250, 2)).toBe(1);
        expect(await left()).toEqual(['k300']);
        expect(await store.reply('u-li', 'k100')).toBeDefined();
        expect(await store.saveReply(replyOf('k100'), 500)).toBe('saved');
      }));
  });

  describe('nextNumber', () => {
    it('counts each series from 1 without repeating, also side by side', () =>
      withStore(open, async ({ store }) => {
        const numbers = await Promise.all(Array.from({ length: 100 }, () => store.nextNumber('110105-2026')));
        expect(new Set(numbers).size).toBe(100);
        expect(numbers[0]).toBe(1);
        expect(await store.nextNumber('110106-2026')).toBe(1);
      }));

    it('never repeats a number in another process or after a crash', () =>
      withStore(open, async ({ store, again }) => {
        const first = await Promise.all(Array.from({ length: 20 }, () => store.nextNumber('s')));
        const other = await again();
        const second = await Promise.all(Array.from({ length: 20 }, () => other.nextNumber('s')));
        const third = await Promise.all(Array.from({ length: 20 }, () => store.nextNumber('s')));
        expect(new Set([...first, ...second, ...third]).size).toBe(60);
        await other.close();
      }));
  });
}
