import {
  advance,
  applyMigration,
  checkMigration,
  type ElementMapping,
  isRefusal,
  type JsonObject,
  type KernelCommand,
  type KernelContext,
  type MigrationOptions,
  type MigrationPlan,
  type MigrationStep,
  type Moving,
  type Process,
  planMigration,
} from '#engine';
import { compile, file } from '../bpmn/model.ts';
import { calendar } from '../kernel/calendar.ts';
import { deepFreeze, MONDAY, stored } from '../kernel/harness.ts';

/** A process of the given elements, which stand between `start` and `end`. */
export const model = (elements: string, root = ''): Promise<Process> => compile(file(elements, root));

/** A running case of one process. */
export interface Kite extends Moving {
  process: Process;
  now: number;
  called: Process[];
}

const contextOf = ({ now, called }: Kite): KernelContext => ({
  now,
  calendar,
  process: (id) => called.find((process) => process.id === id),
});

export function launch(process: Process, data: JsonObject = {}, called: Process[] = []): Kite {
  const kite: Kite = {
    process,
    called,
    now: MONDAY,
    state: { v: 2, next: 1, tokens: [], scopes: [], timers: [] },
    data,
  };
  const step = advance(process, null, { type: 'case.start', data }, contextOf(kite));
  if (isRefusal(step)) throw new Error(step.message);
  return { ...kite, ...stored({ state: step.state, data: step.data }) };
}

/** One command on frozen input, with a round trip through storage; throws when it is refused. */
export function work(kite: Kite, command: KernelCommand): Kite {
  const step = advance(kite.process, deepFreeze({ state: kite.state, data: kite.data }), command, contextOf(kite));
  if (isRefusal(step)) throw new Error(`${command.type}: ${step.code}`);
  return { ...kite, ...stored({ state: step.state, data: step.data }) };
}

const tokenAt = ({ state }: Kite, element: string): number => {
  const token = state.tokens.find(({ at, waits }) => at === element && waits !== 'children' && waits !== 'join');
  if (!token) throw new Error(`Nothing waits at ${element}: ${JSON.stringify(state.tokens)}`);
  return token.id;
};

/** Completes the oldest task at an element. */
export const done = (kite: Kite, element: string, outcome?: string): Kite =>
  work(kite, { type: 'task.complete', task: tokenAt(kite, element), ...(outcome === undefined ? {} : { outcome }) });

export const fire = (kite: Kite, element: string): Kite => {
  const timer = kite.state.timers.find((open) => open.element === element);
  if (!timer) throw new Error(`No timer at ${element}`);
  return work({ ...kite, now: timer.due }, { type: 'timer.fire', timer: timer.id });
};

export const later = (kite: Kite, ms: number): Kite => ({ ...kite, now: kite.now + ms });

export function planOf(
  from: Process,
  to: Process,
  mapping?: ElementMapping,
  calls?: MigrationPlan['calls'],
): MigrationPlan {
  const plan = planMigration(from, to, mapping, calls);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

/** `code@element` of every reason. */
export const reasons = (kite: Kite, to: Process, mapping?: ElementMapping): string[] =>
  checkMigration(planOf(kite.process, to, mapping), kite.state).map(({ code, element }) => `${code}@${element}`);

export interface Moved extends Kite {
  step: MigrationStep;
}

export function move(kite: Kite, plan: MigrationPlan, options?: MigrationOptions): Moved {
  const before = deepFreeze({ state: kite.state, data: kite.data });
  const step = applyMigration(deepFreeze(plan), before, contextOf(kite), options);
  if (isRefusal(step)) throw new Error(step.message);
  return { ...kite, process: plan.to, ...stored({ state: step.state, data: step.data }), step };
}

/** Where something waits, in order. */
export const places = ({ state }: Kite): string[] => state.tokens.map(({ at }) => at).sort();
