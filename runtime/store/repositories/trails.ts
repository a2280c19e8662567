import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { CaseFact, LedgerWrite } from '#engine';
import { decodeStep } from '../codec.ts';
import type { Db } from '../db.ts';
import type { ChainWrites, LedgerTrail, Store } from '../port.ts';

interface Link {
  position: number;
  record: string | null;
  digest: string | null;
  caseId: string | null;
  caseNo: string | null;
  officePath: string | null;
}

const writesOf = (facts: readonly CaseFact[]): LedgerWrite[] =>
  facts.flatMap((fact) =>
    fact.type === 'ledger.written' || fact.type === 'ledger.registered'
      ? [{ ledger: fact.ledger, key: fact.key, values: fact.values }]
      : [],
  );

const resultOf = (facts: readonly CaseFact[]): string | null => {
  const ended = facts.find((fact) => fact.type === 'case.concluded');
  return ended?.type === 'case.concluded' ? ended.result : null;
};

function stepOf({ position, record, digest, caseId, caseNo, officePath }: Link): ChainWrites | undefined {
  if (record === null || caseId === null) return undefined;
  const { facts } = decodeStep(record);
  return {
    position,
    // A record of people or of the system has no item.
    caseId: digest === '' ? null : caseId,
    caseNo: caseNo ?? '',
    officePath: officePath ?? '',
    writes: writesOf(facts),
    facts: facts.map(({ type }) => type),
    result: resultOf(facts),
  };
}

/** Ledger rows beside the steps of the chain that wrote them. */
export function trails(db: Db): Pick<Store, 'ledgerTrails' | 'chainWrites' | 'standingRows'> {
  const { kase, step, ledgerRow, ledgerHistory } = db.t;
  const link = {
    record: step.record,
    digest: kase.digest,
    caseId: kase.id,
    caseNo: kase.no,
    officePath: kase.officePath,
  };

  const versionsOf = async (rows: number[]) => {
    const found = await db.read
      .select({
        row: ledgerHistory.row,
        version: ledgerHistory.version,
        cells: ledgerHistory.cells,
        position: ledgerHistory.position,
        ...link,
      })
      .from(ledgerHistory)
      .leftJoin(step, eq(step.position, ledgerHistory.position))
      .leftJoin(kase, eq(kase.seq, step.kase))
      .where(inArray(ledgerHistory.row, rows))
      .orderBy(asc(ledgerHistory.row), asc(ledgerHistory.version));
    const steps = new Map<number, ChainWrites | undefined>();
    const known = (one: Link): ChainWrites | undefined => {
      if (!steps.has(one.position)) steps.set(one.position, stepOf(one));
      return steps.get(one.position);
    };
    const versions = new Map<number, LedgerTrail['versions']>();
    for (const { row, version, cells, position, ...rest } of found) {
      const by = known({ position, ...rest });
      const own = versions.get(row) ?? [];
      own.push({ version, cells, position, ...(by ? { step: by } : {}) });
      versions.set(row, own);
    }
    return versions;
  };

  return {
    async ledgerTrails(after, limit) {
      const rows = await db.read
        .select({
          seq: ledgerRow.seq,
          ledger: ledgerRow.ledger,
          key: ledgerRow.key,
          officePath: ledgerRow.officePath,
          version: ledgerRow.version,
          cells: ledgerRow.cells,
        })
        .from(ledgerRow)
        .where(gt(ledgerRow.seq, after))
        .orderBy(asc(ledgerRow.seq))
        .limit(limit);
      if (rows.length === 0) return [];
      const versions = await versionsOf(rows.map(({ seq }) => seq));
      return rows.map((row): LedgerTrail => ({ ...row, versions: versions.get(row.seq) ?? [] }));
    },

    async chainWrites(after, limit) {
      const rows = await db.read
        .select({ position: step.position, ...link })
        .from(step)
        .leftJoin(kase, eq(kase.seq, step.kase))
        .where(gt(step.position, after))
        .orderBy(asc(step.position))
        .limit(limit);
      const writes = rows.flatMap((row) => stepOf(row) ?? []).filter((one) => one.writes.length > 0);
      return { last: rows.at(-1)?.position ?? after, writes };
    },

    async standingRows(wanted) {
      if (wanted.length === 0) return new Map();
      const byLedger = new Map<string, string[]>();
      for (const { ledger, key } of wanted) byLedger.set(ledger, [...(byLedger.get(ledger) ?? []), key]);
      const found = await db.read
        .select({ id: ledgerRow.seq, ledger: ledgerRow.ledger, key: ledgerRow.key, cells: ledgerRow.cells })
        .from(ledgerRow)
        .where(
          or(...[...byLedger].map(([ledger, keys]) => and(eq(ledgerRow.ledger, ledger), inArray(ledgerRow.key, keys)))),
        );
      return new Map(found.map(({ ledger, key, id, cells }) => [`${ledger}\n${key}`, { id, cells }]));
    },
  };
}
