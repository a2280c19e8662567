import {
  type Json,
  type JsonObject,
  type LedgerDefinition,
  type LiveFact,
  liveCellOf,
  liveFactsOf,
  liveFill,
  type Register,
} from '#engine';
import type { LedgerRow, LiveMatch, Scope } from '../../store/port.ts';
import { cellsFit } from '../../store/search.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { words } from '../views/ledger.ts';
import { filterOf, type LedgerFilter, type Sent } from './filter.ts';
import type { FoundLedger } from './found.ts';
import { liveRegisters, namingOf, withCellsThen } from './live.ts';

/** More than the officers, steps and posts of a county combine to. */
const MOST_COMBINATIONS = 4_000;
/** Cases of which one question works out where they stood on an earlier day. */
const MOST_CASES = 2_000;

const DIVISION = 'vars.case.division';

type Column = LedgerDefinition['columns'][number];
type Holds = (column: Column, value: Json) => boolean;

/** A ledger asked by somebody. */
interface Asked {
  found: FoundLedger;
  versions: Register[];
  scope: Scope;
}

/** What the store is asked, and what of the ledger it does not look through, in words. */
export interface FoundFilter {
  filter: LedgerFilter;
  /** Null: nothing is left out. */
  leftOut: string | null;
}

/**
 * What the sender looks for, with the cells that stand in cases under way: they are worked out once for each combination of
 * facts that occurs, then the store finds the rows whose cases have one of those that match.
 * @throws {ApiProblem} 422 a column that the ledger does not have, or whose content cannot be asked for
 */
export async function ledgerFilter(
  services: Services,
  found: FoundLedger,
  sent: Sent,
  { before, scope }: { before?: number | undefined; scope: Scope },
): Promise<FoundFilter> {
  const filter = filterOf(found, sent, before);
  const versions = await liveRegisters(services, found.ref);
  const asked = { found, versions, scope };
  const nothing = { filter, leftOut: null };
  if (versions.length === 0 || (!filter.search?.text.trim() && !filter.equals)) return nothing;
  return before === undefined ? askNow(services, asked, filter) : askThen(services, asked, filter, before);
}

const isLive = (versions: Register[], name: string): boolean =>
  versions.some((one) => liveFill(one)?.live?.includes(name));

/** Facts by which the database can look for a column; undefined: it cannot. */
function factsOf(versions: Register[], column: string): LiveFact[] | undefined {
  const facts = versions.map((one) => liveFactsOf(liveFill(one) ?? { from: 'cases', key: '', set: {} }, column));
  if (!facts.every((one) => one !== undefined)) return undefined;
  return [...new Set([...facts.flat(), ...(versions.length > 1 ? [DIVISION as LiveFact] : [])])];
}

/** Rows of cases under way of which one of the cells holds what is sought; undefined: they cannot be looked for together. */
async function matchOf(
  services: Services,
  { found, versions, scope }: Asked,
  columns: Column[],
  holds: Holds,
): Promise<LiveMatch | undefined> {
  const told = columns.map(({ name }) => factsOf(versions, name));
  if (!told.every((one) => one !== undefined)) return undefined;
  const facts = [...new Set(told.flat())];
  const all = await services.store.liveCombinations(found.ref, facts, MOST_COMBINATIONS + 1, scope);
  if (all.length > MOST_COMBINATIONS) return undefined;
  const naming = await namingOf(services);
  const combinations: string[] = [];
  for (const { facts: known, print } of all) {
    const here = versions.length > 1 ? await services.registers.at('cases', String(known[DIVISION] ?? '')) : versions;
    const register = here.find((one) => one.ref === found.ref && liveFill(one) !== undefined);
    const compiled = typeof known.digest === 'string' ? await services.items.byDigest(known.digest) : undefined;
    const cellOf = ({ name }: Column): Json => (register ? liveCellOf(register, name, known, compiled, naming) : null);
    if (columns.some((column) => holds(column, cellOf(column)))) combinations.push(print);
  }
  return { facts, combinations };
}

const textOf = (value: Json): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** The cell is the value. */
const being =
  (sought: string): Holds =>
  (_column, value) =>
    value !== null && textOf(value) === sought;

/** The cell as people read it holds the text; a masked one only as a whole. */
function holding({ tables }: FoundLedger, text: string): Holds {
  const sought = text.trim().toLowerCase();
  return (column, value) => {
    const shown = words(column, value, tables).toLowerCase();
    return column.sensitive ? shown === sought : shown.includes(sought);
  };
}

const cannot = (column: Column): Error =>
  problem(
    422,
    'ledger.liveColumn',
    `“${column.title}”在办结前随办件变动，管辖范围内的情况太多或者不能按它查找。请缩小范围，或在“办件查询”中查找。`,
  );

const leftOutWords = (columns: Column[]): string =>
  `未办结办件的${columns.map(({ title }) => `“${title}”`).join('、')}没有查找，其中的文字请在“办件查询”中查找。`;

/** One reading of the cases where it is short enough, else one for every column; `leftOut`: what it is too long for. */
async function matchesOf(services: Services, asked: Asked, columns: Column[], holds: Holds) {
  const whole = await matchOf(services, asked, columns, holds);
  if (whole) return { matches: [whole], leftOut: [] };
  const matches: LiveMatch[] = [];
  const leftOut: Column[] = [];
  for (const column of columns) {
    const match = await matchOf(services, asked, [column], holds);
    if (match) matches.push(match);
    else leftOut.push(column);
  }
  return { matches, leftOut };
}

async function askNow(services: Services, asked: Asked, filter: LedgerFilter): Promise<FoundFilter> {
  const { found, versions } = asked;
  const columns = found.ledger.columns.filter(({ name }) => isLive(versions, name));
  const live: Record<string, LiveMatch> = {};
  for (const column of columns) {
    const value = filter.equals?.[column.name];
    if (value === undefined) continue;
    const match = await matchOf(services, asked, [column], being(value));
    if (!match) throw cannot(column);
    live[column.name] = match;
  }
  const { search } = filter;
  if (!search?.text.trim()) return { filter: { ...filter, live }, leftOut: null };
  const sought = columns.filter(({ name }) => search.parts.includes(name) || search.whole.includes(name));
  const { matches, leftOut } = await matchesOf(services, asked, sought, holding(found, search.text));
  const within = { columns: columns.map(({ name }) => name), matches };
  return {
    filter: { ...filter, live, search: { ...search, live: within } },
    leftOut: leftOut.length === 0 ? null : leftOutWords(leftOut),
  };
}

/** Of an earlier day: rows whose cases were under way then are worked out one by one, where they are not too many. */
async function askThen(services: Services, asked: Asked, filter: LedgerFilter, before: number): Promise<FoundFilter> {
  const { found, versions, scope } = asked;
  const columns = found.ledger.columns.filter(({ name }) => isLive(versions, name));
  const wanted = columns.find(({ name }) => filter.equals?.[name] !== undefined);
  const open = await services.store.underWayBefore(found.ref, before, MOST_CASES + 1, scope);
  if (open.length > MOST_CASES) {
    if (wanted) throw cannot(wanted);
    return { filter, leftOut: leftOutWords(columns) };
  }
  const only = open.map(({ id }) => id);
  const stood = await services.store.ledgerRows(found.ref, { only, before, offset: 0, limit: MOST_CASES }, scope);
  const rows = await withCellsThen(services, found.ref, stood.rows, before);
  const also = rows.filter((row) => fits(asked.found, columns, row, filter)).map(({ id }) => id);
  return { filter: { ...filter, also }, leftOut: null };
}

/** Texts are looked for in what people read, values in what is stored. */
function fits({ tables }: FoundLedger, live: Column[], row: LedgerRow, { search, equals }: LedgerFilter): boolean {
  const values = row.values as JsonObject;
  const read = live.map((column) => [column.name, words(column, values[column.name], tables)]);
  return (
    cellsFit({ ...values, ...Object.fromEntries(read) }, search ? { search } : {}) &&
    cellsFit(values, equals ? { equals } : {})
  );
}
