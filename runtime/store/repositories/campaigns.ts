import { and, asc, count, countDistinct, desc, eq, getTableColumns, inArray, lt, lte, or, type SQL } from 'drizzle-orm';
import type { Conn, Db, PlanWriter } from '../db.ts';
import type {
  CampaignBranchRow,
  CampaignReminderRow,
  CampaignSaved,
  CampaignStore,
  CampaignTaskRow,
  CommitPlan,
  Scope,
} from '../port.ts';
import { within } from '../scope.ts';

/** Rows of one statement: their parameters stay below SQLite's limit. */
const CHUNK = 500;

/** Runs of campaigns, where every office stands, what waits for whom, and who was reminded. */
export function campaigns(db: Db, writePlans: PlanWriter): CampaignStore {
  const { campaignDefinition, campaignRun, campaignBranch, campaignTask, campaignReminder } = db.t;
  const { offices: _, ...bare } = getTableColumns(campaignRun);
  const { secret: __, draw: ___, files: ____, ...head } = bare;

  const seen = (scope: Scope): SQL | undefined =>
    'all' in scope
      ? undefined
      : or(
          within(campaignRun.officePath, scope),
          inArray(
            campaignRun.id,
            db.read
              .select({ id: campaignBranch.run })
              .from(campaignBranch)
              .where(within(campaignBranch.officePath, scope)),
          ),
        );

  /** The chain decides: when the record is not written, nothing is. */
  const recorded = (plan: CommitPlan, work: (conn: Conn) => Promise<void>): Promise<CampaignSaved> =>
    db.write(async (conn) => {
      const [settled] = await writePlans(conn, [plan]);
      if (!settled) throw new Error('提交没有结果');
      if ('error' in settled) throw settled.error;
      const { outcome } = settled;
      if (outcome.kind === 'conflict') return { kind: 'conflict' };
      if (outcome.kind === 'duplicate') return outcome;
      await work(conn);
      return { kind: 'saved', version: plan.step.version };
    });

  const addBranches = async (conn: Conn, rows: CampaignBranchRow[]): Promise<void> => {
    for (let at = 0; at < rows.length; at += CHUNK)
      await conn.insert(campaignBranch).values(rows.slice(at, at + CHUNK));
  };
  const addTasks = async (conn: Conn, rows: CampaignTaskRow[]): Promise<void> => {
    for (let at = 0; at < rows.length; at += CHUNK) await conn.insert(campaignTask).values(rows.slice(at, at + CHUNK));
  };
  const addReminders = async (conn: Conn, rows: CampaignReminderRow[]): Promise<void> => {
    for (let at = 0; at < rows.length; at += CHUNK)
      await conn.insert(campaignReminder).values(rows.slice(at, at + CHUNK));
  };

  const countsOf = async (today: string, scope: Scope) => {
    const branches = await db.read
      .select({ run: campaignBranch.run, offices: count(), ended: count(campaignBranch.endedAt) })
      .from(campaignBranch)
      .where(within(campaignBranch.officePath, scope))
      .groupBy(campaignBranch.run);
    const late = await db.read
      .select({ run: campaignTask.run, late: countDistinct(campaignTask.office) })
      .from(campaignTask)
      .where(and(within(campaignTask.officePath, scope), lt(campaignTask.due, today)))
      .groupBy(campaignTask.run);
    return new Map(
      branches.map(({ run, offices, ended }) => [
        run,
        { offices, ended, late: late.find((one) => one.run === run)?.late ?? 0 },
      ]),
    );
  };

  return {
    startCampaign: ({ run, definition, branches, tasks, plan }) =>
      recorded(plan, async (conn) => {
        await conn.insert(campaignDefinition).values({ digest: run.digest, content: definition }).onConflictDoNothing();
        await conn.insert(campaignRun).values({ ...run, version: plan.step.version });
        await addBranches(conn, branches);
        await addTasks(conn, tasks);
      }),

    saveCampaignBranch: (row, tasks, plan) =>
      recorded(plan, async (conn) => {
        // Whoever closes the run at the same time stands in line for the chain: nothing waits in a closed run.
        const [run] = await conn
          .select({ closedAt: campaignRun.closedAt })
          .from(campaignRun)
          .where(eq(campaignRun.id, row.run));
        const own = { run: row.run, office: row.office };
        await conn
          .update(campaignBranch)
          .set({ ...row, version: plan.step.version })
          .where(and(eq(campaignBranch.run, own.run), eq(campaignBranch.office, own.office)));
        await conn.delete(campaignTask).where(and(eq(campaignTask.run, own.run), eq(campaignTask.office, own.office)));
        if (run?.closedAt === null) await addTasks(conn, tasks);
      }),

    saveCampaignRun: (row, reminders, plan) =>
      recorded(plan, async (conn) => {
        const { id } = row;
        await conn
          .update(campaignRun)
          .set({ ...row, version: plan.step.version })
          .where(eq(campaignRun.id, id));
        if (row.closedAt !== null) {
          await conn.delete(campaignTask).where(eq(campaignTask.run, id));
          await conn.update(campaignBranch).set({ due: null }).where(eq(campaignBranch.run, id));
        }
        await addReminders(conn, reminders);
      }),

    async campaignDefinition(digest) {
      const [found] = await db.read.select().from(campaignDefinition).where(eq(campaignDefinition.digest, digest));
      return found?.content;
    },

    async campaignRuns(today, scope) {
      const rows = await db.read
        .select(head)
        .from(campaignRun)
        .where(seen(scope))
        .orderBy(desc(campaignRun.startedAt), desc(campaignRun.id));
      const counts = await countsOf(today, scope);
      return rows.map((row) => ({ ...row, counts: counts.get(row.id) ?? { offices: 0, ended: 0, late: 0 } }));
    },

    async campaignRun(id, scope) {
      const [row] = await db.read
        .select(bare)
        .from(campaignRun)
        .where(and(eq(campaignRun.id, id), seen(scope)));
      return row;
    },

    async campaignOffices(run) {
      const [row] = await db.read
        .select({ offices: campaignRun.offices })
        .from(campaignRun)
        .where(eq(campaignRun.id, run));
      return row?.offices;
    },

    campaignBranches: (run, scope) =>
      db.read
        .select()
        .from(campaignBranch)
        .where(and(within(campaignBranch.officePath, scope), eq(campaignBranch.run, run)))
        .orderBy(asc(campaignBranch.officePath)),

    async campaignBranch(run, office, scope) {
      const [row] = await db.read
        .select()
        .from(campaignBranch)
        .where(
          and(within(campaignBranch.officePath, scope), eq(campaignBranch.run, run), eq(campaignBranch.office, office)),
        );
      return row;
    },

    campaignTasks: (owners, scope) =>
      owners.length === 0
        ? Promise.resolve([])
        : db.read
            .select()
            .from(campaignTask)
            .where(and(within(campaignTask.officePath, scope), inArray(campaignTask.owner, owners)))
            .orderBy(asc(campaignTask.due), asc(campaignTask.run), asc(campaignTask.officePath)),

    campaignReminders: (run, scope) =>
      db.read
        .select()
        .from(campaignReminder)
        .where(and(within(campaignReminder.officePath, scope), eq(campaignReminder.run, run)))
        .orderBy(desc(campaignReminder.at), asc(campaignReminder.officePath), asc(campaignReminder.stage)),

    dueCampaignBranches: (now, limit) =>
      db.read
        .select()
        .from(campaignBranch)
        .where(lte(campaignBranch.due, now))
        .orderBy(asc(campaignBranch.due))
        .limit(limit),
  };
}
