import {
  type CompiledItem,
  canonicalJson,
  caseData,
  endedRows,
  type Json,
  type LedgerMapping,
  type LedgerWrite,
  ledgerWrites,
} from '#engine';
import type { CaseRow, LedgerHistory, MeasuredCase } from '../../store/port.ts';
import { namingOf } from '../ledger/live.ts';
import { REFILL } from '../ledger/origins.ts';
import { divisionOf } from '../registers.ts';
import type { Services } from '../services.ts';
import type { Found } from './rows.ts';

const json = (value: unknown): string => canonicalJson((value ?? null) as Json);

const mappingsOf = ({ item, ledgers }: CompiledItem): string =>
  json([
    item.ledgers,
    Object.entries(ledgers).map(([ref, { columns }]) => [ref, columns.map(({ name, type }) => [name, type])]),
  ]);

/** The item that new cases run on, where it writes ledgers otherwise than the one that the case ran on. */
async function changedItem({ items }: Services, kase: MeasuredCase | CaseRow): Promise<CompiledItem | undefined> {
  const now = await items.active(kase.itemRef);
  if (!now || now.digest === kase.digest) return undefined;
  const own = await items.byDigest(kase.digest);
  return own && mappingsOf(own) !== mappingsOf(now) ? now : undefined;
}

/** Registers whose fills have changed since the case wrote them. */
async function changedRegisters({ registers }: Services, kase: MeasuredCase | CaseRow) {
  const marks = kase.state.registered ?? {};
  const here = await registers.at('cases', divisionOf(kase));
  return here.filter(({ ref, print }) => marks[ref] !== undefined && marks[ref] !== print);
}

const momentsOf = ({ state, result }: CaseRow): LedgerMapping['on'][] => [
  ...(state.clock.some(({ type }) => type === 'started') ? (['accepted'] as const) : []),
  'concluded',
  ...(result === 'granted' || result === 'denied' ? [result as 'granted' | 'denied'] : []),
];

/** What the mappings of an item give; nothing where the data of an older form do not suffice. */
function mappedBy(item: CompiledItem, kase: CaseRow): LedgerWrite[] {
  const data = caseData(kase.state, kase.data);
  return momentsOf(kase).flatMap((moment) => {
    const found = ledgerWrites(item, moment, data);
    return found.ok ? found.value : [];
  });
}

/** Rows that a case which has ended would write under rules that have changed since. */
async function presentWrites(services: Services, kase: CaseRow): Promise<LedgerWrite[]> {
  const own = await services.items.byDigest(kase.digest);
  if (!own) return [];
  const naming = await namingOf(services);
  const registered = (await changedRegisters(services, kase)).flatMap((register) =>
    endedRows(register, { compiled: own, ...kase }, naming),
  );
  const item = await changedItem(services, kase);
  return [...registered, ...(item ? mappedBy(item, kase) : [])];
}

/** Who wrote a cell last: a case, or null a person. Rows written anew under later rules stay those of the case. */
function writerOf(history: readonly LedgerHistory[], column: string): string | null | undefined {
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const entry = history[at];
    const before = history[at - 1]?.values[column];
    if (!entry || entry.command === REFILL || json(entry.values[column]) === json(before)) continue;
    return entry.caseId;
  }
  return undefined;
}

interface Differing {
  write: LedgerWrite;
  /** Version at which the row stands; 0: it is not there. */
  version: number;
  found: Found[];
}

const ENDED = ['concluded', 'withdrawn'];

/** Whether rules have changed since the case ended; asked of every case, so it reads nothing of it. */
export const isOverruled = async (services: Services, kase: MeasuredCase): Promise<boolean> =>
  ENDED.includes(kase.status) &&
  ((await changedRegisters(services, kase)).length > 0 || (await changedItem(services, kase)) !== undefined);

/**
 * Cells of rows of a case that has ended which would be otherwise under the rules of now. What another case or a person
 * has written since stands.
 */
export async function refillsOf(services: Services, kase: CaseRow): Promise<Differing[]> {
  const differing: Differing[] = [];
  for (const write of await presentWrites(services, kase)) {
    const one = await differingOf(services, kase, write);
    if (one.found.length > 0) differing.push(one);
  }
  return differing;
}

async function differingOf({ store }: Services, kase: CaseRow, write: LedgerWrite): Promise<Differing> {
  const { ledger, key, values } = write;
  const stood = await store.ledgerRow(ledger, key, { all: true });
  const place = { kind: 'refill' as const, ledger, key, caseId: kase.id, caseNo: kase.no, rule: null };
  if (!stood) {
    const whole = { ...place, officePath: kase.officePath, column: null, stored: null, expected: null };
    return { write, version: 0, found: [whole] };
  }
  const { row, history } = stood;
  const isOwn = history.some(({ caseId }) => caseId === kase.id);
  const found = Object.entries(values).flatMap(([column, expected]): Found[] => {
    const stored = (row.values[column] ?? null) as Json;
    const writer = writerOf(history, column);
    const mine = writer === undefined ? isOwn : writer === kase.id;
    if (!mine || json(stored) === json(expected)) return [];
    return [{ ...place, officePath: row.officePath, column, stored, expected }];
  });
  const cells = Object.fromEntries(
    found.flatMap(({ column, expected }) => (column === null ? [] : [[column, expected]])),
  );
  return { write: { ledger, key, values: cells }, version: row.version, found };
}

/** What of ended cases would be otherwise under the rules of now. */
export async function overruledRows(
  services: Services,
  cases: readonly MeasuredCase[],
  breathe: () => Promise<void>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const kase of cases) {
    const row = (await isOverruled(services, kase)) ? await services.store.case(kase.id, { all: true }) : undefined;
    if (row) for (const one of await refillsOf(services, row)) found.push(...one.found);
    await breathe();
  }
  return found;
}
