import { clockView, toLocalDate, toLocalTime } from '../deadline/index.ts';
import type { JsonObject } from '../json.ts';
import { changedCells, filledRow } from '../ledger/fill.ts';
import type { LedgerFill, Register } from '../ledger/types.ts';
import type { CompiledItem } from '../service/types.ts';
import type { CaseContext } from './context.ts';
import { caseData } from './data.ts';
import { type CaseDraft, part } from './draft.ts';
import { nodeOf } from './nodes.ts';
import { ended } from './stage.ts';
import type { CaseData, CaseState, LedgerWrite } from './types.ts';

interface Registered {
  writes: LedgerWrite[];
  /** New value of the state's member; absent: as before. */
  registered?: Record<string, string>;
}

const NOTHING: Registered = { writes: [] };

/** Members of the state that say how far a case has come. Passing from one officer to the next changes none of them. */
const TOLD = ['status', 'result', 'suspended', 'notice', 'oneTime', 'office'] as const;
const ANSWERS = ['form', 'applicant', 'situation'] as const;

/** Registers are written when a case is received, ends, or changes in its status, clock, notice or answers. */
function calls({ state, data }: CaseDraft, before: { state: CaseState; data: CaseData }): boolean {
  return (
    TOLD.some((name) => state[name] !== before.state[name]) ||
    ANSWERS.some((name) => data[name] !== before.data[name]) ||
    state.clock.length !== before.state.clock.length ||
    state.clock.at(-1) !== before.state.clock.at(-1)
  );
}

/** What the step changes in the registers of every case: only cells that differ from those that the case wrote before. */
export function registerWrites(draft: CaseDraft, before?: { state: CaseState; data: CaseData }): Registered {
  const { registers = [] } = draft.ctx;
  const division = String(part(draft.data, 'case').division ?? '');
  const meant = registers.filter((one) => division.startsWith(one.division ?? ''));
  const markOf = ({ ref }: Register) => before?.state.registered?.[ref];
  const isIn = (one: Register) => [one.print, late(one)].includes(markOf(one) ?? '');
  const marked = (mark: (one: Register) => string) => ({
    ...before?.state.registered,
    ...Object.fromEntries(meant.map((one) => [one.ref, mark(one)])),
  });
  if (meant.length === 0) return NOTHING;
  const due = before && !calls(draft, before) ? meant.filter((one) => !isIn(one)) : meant;
  const registered = marked((one) => (due.includes(one) ? one.print : late(one)));
  if (due.length === 0) return { writes: [], registered };
  const now = registerData(draft, draft.state, draft.data);
  const former = before && registerData(draft, before.state, caseData(before.state, before.data));
  const over = ended(draft.state);
  const writes = due.flatMap((one) => {
    if (markOf(one) === late(one)) return rowsInto(one, over, now);
    return writesInto(one, over, now, markOf(one) === one.print ? former : undefined);
  });
  return { writes, registered };
}

/** Mark of a register that a step passed over: what a cell held when it was last written is then not known. */
const late = ({ print }: Register): string => `${print}~`;

const lasting = ({ set, live }: LedgerFill): string[] => Object.keys(set).filter((name) => !live?.includes(name));

/** The rows as a whole, empty cells too. */
const rowsInto = (register: Register, over: boolean, now: JsonObject): LedgerWrite[] =>
  fillsOf(register).flatMap((fill) => filledRow(register, fill, now, over ? undefined : lasting(fill)) ?? []);

function writesInto(register: Register, over: boolean, now: JsonObject, former?: JsonObject): LedgerWrite[] {
  return fillsOf(register).flatMap((fill) => {
    const row = filledRow(register, fill, now, over ? undefined : lasting(fill));
    const stands = row && former ? filledRow(register, fill, former, lasting(fill)) : undefined;
    const write = row && changedCells(row, stands?.key === row.key ? stands.values : {});
    return write ? [write] : [];
  });
}

const fillsOf = ({ ledger }: Register) => (ledger.fills ?? []).filter(({ from }) => from === 'cases');

/** Rows that a case which has ended would write into a register as it is now, empty cells too. */
export function endedRows(
  register: Register,
  { compiled, state, data }: { compiled: CompiledItem; state: CaseState; data: CaseData },
  ctx: Naming,
): LedgerWrite[] {
  return ended(state) ? rowsInto(register, true, registerData({ compiled, ctx }, state, caseData(state, data))) : [];
}

/**
 * Cells that tell where a case that is under way stands: they are read from the case when its row is shown, and written
 * into the row when it ends. None of a case that has ended, nor of a row with another key.
 */
export function liveCells(
  register: Register,
  key: string,
  { compiled, state, data }: { compiled: CompiledItem; state: CaseState; data: CaseData },
  ctx: Naming,
): JsonObject {
  const fills = fillsOf(register).filter(({ live }) => live !== undefined);
  if (fills.length === 0 || ended(state)) return {};
  const now = registerData({ compiled, ctx }, state, caseData(state, data));
  const rows = fills.map((fill) => filledRow(register, fill, now, fill.live));
  return Object.assign({}, ...rows.map((row) => (row?.key === key ? row.values : {})));
}

/** Names of offices, and of officers who have done nothing on the case yet. */
export interface Naming extends Pick<CaseContext, 'officeName'> {
  personName?(id: string): string | undefined;
}

interface Named {
  compiled: CompiledItem;
  ctx: Naming;
}

/** What fills see of a case: its data, with more members of `case`. Nothing in it depends on when it is asked. */
function registerData({ compiled, ctx }: Named, state: CaseState, data: CaseData): JsonObject {
  const [task] = state.tasks;
  const assignee = task?.assignee;
  return {
    ...data,
    case: {
      ...part(data, 'case'),
      id: state.id,
      item: compiled.ref,
      group: compiled.item.group,
      status: state.suspended ? 'suspended' : state.status,
      result: state.result ?? null,
      office: state.office,
      officeName: ctx.officeName(state.office),
      level: levelOf(state, state.office),
      step: [...new Set(state.tasks.map(({ element }) => nodeOf(compiled, element)?.name ?? element))].join('、'),
      post: task?.post ?? null,
      postLevel: task ? levelOf(state, task.office) : null,
      person: assignee === undefined ? null : personOf(assignee, data, ctx),
      rounds: state.round,
      supplements: supplementsOf(state),
      told: state.notice !== undefined || (state.oneTime?.materials.length ?? 0) > 0,
      supplementDue: supplementDue(compiled, state),
      ...clockMembers(compiled, state),
    },
  };
}

/** The last day on which what the one-time notice asked for may be handed in; null while nothing is awaited. */
function supplementDue({ calendar }: CompiledItem, { status, kernel }: CaseState): string | null {
  if (status !== 'supplementing' || kernel.timers.length === 0) return null;
  return toLocalDate(Math.min(...kernel.timers.map(({ due }) => due)) - 1, calendar.utcOffset);
}

function personOf(id: string, data: CaseData, { personName }: Naming): string {
  const officers = Object.values(part(data, 'officers')) as { id?: string; name?: string }[];
  return officers.find((one) => one.id === id)?.name ?? personName?.(id) ?? id;
}

const levelOf = ({ offices }: CaseState, id: string): string | null =>
  Object.entries(offices).find(([, office]) => office === id)?.[0] ?? null;

const supplementsOf = ({ clock, notice }: CaseState): number =>
  Math.max(
    clock.filter((entry) => entry.type === 'paused' && entry.reason === 'supplement').length,
    notice === undefined ? 0 : 1,
  );

/** Dates of the clock. While it stands still the due dates move every day: then they are not known. */
function clockMembers({ calendar, item }: CompiledItem, { clock }: CaseState): JsonObject {
  const started = clock.find((entry) => entry.type === 'started');
  const stopped = clock.find((entry) => entry.type === 'stopped');
  // A name that is not there reads as null.
  if (!started) return {};
  const { promised, statutory } = item.elements.timeLimit;
  const view = clockView(calendar, clock, { promised, ...(statutory ? { statutory } : {}) }, stopped?.at ?? started.at);
  const known: Partial<typeof view> = view.state === 'paused' ? {} : view;
  const due = known.promised?.due;
  const legal = known.statutory?.due;
  const time = (ms: number | undefined) => (ms === undefined ? null : toLocalTime(ms, calendar.utcOffset));
  // Due is the midnight that ends the last day.
  const day = (ms: number | undefined) => (ms === undefined ? null : toLocalDate(ms - 1, calendar.utcOffset));
  return {
    acceptedTime: time(started.since ?? started.at),
    concludedTime: time(stopped?.at),
    dueAt: day(due),
    dueTime: time(due === undefined ? undefined : due - 60_000),
    statutoryDueAt: day(legal),
    onTime: stopped && view.promised ? stopped.at <= view.promised.due : null,
    excludedDays: stopped && view.grossDays !== undefined ? Math.max(0, view.grossDays - view.usedDays) : null,
  };
}
