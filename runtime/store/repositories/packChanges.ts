import { and, asc, desc, eq, getTableColumns, gt, inArray, notLike, type SQL, sql } from 'drizzle-orm';
import { LOCAL_SCOPE } from '#engine';
import { activeSetDigest } from '../activeSet.ts';
import type { Conn, Db, PlanWriter } from '../db.ts';
import { packFilesInSteps, unpackFilesInSteps } from '../packedFiles.ts';
import type { ActiveSet, ItemRow, PackApplication, PackApplied, PackChangeRow, Store } from '../port.ts';
import { caseColumns } from './caseColumns.ts';

type PackChanges = Pick<
  Store,
  | 'itemParts'
  | 'storedItems'
  | 'stageItems'
  | 'activeSet'
  | 'savePackChange'
  | 'notePackProgress'
  | 'packChange'
  | 'packChangeHead'
  | 'packChanges'
  | 'applyPackChange'
  | 'packMoves'
  | 'runningCases'
>;

/** Parameters of one statement: SQLite takes no more than 32,766. */
const CHUNK = 500;
const PLANS = 256;
const STAGED = 50;

function chunks<T>(list: T[], size: number): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < list.length; at += size) found.push(list.slice(at, at + size));
  return found;
}

/** A case was worked between rehearsal and application: everything is taken back. */
class Worked extends Error {
  readonly cases: string[];

  constructor(cases: string[]) {
    super(`cases changed meanwhile: ${cases.join(', ')}`);
    this.cases = cases;
  }
}

/** Changes of what is installed: staged, applied in one transaction, recorded. */
export function packChanges(db: Db, writePlans: PlanWriter): PackChanges {
  const { pack, item, itemPart, packChange, packMove, kase, caseState, caseData } = db.t;
  const { files: _, before, ...head } = getTableColumns(packChange);

  /** Items of local layers come and go with their approvals, whatever is installed. */
  const installed = notLike(item.pack, `${LOCAL_SCOPE}%`);

  const activeOf = async (conn: Conn): Promise<ActiveSet> => ({
    packs: await conn
      .select({ name: pack.name, version: pack.version, digest: pack.digest })
      .from(pack)
      .where(eq(pack.active, true))
      .orderBy(asc(pack.name)),
    items: await conn
      .select({ ref: item.ref, digest: item.digest })
      .from(item)
      .where(and(eq(item.active, true), installed))
      .orderBy(asc(item.ref)),
  });

  const activatePacks = async (conn: Conn, application: PackApplication): Promise<void> => {
    const { packs: added, active, change, planned } = application;
    const kept = sql`(select ${packChange.files} from ${packChange} where ${packChange.id} = ${change.id})`;
    for (const row of added) {
      await conn
        .insert(pack)
        .values(row.name === planned ? { ...row, files: kept } : row)
        .onConflictDoUpdate({ target: [pack.name, pack.version], set: { ...row, files: sql`excluded.files` } });
    }
    await conn.update(pack).set({ active: false }).where(eq(pack.active, true));
    for (const { name, version } of active.packs)
      await conn
        .update(pack)
        .set({ active: true })
        .where(and(eq(pack.name, name), eq(pack.version, version)));
  };

  const activateItems = async (conn: Conn, { active }: PackApplication): Promise<void> => {
    await conn
      .update(item)
      .set({ active: false })
      .where(and(eq(item.active, true), installed));
    for (const digests of chunks(active.items, CHUNK))
      await conn.update(item).set({ active: true }).where(inArray(item.digest, digests));
    // An item that did not change keeps its digest; it now belongs to the new version all the same.
    for (const { name, version } of active.packs)
      await conn
        .update(item)
        .set({ packVersion: version })
        .where(and(eq(item.active, true), eq(item.pack, name)));
  };

  const move = async (conn: Conn, { change, moves }: PackApplication): Promise<void> => {
    for (const some of chunks(moves, PLANS)) {
      const settled = await writePlans(
        conn,
        some.map(({ plan }) => plan),
      );
      const failed = settled.find((one) => 'error' in one);
      if (failed && 'error' in failed) throw failed.error;
      const worked = some.filter((_move, index) => {
        const one = settled[index];
        return one === undefined || !('outcome' in one) || one.outcome.kind !== 'committed';
      });
      if (worked.length > 0) throw new Worked(worked.map(({ plan }) => plan.row.id));
    }
    const records = moves.flatMap((one) => (one.move ? [{ change: change.id, ...one.move }] : []));
    for (const some of chunks(records, CHUNK)) await conn.insert(packMove).values(some);
  };

  /** The files of a change never become others: they are not written again with every step of it, only let go. */
  const update = async (conn: Conn, { files, ...rest }: PackChangeRow): Promise<boolean> => {
    const set = files === null ? { ...rest, files } : rest;
    const updated = await conn
      .update(packChange)
      .set(set)
      .where(eq(packChange.id, rest.id))
      .returning({ id: packChange.id });
    return updated.length > 0;
  };

  const save = async (row: PackChangeRow): Promise<void> => {
    if (await db.write((conn) => update(conn, row))) return;
    // Large packs take a while, in which the store must not wait.
    const files = row.files === null ? null : sql`${await packFilesInSteps(row.files)}`;
    const { files: _files, ...rest } = row;
    await db.write(async (conn) => {
      await conn
        .insert(packChange)
        .values({ ...rest, files })
        .onConflictDoUpdate({ target: packChange.id, set: rest });
    });
  };

  const record = async (conn: Conn, { change, undoes }: PackApplication, before: ActiveSet): Promise<void> => {
    const row: PackChangeRow = { ...change, status: 'applied', before };
    if (!(await update(conn, row))) await conn.insert(packChange).values(row);
    if (undoes !== undefined)
      await conn.update(packChange).set({ status: 'undone', undoneBy: change.id }).where(eq(packChange.id, undoes));
  };

  const applied = (application: PackApplication): Promise<PackApplied> =>
    db.write(async (conn) => {
      // Takes the lock that every commit takes, so that installations of several processes follow one another.
      await conn.update(db.t.chainHead).set({ id: 1 }).where(eq(db.t.chainHead.id, 1));
      const before = await activeOf(conn);
      if (activeSetDigest(before) !== application.base) return { kind: 'stale' };
      await activatePacks(conn, application);
      await activateItems(conn, application);
      await move(conn, application);
      await record(conn, application, before);
      return { kind: 'applied' };
    });

  const rowAt = (at: number) => ({
    digest: sql.placeholder(`digest${at}`),
    ref: sql.placeholder(`ref${at}`),
    pack: sql.placeholder(`pack${at}`),
    packVersion: sql.placeholder(`packVersion${at}`),
    compiled: sql.placeholder(`compiled${at}`),
    active: false,
  });
  const prepareStaging = (conn: Conn) =>
    conn
      .insert(item)
      .values(Array.from({ length: STAGED }, (_, at) => rowAt(at)))
      .onConflictDoNothing()
      .prepare();
  /** The insert of a whole chunk, built once a connection: it takes longer to build than to run. */
  const staging = new WeakMap<Conn, ReturnType<typeof prepareStaging>>();

  const stageChunk = async (conn: Conn, rows: ItemRow[]): Promise<void> => {
    if (rows.length < STAGED) {
      const staged = rows.map((row) => ({ ...row, active: false }));
      if (rows.length > 0) await conn.insert(item).values(staged).onConflictDoNothing();
      return;
    }
    const insert = staging.get(conn) ?? prepareStaging(conn);
    staging.set(conn, insert);
    const cells = rows.flatMap((row, at) => Object.entries(row).map(([name, value]) => [`${name}${at}`, value]));
    await insert.execute(Object.fromEntries(cells));
  };

  return {
    itemParts: async (digests) => {
      const rows = [];
      for (const some of chunks(digests, CHUNK))
        rows.push(...(await db.read.select().from(itemPart).where(inArray(itemPart.digest, some))));
      return rows;
    },

    storedItems: (digests) =>
      db.read
        .select({ digest: item.digest, ref: item.ref, compiled: item.compiled })
        .from(item)
        .where(inArray(item.digest, digests)),

    stageItems: (items, parts) =>
      db.write(async (conn) => {
        for (const some of chunks(parts, STAGED)) await conn.insert(itemPart).values(some).onConflictDoNothing();
        for (const some of chunks(items, STAGED)) await stageChunk(conn, some);
      }),

    async activeSet() {
      const active = await activeOf(db.read);
      return { ...active, digest: activeSetDigest(active) };
    },

    savePackChange: save,

    notePackProgress: (id, at, done, total) =>
      db.write(async (conn) => {
        await conn.update(packChange).set({ updatedAt: at, done, total }).where(eq(packChange.id, id));
      }),

    async packChange(id) {
      const stored = sql<Uint8Array | null>`${packChange.files}`;
      const [row] = await db.read
        .select({ ...head, before, stored })
        .from(packChange)
        .where(eq(packChange.id, id));
      if (!row) return undefined;
      const { stored: bytes, ...rest } = row;
      return { ...rest, files: bytes === null ? null : await unpackFilesInSteps(bytes) };
    },

    async packChangeHead(id) {
      const [row] = await db.read.select(head).from(packChange).where(eq(packChange.id, id));
      return row;
    },

    packChanges: (limit) =>
      db.read.select(head).from(packChange).orderBy(desc(packChange.plannedAt), desc(packChange.id)).limit(limit),

    async applyPackChange(application) {
      try {
        return await applied(application);
      } catch (error) {
        if (error instanceof Worked) return { kind: 'worked', cases: error.cases };
        throw error;
      }
    },

    packMoves: (change) =>
      db.read
        .select({ caseId: packMove.caseId, record: packMove.record })
        .from(packMove)
        .where(eq(packMove.change, change))
        .orderBy(asc(packMove.caseId)),

    runningCases: (after, limit) =>
      db.read
        .select({ seq: kase.seq, ...caseColumns(db.t).whole })
        .from(caseState)
        .innerJoin(kase, eq(caseState.kase, kase.seq))
        .innerJoin(caseData, eq(caseData.kase, kase.seq))
        .where(and(gt(caseState.kase, after), isRunning(caseState.status)))
        .orderBy(asc(caseState.kase))
        .limit(limit),
  };
}

/** Written out, not as parameters: the index for running cases is a partial one. */
const isRunning = (status: Parameters<typeof eq>[0]): SQL =>
  sql`${status} in ('received', 'inProgress', 'supplementing')`;
