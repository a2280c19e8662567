import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { type BoardCounts, REGISTER, type Scope, type Store, type TaskQuery } from '../port.ts';
import { within } from '../scope.ts';
import { findsCase } from '../search.ts';

type Holder = { post: string; officePath: string }[];
type Worklists = Pick<Store, 'tasks' | 'board' | 'dueTimers' | 'jobs'>;

const dayLength = 86_400_000;

export function worklists(db: Db, utcOffset: number): Worklists {
  const { kase, caseState, task, timer, job, bundle, bundleCase } = db.t;

  const heldBy = (holder: Holder): SQL | undefined =>
    holder.length === 0
      ? sql`1 = 0`
      : or(...holder.map((held) => and(eq(task.post, held.post), eq(task.officePath, held.officePath))));

  const assigned = (assignee: TaskQuery['assignee']): SQL | undefined => {
    if (assignee === undefined) return undefined;
    return assignee === null ? isNull(task.assignee) : eq(task.assignee, assignee);
  };

  const countTasks = async (where: SQL | undefined): Promise<number> => {
    const [row] = await db.read.select({ total: count() }).from(task).where(where);
    return row?.total ?? 0;
  };

  const countCases = async (where: SQL | undefined): Promise<number> => {
    const [row] = await db.read
      .select({ total: count() })
      .from(kase)
      .innerJoin(caseState, eq(caseState.kase, kase.seq))
      .where(where);
    return row?.total ?? 0;
  };

  const boardOf = async (holder: Holder, user: string, scope: Scope, now: number): Promise<BoardCounts> => {
    const offset = utcOffset * 60_000;
    const today = Math.floor((now + offset) / dayLength) * dayLength - offset;
    const scoped = within(task.officePath, scope);
    const open = and(scoped, isNull(task.assignee), heldBy(holder));
    const mine = and(scoped, eq(task.assignee, user));
    const theirs = and(scoped, or(eq(task.assignee, user), and(isNull(task.assignee), heldBy(holder))));
    const cases = within(kase.officePath, scope);
    return {
      open: await countTasks(open),
      online: await countTasks(and(open, eq(task.channel, 'online'))),
      mine: await countTasks(mine),
      // A due moment is the midnight that ends the last day.
      dueToday: await countTasks(and(theirs, gte(task.due, now), lte(task.due, today + dayLength))),
      overdue: await countTasks(and(theirs, lt(task.due, now))),
      supplementing: await countCases(and(cases, sql`${caseState.status} = 'supplementing'`)),
      receivedToday: await countCases(and(cases, ne(caseState.status, REGISTER), gte(kase.createdAt, today))),
      concludedToday: await countCases(
        and(cases, sql`${caseState.status} = 'concluded'`, gte(caseState.updatedAt, today)),
      ),
    };
  };

  /** Numbers of the bundles of those cases that belong to one; asked for the rows of a page only. */
  const bundleNumbers = async (caseIds: string[]): Promise<Map<string, string>> => {
    if (caseIds.length === 0) return new Map();
    const found = await db.read
      .select({ caseId: kase.id, no: bundle.no })
      .from(kase)
      .innerJoin(bundleCase, eq(bundleCase.kase, kase.seq))
      .innerJoin(bundle, eq(bundle.id, bundleCase.bundle))
      .where(inArray(kase.id, [...new Set(caseIds)]));
    return new Map(found.map(({ caseId, no }) => [caseId, no]));
  };

  return {
    board: boardOf,

    async tasks(query, scope) {
      const where = and(
        within(task.officePath, scope),
        query.holder === null ? undefined : heldBy(query.holder),
        assigned(query.assignee),
        query.itemRef === undefined ? undefined : eq(kase.itemRef, query.itemRef),
        query.channel === undefined ? undefined : eq(task.channel, query.channel),
        query.text?.trim() ? findsCase(kase, query.text) : undefined,
      );
      const rows = await db.read
        .select({
          caseId: kase.id,
          token: task.token,
          element: task.element,
          name: task.name,
          post: task.post,
          officePath: task.officePath,
          assignee: task.assignee,
          createdAt: task.createdAt,
          due: task.due,
          caseNo: kase.no,
          itemRef: kase.itemRef,
          itemName: kase.itemName,
          applicantName: kase.applicantName,
          channel: task.channel,
        })
        .from(task)
        .innerJoin(kase, eq(kase.seq, task.kase))
        .where(where)
        // The most urgent first; those without a date after them, in the order in which they came.
        .orderBy(
          sql`case when ${task.due} is null then 1 else 0 end`,
          asc(task.due),
          asc(task.createdAt),
          asc(task.kase),
          asc(task.token),
        )
        .limit(query.limit)
        .offset(query.offset);
      const [counted] = await db.read
        .select({ total: count() })
        .from(task)
        .innerJoin(kase, eq(kase.seq, task.kase))
        .where(where);
      const numbers = await bundleNumbers(rows.map(({ caseId }) => caseId));
      return {
        rows: rows.map((row) => {
          const bundleNo = numbers.get(row.caseId);
          return bundleNo === undefined ? row : { ...row, bundleNo };
        }),
        total: counted?.total ?? 0,
      };
    },

    dueTimers: (now, limit) =>
      db.read
        .select({ caseId: kase.id, timer: timer.timer, due: timer.due })
        .from(timer)
        .innerJoin(kase, eq(kase.seq, timer.kase))
        .where(and(isNotNull(timer.due), lte(timer.due, now)))
        .orderBy(asc(timer.due), asc(timer.kase), asc(timer.timer))
        .limit(limit),

    jobs: (limit) =>
      db.read
        .select({ caseId: kase.id, job: job.job, topic: job.topic, createdAt: job.createdAt, attempts: job.attempts })
        .from(job)
        .innerJoin(kase, eq(kase.seq, job.kase))
        .orderBy(asc(job.createdAt), asc(job.kase), asc(job.job))
        .limit(limit),
  };
}
