import { and, asc, count, desc, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine';
import { decodeStep } from '../codec.ts';
import type { Db } from '../db.ts';
import type { CellSearch, LedgerHistory, LedgerQuery, LedgerRow, LiveMatch, Scope, Store } from '../port.ts';
import { within } from '../scope.ts';
import { contains, isWhole } from '../search.ts';
import { earlierRows } from './ledgersBefore.ts';
import { liveLedgers } from './ledgersLive.ts';

type Ledgers = Pick<
  Store,
  | 'ledgerRows'
  | 'ledgerRow'
  | 'ledgerRowById'
  | 'ledgerCounts'
  | 'ledgerRowsOfPerson'
  | 'liveCombinations'
  | 'underWayBefore'
>;

type LedgerFilter = Pick<LedgerQuery, 'search' | 'equals' | 'live' | 'only'>;

const columnName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Why a person entered the row: the reason stands in the fact of its record. */
function reasonOf(by: ReturnType<typeof decodeStep> | undefined, ledger: string, key: string): string | null {
  const fact = by?.facts.find(
    (candidate) => candidate.type === 'ledger.registered' && candidate.ledger === ledger && candidate.key === key,
  );
  return fact?.type === 'ledger.registered' ? (fact.reason ?? null) : null;
}

export function ledgers(db: Db): Ledgers {
  const { kase, step, ledgerRow, ledgerHistory } = db.t;
  const { liveCombinations, underWayBefore, ...cases } = liveLedgers(db);
  /** Null for a row that people entered: its record is no case. */
  const ofCase = (column: typeof kase.id): SQL<string | null> =>
    sql<string | null>`case when ${kase.digest} = '' then null else ${column} end`;
  const shown = {
    id: ledgerRow.seq,
    ledger: ledgerRow.ledger,
    key: ledgerRow.key,
    officePath: ledgerRow.officePath,
    caseId: ofCase(kase.id),
    updatedAt: ledgerRow.updatedAt,
    version: ledgerRow.version,
    values: ledgerRow.cells,
  };

  const select = () => db.read.select(shown).from(ledgerRow).leftJoin(kase, eq(kase.seq, ledgerRow.kase));

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

  const historyOf = async ({ id, ledger, key }: LedgerRow): Promise<LedgerHistory[]> => {
    const written = await db.read
      .select({
        version: ledgerHistory.version,
        at: ledgerHistory.at,
        cells: ledgerHistory.cells,
        record: step.record,
        caseId: ofCase(kase.id),
        caseNo: kase.no,
      })
      .from(ledgerHistory)
      .leftJoin(step, eq(step.position, ledgerHistory.position))
      .leftJoin(kase, eq(kase.seq, step.kase))
      .where(eq(ledgerHistory.row, id))
      .orderBy(asc(ledgerHistory.version));
    let values: JsonObject = {};
    return written.map(({ record, cells, version, at, caseId, caseNo }) => {
      values = { ...values, ...cells };
      const by = record === null ? undefined : decodeStep(record);
      return {
        version,
        at,
        caseId,
        caseNo,
        actorName: by?.actor.name ?? '',
        command: by?.command ?? '',
        reason: reasonOf(by, ledger, key),
        values,
      };
    });
  };

  const one = async (where: SQL | undefined, scope: Scope) => {
    const [row] = await select().where(and(within(ledgerRow.officePath, scope), where));
    return row && { row, history: await historyOf(row) };
  };

  /** The searchable text holds masked cells as well: it only tells which rows are worth taking apart. */
  const holding = ({ text, parts, whole }: Pick<CellSearch, 'text' | 'parts' | 'whole'>): SQL | undefined => {
    const sign = (name: string): SQL =>
      db.dialect === 'postgres'
        ? sql`(${ledgerRow.cells} ->> ${name}::text) collate "C"`
        : sql`cast(json_extract(${ledgerRow.cells}, ${`$.${name}`}) as text)`;
    const cells = (names: string[]): SQL[] => names.filter((name) => columnName.test(name)).map(sign);
    const open = cells(parts).map((one) => sql`coalesce(${one}, '')`);
    const found = [
      ...(open.length > 0 ? [contains([sql`(${sql.join(open, sql` || ' ' || `)})`], text)] : []),
      ...cells(whole).map((one) => isWhole(one, text)),
    ];
    return and(contains([ledgerRow.search], text), found.length > 0 ? or(...found) : sql`1 = 0`);
  };

  /** Of columns that stand in the case while it is under way, what the row holds is of no account until it ends. */
  const searched = ({ live, ...search }: CellSearch): SQL | undefined => {
    if (!live) return holding(search);
    const lasting = (names: string[]) => names.filter((name) => !live.columns.includes(name));
    const own = { ...search, parts: lasting(search.parts), whole: lasting(search.whole) };
    return or(and(not(cases.underWay), holding(search)), holding(own), ...live.matches.map(cases.matches));
  };

  const isEqual = (entry: [string, string], match: LiveMatch | undefined): SQL | undefined =>
    match ? or(and(not(cases.underWay), equal(entry)), cases.matches(match)) : equal(entry);

  const filtered = ({ search, equals, live, only }: LedgerFilter): (SQL | undefined)[] => [
    only ? inArray(ledgerRow.seq, only) : undefined,
    search?.text.trim() ? searched(search) : undefined,
    ...Object.entries(equals ?? {}).map((entry) => isEqual(entry, live?.[entry[0]])),
  ];

  const before = earlierRows(db, filtered);

  return {
    liveCombinations,
    underWayBefore,

    async ledgerRows(ledger, query, scope) {
      if (query.before !== undefined) return before(ledger, { ...query, before: query.before }, scope);
      const where = and(within(ledgerRow.officePath, scope), eq(ledgerRow.ledger, ledger), ...filtered(query));
      const rows = await select().where(where).orderBy(desc(ledgerRow.seq)).limit(query.limit).offset(query.offset);
      const [counted] = await db.read.select({ total: count() }).from(ledgerRow).where(where);
      return { rows, total: counted?.total ?? 0 };
    },

    ledgerRow: (ledger, key, scope) => one(and(eq(ledgerRow.ledger, ledger), eq(ledgerRow.key, key)), scope),

    ledgerRowById: (id, scope) => one(eq(ledgerRow.seq, id), scope),

    async ledgerCounts(scope) {
      const rows = await db.read
        .select({ ledger: ledgerRow.ledger, total: count() })
        .from(ledgerRow)
        .where(within(ledgerRow.officePath, scope))
        .groupBy(ledgerRow.ledger)
        .orderBy(asc(ledgerRow.ledger));
      return Object.fromEntries(rows.map((row) => [row.ledger, row.total]));
    },

    ledgerRowsOfPerson: (idNo, scope) =>
      select()
        .where(and(within(ledgerRow.officePath, scope), eq(ledgerRow.person, idNo)))
        .orderBy(desc(ledgerRow.updatedAt), desc(ledgerRow.seq))
        .limit(200),
  };
}
