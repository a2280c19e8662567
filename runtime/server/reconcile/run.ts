import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ChainWrites, DifferenceRow, ReconciliationRow } from '../../store/port.ts';
import type { Services } from '../services.ts';
import { SYSTEM } from '../timers.ts';
import { registerCases } from './cases.ts';
import { overruledRows } from './presentRules.ts';
import { type CaseReader, caseReader, type Found, rowDifferences } from './rows.ts';
import { addMatched, brokenBy, type DeclaredRule, declaredRules, type Matched } from './rules.ts';

/** How far a run is: cases by number, rows of ledgers by number, then steps of the chain by position, then rules one by one. */
export interface Cursor {
  phase: 'cases' | 'rows' | 'chain' | 'rules' | 'done';
  after: number;
  rule: number;
}

type Counts =
  | 'cases'
  | 'registered'
  | 'rows'
  | 'steps'
  | 'rules'
  | 'asked'
  | 'differences'
  | 'kept'
  | DifferenceRow['kind'];

const ZERO: Record<Counts, number> = {
  cases: 0,
  registered: 0,
  rows: 0,
  steps: 0,
  rules: 0,
  asked: 0,
  differences: 0,
  kept: 0,
  cell: 0,
  missing: 0,
  unfounded: 0,
  mapping: 0,
  rule: 0,
  refill: 0,
};

/** What is read at once: short enough for the event loop. */
const PAGE = { cases: 100, rows: 25, chain: 60, rules: 100 };
/** Pages of a slice, after which the run is saved. */
const PAGES = 10;
/** Longest turn without letting others in, milliseconds. */
const TURN_MS = 10;
const HOLD_MS = 60_000;
/** Differences kept of one run; what comes after is counted only. */
const MOST_KEPT = 20_000;
const RUNS_KEPT = 60;

export interface Reconciler {
  /** Begins a run, unless one is under way. */
  start(by: string): Promise<ReconciliationRow | undefined>;
  /** Works on the run that is under way, whoever began it, for about so long. Gives the run as it stands then. */
  work(ms: number): Promise<ReconciliationRow | undefined>;
}

interface Slice {
  cursor: Cursor;
  /** Added to the counts. */
  counts: Partial<Record<Counts, number>>;
  found: Found[];
}

/** Lets the event loop go when a turn has lasted too long. */
function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}

/** Rows that steps wrote and that are not there, each once. */
function missingRows(steps: readonly ChainWrites[], standing: ReadonlyMap<string, unknown>): Found[] {
  const missing = new Map<string, Found>();
  for (const { caseId, caseNo, officePath, writes } of steps)
    for (const { ledger, key } of writes)
      if (!standing.has(`${ledger}\n${key}`))
        missing.set(`${ledger}\n${key}`, {
          ...{ kind: 'missing', ledger, key, officePath, column: null, stored: null, expected: null },
          ...{ caseId, caseNo: caseId === null ? null : caseNo, rule: null },
        });
  return [...missing.values()];
}

const cursorOf = (row: ReconciliationRow): Cursor => ({ phase: 'rows', after: 0, rule: 0, ...row.cursor });

/**
 * Writes cases into the registers in which they never were, then compares all ledgers with the chain and with each other,
 * in slices that can be taken up again after a crash.
 */
export function reconciler(services: Services): Reconciler {
  const { store, clock } = services;
  const holder = randomUUID();
  const cases: CaseReader = caseReader(services);
  let looking: { run: string; rule: number; matched: Matched } | undefined;

  const casesSlice = async ({ after }: Cursor, breathe: () => Promise<void>): Promise<Slice> => {
    const slice: Slice = { cursor: { phase: 'cases', after, rule: 0 }, counts: { cases: 0, registered: 0 }, found: [] };
    for (let page = 0; page < PAGES; page++) {
      const from = { after: slice.cursor.after, limit: PAGE.cases, before: clock() + 1 };
      const rows = await store.measuredCases(from, { all: true });
      slice.counts.registered = (slice.counts.registered ?? 0) + (await registerCases(services, rows));
      slice.counts.cases = (slice.counts.cases ?? 0) + rows.length;
      slice.found.push(...(await overruledRows(services, rows, breathe)));
      slice.cursor.after = rows.at(-1)?.seq ?? 0;
      await breathe();
      if (rows.length < PAGE.cases) return { ...slice, cursor: { phase: 'rows', after: 0, rule: 0 } };
    }
    return slice;
  };

  const rowsSlice = async ({ after }: Cursor, breathe: () => Promise<void>): Promise<Slice> => {
    const slice: Slice = { cursor: { phase: 'rows', after, rule: 0 }, counts: { rows: 0 }, found: [] };
    for (let page = 0; page < PAGES; page++) {
      const trails = await store.ledgerTrails(slice.cursor.after, PAGE.rows);
      await breathe();
      for (const trail of trails) {
        slice.found.push(...(await rowDifferences(cases, trail)));
        await breathe();
      }
      slice.counts.rows = (slice.counts.rows ?? 0) + trails.length;
      slice.cursor.after = trails.at(-1)?.seq ?? 0;
      if (trails.length < PAGE.rows) return { ...slice, cursor: { phase: 'chain', after: 0, rule: 0 } };
    }
    return slice;
  };

  const chainSlice = async ({ after }: Cursor, breathe: () => Promise<void>): Promise<Slice> => {
    const slice: Slice = { cursor: { phase: 'chain', after, rule: 0 }, counts: { steps: 0 }, found: [] };
    for (let page = 0; page < PAGES; page++) {
      const { last, writes } = await store.chainWrites(slice.cursor.after, PAGE.chain);
      if (last === slice.cursor.after) return { ...slice, cursor: { phase: 'rules', after: 0, rule: 0 } };
      slice.found.push(...missingRows(writes, await store.standingRows(writes.flatMap((one) => one.writes))));
      slice.counts.steps = (slice.counts.steps ?? 0) + last - slice.cursor.after;
      slice.cursor.after = last;
      await breathe();
    }
    return slice;
  };

  /** Rows of the other ledger, read once for a rule, anew after a restart. */
  const matchedOf = async (run: string, at: number, declared: DeclaredRule, breathe: () => Promise<void>) => {
    if (looking?.run === run && looking.rule === at) return looking.matched;
    const matched: Matched = new Map();
    let after = 0;
    for (;;) {
      const rows = await store.measuredRows(declared.rule.with, { after, limit: PAGE.rules }, { all: true });
      addMatched(matched, declared, rows);
      await breathe();
      if (rows.length < PAGE.rules) break;
      after = rows.at(-1)?.seq ?? after;
    }
    looking = { run, rule: at, matched };
    return matched;
  };

  const rulesSlice = async (run: string, { rule, after }: Cursor, breathe: () => Promise<void>): Promise<Slice> => {
    const declared = (await declaredRules(services))[rule];
    if (!declared) {
      looking = undefined;
      return { cursor: { phase: 'done', after: 0, rule }, counts: {}, found: [] };
    }
    const matched = await matchedOf(run, rule, declared, breathe);
    const rows = await store.measuredRows(declared.ledger, { after, limit: PAGE.rules }, { all: true });
    const org = await services.organization.current();
    const found = brokenBy(declared, rows, matched, org);
    const more = rows.length === PAGE.rules;
    const cursor: Cursor = { phase: 'rules', rule: more ? rule : rule + 1, after: more ? (rows.at(-1)?.seq ?? 0) : 0 };
    return { cursor, counts: { asked: rows.length, rules: more ? 0 : 1 }, found };
  };

  const sliceOf = (run: string, cursor: Cursor, breathe: () => Promise<void>): Promise<Slice> => {
    if (cursor.phase === 'cases') return casesSlice(cursor, breathe);
    if (cursor.phase === 'rows') return rowsSlice(cursor, breathe);
    if (cursor.phase === 'chain') return chainSlice(cursor, breathe);
    return rulesSlice(run, cursor, breathe);
  };

  /** Saves a slice; undefined when another process works the run now. */
  const save = async (row: ReconciliationRow, slice: Slice): Promise<ReconciliationRow | undefined> => {
    const counts: Record<string, number> = { ...row.counts };
    for (const [name, n] of Object.entries(slice.counts)) counts[name] = (counts[name] ?? 0) + n;
    const kept: DifferenceRow[] = [];
    for (const one of slice.found) {
      counts.differences = (counts.differences ?? 0) + 1;
      counts[one.kind] = (counts[one.kind] ?? 0) + 1;
      if (counts.differences <= MOST_KEPT) kept.push({ ...one, run: row.id, no: counts.differences });
    }
    counts.kept = Math.min(counts.differences ?? 0, MOST_KEPT);
    const ended = slice.cursor.phase === 'done';
    const next: ReconciliationRow = {
      ...row,
      holder,
      cursor: { ...slice.cursor },
      counts,
      status: ended ? 'done' : 'running',
      endedAt: ended ? clock() : null,
    };
    return (await store.saveSlice(next, kept)) ? next : undefined;
  };

  return {
    async start(by) {
      const row: ReconciliationRow = {
        id: randomUUID(),
        startedAt: clock(),
        startedBy: by,
        endedAt: null,
        status: 'running',
        cursor: { phase: 'cases', after: 0, rule: 0 },
        counts: { ...ZERO },
        holder: null,
        heldUntil: null,
      };
      return (await store.startReconciliation(row)) === 'started' ? row : undefined;
    },

    async work(ms) {
      const until = performance.now() + ms;
      const breathe = breather();
      let row = await store.holdReconciliation(holder, clock(), clock() + HOLD_MS);
      while (row?.status === 'running') {
        const slice = await sliceOf(row.id, cursorOf(row), breathe);
        const saved: ReconciliationRow | undefined = await save(row, slice);
        await setImmediate();
        if (saved?.status === 'done') await store.forgetReconciliations(RUNS_KEPT);
        if (!saved || saved.status === 'done' || performance.now() >= until) return saved;
        row = saved;
      }
      return row;
    },
  };
}

/** Who began a run that nobody asked for. */
export const NIGHTLY = SYSTEM.name;
