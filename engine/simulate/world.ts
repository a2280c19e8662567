import { elementOf } from '../bpmn/index.ts';
import type { Definitions, FlowNode, Process } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import { advance } from '../kernel/index.ts';
import type { KernelCommand, KernelContext, KernelFact, KernelState } from '../kernel/types.ts';
import { isRefusal, type Refusal, refuse } from '../result.ts';
import type { SimulatedFact, SimulationCommand, SimulationOptions, UnusedCommand } from './types.ts';

/** A case of the run. */
export interface Case {
  /** From 1, in the order in which the cases began. */
  number: number;
  process: Process;
  state: KernelState;
  data: JsonObject;
  /** Where each token was that entered an element, to name scopes by. */
  places: Map<number, { element: string; scope: number | undefined }>;
  /** Scope in which each element was at work last. */
  scopes: Map<string, number | undefined>;
  /** Error code that a failed case ended with. */
  code?: string;
}

/** A message on its way. */
export interface Letter {
  name: string;
  key?: string;
  data?: JsonObject;
  /** Case and element that threw it; absent: it comes from outside. */
  from?: { case: Case; element: string };
}

/** A timer start event that waits for its time. */
export interface StartClock {
  process: Process;
  node: FlowNode;
  trigger: number;
  due: number;
  repeat?: number;
}

/** A command of the scenario that waits until its element does. */
export interface Deferred {
  index: number;
  command: SimulationCommand;
}

/** Everything of a run; changed in place. */
export interface World {
  definitions: Definitions;
  options: SimulationOptions;
  auto: boolean | 'tasks';
  now: number;
  /** Offset of the times that are shown, in minutes. */
  utcOffset: number;
  /** The time as it was shown last. */
  shown: { now: number; text: string };
  cases: Case[];
  /** Messages that nobody has caught yet. */
  letters: Letter[];
  /** Signals and messages thrown and not yet routed, in order. */
  outbox: { case: Case; fact: KernelFact }[];
  clocks: StartClock[];
  /** Triggers of parallel multiple start events that have happened, by process and element. */
  met: Map<string, Set<number>>;
  deferred: Deferred[];
  /** How many commands of the scenario are still to come for an element. */
  reserved: Map<string, number>;
  unused: UnusedCommand[];
  facts: SimulatedFact[];
  skipped: string[];
  steps: number;
  exhausted: boolean;
  /** Elements that run repeatedly or several times at once. */
  loops: Set<string>;
  /** Takes a fact of the kernel into `facts`. */
  record(world: World, where: Case, fact: KernelFact): void;
}

export const contextOf = (world: World): KernelContext => ({
  now: world.now,
  process: (id) => world.definitions.processes.find((process) => process.id === id),
  ...(world.options.decide ? { decide: world.options.decide } : {}),
});

const DEFAULT_STEPS = 100_000;

/** Gives one command to a case. A refusal changes nothing. */
export function step(world: World, where: Case, command: KernelCommand): Refusal | undefined {
  return work(world, where, { state: where.state, data: where.data }, command);
}

/** Begins a case; undefined if the kernel refuses. */
export function begin(
  world: World,
  process: Process,
  data: JsonObject,
  how: { element?: string; message?: string } = {},
): Case | undefined {
  const begun: Case = {
    number: world.cases.length + 1,
    process,
    state: { v: 2, next: 1, tokens: [], scopes: [], timers: [] },
    data,
    places: new Map(),
    scopes: new Map(),
  };
  world.cases.push(begun);
  const refusal = work(world, begun, null, { type: 'case.start', ...how, data } as KernelCommand);
  if (!refusal) return begun;
  world.cases.splice(world.cases.indexOf(begun), 1);
  return undefined;
}

type Before = { state: KernelState; data: JsonObject } | null;

function work(world: World, where: Case, before: Before, command: KernelCommand): Refusal | undefined {
  if (world.steps >= (world.options.maxSteps ?? DEFAULT_STEPS)) {
    world.exhausted = true;
    return refuse('simulate.maxSteps', '执行步数已达上限，可能存在死循环；可用 --max-steps 提高上限。');
  }
  world.steps += 1;
  const result = advance(where.process, before, command, contextOf(world));
  if (isRefusal(result)) return result;
  const after = { state: result.state, data: result.data };
  const { state, data } = world.options.restart ? (JSON.parse(JSON.stringify(after)) as typeof after) : after;
  Object.assign(where, { state, data });
  for (const fact of result.facts) take(world, where, fact);
  return undefined;
}

function take(world: World, where: Case, fact: KernelFact): void {
  world.record(world, where, fact);
  if (fact.type === 'message.thrown' || fact.type === 'signal.thrown') world.outbox.push({ case: where, fact });
  if (fact.type === 'script.skipped') world.skipped.push(elementOf(fact.element));
  if (fact.type === 'case.ended' && fact.how === 'failed') where.code = fact.code ?? '';
}
