import { and, asc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine';
import type { Db } from '../db.ts';
import type { LedgerQuery, LedgerRow, Page, Scope } from '../port.ts';
import { within } from '../scope.ts';
import { cellsFit } from '../search.ts';

/** A row as it stood: its last version before a moment. */
interface Stood {
  version: number;
  at: number;
  position: number;
  cells: JsonObject;
}

type Filter = Pick<LedgerQuery, 'search' | 'equals' | 'live' | 'only'>;
type Earlier = LedgerQuery & { before: number };

/**
 * Rows of a ledger as they stood just before a moment. Rows that nobody has changed since are found by the database;
 * of the others the versions before it are laid one over the other.
 */
export function earlierRows(db: Db, filtered: (query: Filter) => (SQL | undefined)[]) {
  const { kase, step, ledgerRow, ledgerHistory } = db.t;

  const unchanged = async (ledger: string, query: Earlier, scope: Scope): Promise<number[]> => {
    const rows = await db.read
      .select({ seq: ledgerRow.seq })
      .from(ledgerRow)
      .where(
        and(
          within(ledgerRow.officePath, scope),
          eq(ledgerRow.ledger, ledger),
          lt(ledgerRow.updatedAt, query.before),
          ...filtered(query),
        ),
      );
    return rows.map(({ seq }) => seq);
  };

  const changedSince = async (ledger: string, query: Earlier, scope: Scope): Promise<Map<number, Stood>> => {
    const { row, version, at, position, cells } = ledgerHistory;
    const versions = await db.read
      .select({ row, version, at, position, cells })
      .from(ledgerRow)
      .innerJoin(ledgerHistory, eq(row, ledgerRow.seq))
      .where(
        and(
          within(ledgerRow.officePath, scope),
          eq(ledgerRow.ledger, ledger),
          gte(ledgerRow.updatedAt, query.before),
          lt(at, query.before),
          query.only ? inArray(ledgerRow.seq, query.only) : undefined,
        ),
      )
      .orderBy(asc(row), asc(version));
    const stood = new Map<number, Stood>();
    for (const { row: seq, ...one } of versions)
      stood.set(seq, { ...one, cells: { ...stood.get(seq)?.cells, ...one.cells } });
    for (const [seq, one] of stood) if (!query.also?.includes(seq) && !cellsFit(one.cells, query)) stood.delete(seq);
    return stood;
  };

  const casesOf = async (positions: number[]): Promise<Map<number, string | null>> => {
    if (positions.length === 0) return new Map();
    const rows = await db.read
      .select({
        position: step.position,
        caseId: sql<string | null>`case when ${kase.digest} = '' then null else ${kase.id} end`,
      })
      .from(step)
      .innerJoin(kase, eq(kase.seq, step.kase))
      .where(inArray(step.position, positions));
    return new Map(rows.map(({ position, caseId }) => [position, caseId]));
  };

  const load = async (seqs: number[], stood: Map<number, Stood>): Promise<LedgerRow[]> => {
    if (seqs.length === 0) return [];
    const rows = await db.read
      .select({ row: ledgerRow, caseId: kase.id, digest: kase.digest, since: kase.createdAt })
      .from(ledgerRow)
      .leftJoin(kase, eq(kase.seq, ledgerRow.kase))
      .where(inArray(ledgerRow.seq, seqs));
    const cases = await casesOf(seqs.flatMap((seq) => stood.get(seq)?.position ?? []));
    const byNumber = new Map(rows.map((found) => [found.row.seq, found]));
    return seqs.flatMap((seq): LedgerRow[] => {
      const found = byNumber.get(seq);
      if (!found) return [];
      const { ledger, key, officePath } = found.row;
      const was = stood.get(seq);
      const { at, version, cells } = was ?? { ...found.row, at: found.row.updatedAt };
      const own = found.digest === '' ? null : found.caseId;
      // A correction by people does not take a row from the case that wrote it.
      const then = was && (cases.get(was.position) ?? ((found.since ?? at) < at ? own : null));
      const caseId = was ? (then ?? null) : own;
      return [{ id: seq, ledger, key, officePath, caseId, updatedAt: at, version, values: cells }];
    });
  };

  return async (ledger: string, query: Earlier, scope: Scope): Promise<Page<LedgerRow>> => {
    const still = await unchanged(ledger, query, scope);
    const stood = await changedSince(ledger, query, scope);
    const found = [...new Set([...still, ...stood.keys(), ...(query.also ?? [])])].sort((a, b) => b - a);
    const seqs = found.slice(query.offset, query.offset + query.limit);
    return { rows: await load(seqs, stood), total: found.length };
  };
}
