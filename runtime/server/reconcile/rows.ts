import {
  type CompiledItem,
  differingCells,
  type Json,
  type JsonObject,
  type LedgerMapping,
  ledgerWrites,
} from '#engine';
import type { CaseRow, ChainWrites, DifferenceRow, LedgerTrail } from '../../store/port.ts';
import type { Items } from '../items.ts';
import { LruMap } from '../lruMap.ts';
import type { Services } from '../services.ts';

/** A difference before it has its number. */
export type Found = Omit<DifferenceRow, 'run' | 'no'>;

interface CaseRead {
  row: CaseRow;
  compiled: CompiledItem;
}

/** Reads the cases that wrote rows; the rows of one case mostly stand together. */
export interface CaseReader {
  read(caseId: string): Promise<CaseRead | undefined>;
}

export function caseReader({ store, items }: { store: Services['store']; items: Items }): CaseReader {
  const kept = new LruMap<string, CaseRead>(100);
  return {
    async read(caseId) {
      const known = kept.get(caseId);
      if (known) return known;
      const row = await store.case(caseId, { all: true });
      const compiled = row && (await items.byDigest(row.digest));
      if (!row || !compiled) return undefined;
      const read = { row, compiled };
      kept.set(caseId, read);
      return read;
    },
  };
}

const same = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Moments of a step at whose end the data of the case stand as they do now: nothing changes after the conclusion. */
function lastMoments({ facts, result }: ChainWrites): LedgerMapping['on'][] {
  if (!facts.includes('case.concluded')) return [];
  return [
    ...(facts.includes('case.accepted') ? (['accepted'] as const) : []),
    'concluded',
    ...(result === 'granted' || result === 'denied' ? [result as 'granted' | 'denied'] : []),
  ];
}

/** What the declared mappings give for a row from the data of the case, as far as they still stand; undefined: they do not. */
async function mapped(
  cases: CaseReader,
  step: ChainWrites,
  { ledger, key }: LedgerTrail,
): Promise<JsonObject | undefined> {
  const moments = lastMoments(step);
  if (step.caseId === null || moments.length === 0) return undefined;
  const read = await cases.read(step.caseId);
  if (!read) return undefined;
  const data = { ...read.row.data, ...read.row.state.vars };
  const writes = moments.flatMap((moment) => {
    const found = ledgerWrites(read.compiled, moment, data);
    return found.ok ? found.value : [];
  });
  return Object.assign(
    {},
    ...writes.filter((one) => one.ledger === ledger && one.key === key).map(({ values }) => values),
  );
}

/** Steps of before ledger rows were facts: they say when a row was written, not what. */
const isOlder = ({ caseId, facts }: ChainWrites): boolean =>
  caseId !== null &&
  !facts.includes('ledger.written') &&
  (facts.includes('case.accepted') || facts.includes('case.concluded'));

/**
 * Derives the row anew from the steps that wrote it, in their order, and compares it with what is stored: cells, their
 * history, and, where the data of a case stand as they did, the mapping with what the case wrote.
 */
export async function rowDifferences(cases: CaseReader, trail: LedgerTrail): Promise<Found[]> {
  const found: Found[] = [];
  const last = trail.versions.findLast(({ step }) => step?.caseId)?.step;
  const tell = (kind: Found['kind'], column: string | null, stored: Json, expected: Json): void => {
    const { ledger, key, officePath } = trail;
    const by = { caseId: last?.caseId ?? null, caseNo: last?.caseNo ?? null };
    found.push({ kind, ledger, key, officePath, column, stored, expected, ...by, rule: null });
  };
  if (trail.versions.length !== trail.version) tell('unfounded', null, trail.version, trail.versions.length);
  let expected: JsonObject = {};
  const folded = new Set<number>();
  for (const { cells, position, step } of trail.versions) {
    const own = step?.writes.filter(({ ledger, key }) => ledger === trail.ledger && key === trail.key) ?? [];
    if (step && own.length === 0 && isOlder(step)) {
      expected = { ...expected, ...cells, ...(await mapped(cases, step, trail)) };
      continue;
    }
    if (!step || own.length === 0) {
      tell('unfounded', null, position, null);
      continue;
    }
    const written: JsonObject = Object.assign({}, ...own.map(({ values }) => values));
    // Of several writes of one step the history may hold any, the row the last.
    for (const [name, value] of Object.entries(cells))
      if (!own.some(({ values }) => same(values[name], value))) tell('unfounded', name, value, written[name] ?? null);
    if (folded.has(position)) continue;
    folded.add(position);
    expected = { ...expected, ...written };
    for (const [name, value] of Object.entries((await mapped(cases, step, trail)) ?? {}))
      if (!same(written[name], value)) tell('mapping', name, written[name] ?? null, value);
  }
  for (const { column, stored, expected: must } of differingCells(trail.cells, expected))
    tell('cell', column, stored, must);
  return found;
}
