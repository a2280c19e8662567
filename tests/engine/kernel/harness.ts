import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  advance,
  isRefusal,
  type Json,
  type JsonObject,
  type KernelCommand,
  type KernelContext,
  type KernelFact,
  type KernelState,
  ok,
  type Process,
  readProcesses,
} from '#engine';
import { calendar } from './calendar.ts';

const FOLDER = new URL('../../fixtures/kernel/', import.meta.url);
/** Monday 23 November 2026, 09:00 in China. */
export const MONDAY = Date.UTC(2026, 10, 23, 1);

/** Commands name tasks, jobs, timers and incidents by element, `approve[1]` for an instance. */
export interface Step {
  do: JsonObject & { type: string };
  at?: string;
  refused?: string;
  trace?: string[];
}

export interface Golden {
  about: string;
  steps: Step[];
  ended?: string;
  data?: JsonObject;
  /** Files with called processes. */
  also?: string[];
  /** The trace is too long to keep; only incidents are compared. */
  brief?: boolean;
}

export interface Case {
  state: KernelState;
  data: JsonObject;
}

/** The processes of a fixture, the main one first, with those of the files that it calls. */
export async function readFixture(name: string, also: string[] = []): Promise<Process[]> {
  return (await Promise.all([name, ...also].map(readFile))).flat();
}

async function readFile(name: string): Promise<Process[]> {
  const result = await readProcesses(readFileSync(new URL(`${name}.bpmn`, FOLDER), 'utf8'), { file: `${name}.bpmn` });
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.value;
}

/** All golden traces. */
export const names = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

export const readGolden = (name: string): Golden => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

export const writeGolden = (name: string, golden: Golden): void =>
  writeFileSync(new URL(`${name}.json`, FOLDER), `${JSON.stringify(golden, null, 2)}\n`);

/** `timer.set:late@2026-11-24T01:00:00.000Z`, `element.entered:review`, `flow.taken:review_end`. */
export function traceOf(fact: KernelFact): string {
  switch (fact.type) {
    case 'flow.taken':
      return `${fact.type}:${fact.flow}`;
    case 'timer.set':
      return `${fact.type}:${fact.element}@${new Date(fact.due).toISOString()}`;
    case 'message.awaited':
      return `${fact.type}:${fact.element}${fact.key === undefined ? '' : `@${fact.key}`}`;
    case 'error.thrown':
      return `${fact.type}:${fact.element}=${fact.error}`;
    case 'incident.raised':
      return `${fact.type}:${fact.element}=${fact.code}`;
    case 'case.ended':
      return `${fact.type}:${fact.element ?? ''}=${fact.how}${fact.result ? `/${fact.result}` : ''}`;
    default:
      return `${fact.type}:${fact.element}${'body' in fact && fact.body ? '*' : ''}`;
  }
}

/** A storage round trip: whatever does not survive JSON is lost here, as it would be in the database. */
export const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

export const contextOf = (processes: Process[], now: number): KernelContext => ({
  now,
  calendar,
  process: (id) => processes.find((process) => process.id === id),
  decide: (decision, data) => ok({ decision, height: (data.form as JsonObject).height ?? null }),
});

/**
 * Plays the commands on the kernel, with a storage round trip between the steps; the arguments are frozen. A case taken
 * from storage goes on at the time of its last step.
 */
export function play(
  processes: Process[],
  golden: Golden,
  from: Case | null = null,
  since = MONDAY,
): { steps: Step[]; end: Case | null } {
  let before = from;
  let now = since;
  const steps = golden.steps.map((step): Step => {
    if (step.at !== undefined) now = Date.parse(step.at);
    const result = advanceOnce(processes, before, addressed(before, step.do), contextOf(processes, now));
    if (isRefusal(result)) return { ...step, refused: result.code };
    before = stored({ state: result.state, data: result.data });
    const { refused: _, ...kept } = step;
    const trace = result.facts.map(traceOf);
    return { ...kept, trace: golden.brief ? trace.filter((line) => line.startsWith('incident')) : trace };
  });
  return { steps, end: before };
}

function advanceOnce(processes: Process[], before: Case | null, command: KernelCommand, ctx: KernelContext) {
  const [process] = processes;
  if (!process) throw new Error('The fixture has no process.');
  return advance(process, deepFreeze(before), command, ctx);
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const member of Object.values(Object.freeze(value))) deepFreeze(member);
  return value;
}

function addressed(before: Case | null, command: Step['do']): KernelCommand {
  const resolved: JsonObject = { ...command };
  for (const key of ['task', 'job', 'token', 'timer', 'scope'])
    if (typeof command[key] === 'string') resolved[key] = idOf(before, key, command[key] as string);
  return resolved as Json as KernelCommand;
}

function idOf(before: Case | null, kind: string, name: string): number {
  const [, element, index] = /^([^[]*)(?:\[(\d+)\])?$/.exec(name) ?? [];
  const state = before?.state;
  if (kind === 'timer') return state?.timers.filter((timer) => timer.element === element)[Number(index ?? 0)]?.id ?? -1;
  const tokens = state?.tokens.filter(
    (token) => token.at === element && (token.waits === 'children') === (kind === 'scope'),
  );
  return tokens?.find((token) => index === undefined || token.index === Number(index))?.id ?? -1;
}
