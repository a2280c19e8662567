import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine';
import { decodeStep } from '../codec.ts';
import type { Db } from '../db.ts';
import type { LedgerHistory, LedgerRow, Store } from '../port.ts';
import { within } from '../scope.ts';
import { contains } from '../search.ts';

type Ledgers = Pick<Store, 'ledgerRows' | 'ledgerRow' | 'ledgerCounts' | 'ledgerRowsOfPerson'>;

const columnName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

export function ledgers(db: Db): Ledgers {
  const { kase, step, ledgerRow, ledgerHistory } = db.t;
  /** Null for a row that people entered: its record is no case. */
  const ofCase = (column: typeof kase.id): SQL<string | null> =>
    sql<string | null>`case when ${kase.digest} = '' then null else ${column} end`;
  const shown = {
    ledger: ledgerRow.ledger,
    key: ledgerRow.key,
    officePath: ledgerRow.officePath,
    caseId: ofCase(kase.id),
    updatedAt: ledgerRow.updatedAt,
    version: ledgerRow.version,
    values: ledgerRow.cells,
  };

  const select = () =>
    db.read
      .select({ ...shown, seq: ledgerRow.seq })
      .from(ledgerRow)
      .leftJoin(kase, eq(kase.seq, ledgerRow.kase));

  const cell = (name: string): SQL =>
    db.dialect === 'postgres'
      ? sql`${ledgerRow.cells} ->> ${name}::text`
      : sql`case json_type(${ledgerRow.cells}, ${`$.${name}`})
          when 'true' then 'true' when 'false' then 'false'
          else cast(json_extract(${ledgerRow.cells}, ${`$.${name}`}) as text) end`;

  const equal = ([name, value]: [string, string]): SQL => {
    if (!columnName.test(name)) return sql`1 = 0`;
    return name === 'idNo' ? eq(ledgerRow.person, value) : sql`${cell(name)} = ${value}`;
  };

  const historyOf = async (seq: number): Promise<LedgerHistory[]> => {
    const written = await db.read
      .select({
        version: ledgerHistory.version,
        cells: ledgerHistory.cells,
        record: step.record,
        caseId: ofCase(kase.id),
        caseNo: kase.no,
      })
      .from(ledgerHistory)
      .leftJoin(step, eq(step.position, ledgerHistory.position))
      .leftJoin(kase, eq(kase.seq, step.kase))
      .where(eq(ledgerHistory.row, seq))
      .orderBy(asc(ledgerHistory.version));
    let values: JsonObject = {};
    return written.map((entry) => {
      values = { ...values, ...entry.cells };
      const by = entry.record === null ? undefined : decodeStep(entry.record);
      const { version, caseId, caseNo } = entry;
      return { version, at: by?.at ?? 0, caseId, caseNo, actorName: by?.actor.name ?? '', values };
    });
  };

  return {
    async ledgerRows(ledger, query, scope) {
      const where = and(
        within(ledgerRow.officePath, scope),
        eq(ledgerRow.ledger, ledger),
        query.text?.trim() ? contains([ledgerRow.search], query.text) : undefined,
        ...Object.entries(query.equals ?? {}).map(equal),
      );
      const rows = await select().where(where).orderBy(desc(ledgerRow.seq)).limit(query.limit).offset(query.offset);
      const [counted] = await db.read.select({ total: count() }).from(ledgerRow).where(where);
      return { rows: rows.map(withoutSeq), total: counted?.total ?? 0 };
    },

    async ledgerRow(ledger, key, scope) {
      const [row] = await select().where(
        and(within(ledgerRow.officePath, scope), eq(ledgerRow.ledger, ledger), eq(ledgerRow.key, key)),
      );
      return row && { row: withoutSeq(row), history: await historyOf(row.seq) };
    },

    async ledgerCounts(scope) {
      const rows = await db.read
        .select({ ledger: ledgerRow.ledger, total: count() })
        .from(ledgerRow)
        .where(within(ledgerRow.officePath, scope))
        .groupBy(ledgerRow.ledger)
        .orderBy(asc(ledgerRow.ledger));
      return Object.fromEntries(rows.map((row) => [row.ledger, row.total]));
    },

    async ledgerRowsOfPerson(idNo, scope) {
      const rows = await select()
        .where(and(within(ledgerRow.officePath, scope), eq(ledgerRow.person, idNo)))
        .orderBy(desc(ledgerRow.updatedAt), desc(ledgerRow.seq))
        .limit(200);
      return rows.map(withoutSeq);
    },
  };
}

const withoutSeq = ({ seq: _, ...row }: LedgerRow & { seq: number }): LedgerRow => row;
