import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { evaluate, type JsonObject, type Process } from '#engine';
import type { Condition } from './drawing.ts';

/** Conditions as bpmn-engine writes them. */
export const peerCondition: Condition = (variable) => `\${environment.variables.${variable}}`;

interface Waiting {
  id: string;
  signal(message?: unknown): void;
}

/** Milliseconds without any event after which nothing more is expected: not every model is told to have ended. */
const QUIET = 1_000;

/** The work of every service task, which is done a moment later. */
class Job {
  execute(_: unknown, done: () => void): void {
    setImmediate(done);
  }
}

function jobs(activity: { type: string; behaviour: { Service?: unknown } }): void {
  if (activity.type === 'bpmn:ServiceTask') activity.behaviour.Service = Job;
}

/** Runs the model on bpmn-engine, works every task at once, and gives the ids of the completed elements, sorted. */
export async function completedByPeer(source: string, variables: Record<string, boolean>): Promise<string[]> {
  const completed: string[] = [];
  const listener = new EventEmitter();
  // Not within the event: signaled there, a task before a join starves the branches that have not started yet.
  listener.on('activity.wait', (task: Waiting) => setImmediate(() => task.signal()));
  listener.on('activity.end', (activity: { id: string }) => completed.push(activity.id));
  const engine = new Engine({ name: 'kite', source, variables, extensions: { jobs } as never });
  const ended = engine.waitFor('end');
  await engine.execute({ listener });
  await Promise.race([ended, quietOf(listener)]);
  return completed.sort();
}

function quietOf(listener: EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, QUIET);
    for (const event of ['activity.enter', 'activity.wait', 'activity.end']) listener.on(event, () => timer.refresh());
  });
}

/** What somebody does at an element that waits. */
export interface Answer {
  at: string;
  outcome?: string;
}

/**
 * Runs a process of a pack on bpmn-engine: conditions and scripts are FEEL over the given data and the last outcome, what
 * waits gets the answers in their order, time stands still. Gives the completed elements in order, until the answers are
 * used up.
 */
export async function pathOfPeer(
  source: string,
  process: Process,
  data: JsonObject,
  answers: Answer[],
): Promise<string[]> {
  const completed: string[] = [];
  const left = [...answers];
  const listener = new EventEmitter();
  const feel = feelOver(process, data);
  const engine = new Engine({ name: 'pack', source, ...feel.options } as never);
  const idle = new Promise<void>((resolve) => {
    listener.on('activity.wait', (task: Waiting) => {
      const next = left.shift();
      if (next?.at !== task.id) return resolve();
      feel.say(next);
      setImmediate(() => task.signal());
    });
  });
  listener.on('activity.end', ({ id }: { id: string }) => completed.push(id));
  const ended = engine.waitFor('end');
  await engine.execute({ listener } as never);
  await Promise.race([ended, idle]);
  return completed;
}

function feelOver(process: Process, data: JsonObject) {
  const known: JsonObject = { ...data };
  delete known.outcome;
  const value = (text: string): unknown => {
    const result = evaluate(text, known, {});
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.value;
  };
  const conditions = new Set(Object.values(process.flows).map(({ condition }) => condition));
  const isCondition = (text: unknown): boolean => typeof text === 'string' && conditions.has(text);
  const scriptOf = (id: string): string | undefined => process.nodes[id]?.detail.script as string | undefined;
  const script = (text: string) => ({
    execute: (_: unknown, done: (error: unknown, result?: unknown) => void) => done(null, value(text)),
  });
  return {
    say: ({ outcome }: Answer): void => {
      if (outcome !== undefined) known.outcome = outcome;
    },
    options: {
      expressions: {
        resolveExpression: (text: string): unknown => (isCondition(text) ? value(text) : text),
        isExpression: isCondition,
        hasExpression: isCondition,
      },
      scripts: {
        register: () => undefined,
        getScript: (_: string, { id }: { id: string }) => {
          const text = scriptOf(id);
          return text === undefined ? undefined : script(text);
        },
      },
      timers: { ...STILL, executing: [], register: () => STILL },
    },
  };
}

/** A clock on which nothing is ever due. */
const STILL = { setTimeout: () => 0, clearTimeout: () => undefined };
