import { evaluate, isIso, type JsonObject, type Process, type TimerKind, triggersOf } from '#engine';

/** What FEEL sees; changed before every move. */
export interface Visible {
  data: JsonObject;
}

/** A flow or a script task as bpmn-engine knows it. */
interface Scripted {
  id: string;
  behaviour?: { conditionExpression?: { body?: string } };
}

type Done = (error: null, result: unknown) => void;

/**
 * Settings that let bpmn-engine read the processes of a pack: conditions, as it finds them in the file, and scripts are
 * FEEL over the visible data, and so are durations of timers that are not written in ISO 8601; every other text stays as it is.
 */
export function feelSettings(processes: Process[], visible: Visible): object {
  const value = (text: string): unknown => {
    const result = evaluate(text, visible.data, {});
    if (!result.ok) throw new Error(result.problems[0]?.message ?? text);
    return result.value;
  };
  const scriptOf = (id: string): unknown =>
    processes.map(({ nodes }) => nodes[id]?.detail.script).find((script) => script !== undefined);
  const timers = timersOf(processes);
  const resolve = (text: unknown) => {
    const kind = typeof text === 'string' ? timers.get(text) : undefined;
    if (kind === 'date') return NEVER;
    return kind === undefined || isIso(text as string) ? text : value(text as string);
  };
  return {
    expressions: { resolveExpression: resolve, isExpression: () => false, hasExpression: () => false },
    scripts: {
      register: () => undefined,
      getScript: (_language: string, { id, behaviour }: Scripted) => {
        const text = behaviour?.conditionExpression?.body ?? scriptOf(id);
        if (typeof text !== 'string') return undefined;
        return { execute: (_scope: unknown, done: Done) => done(null, value(text)) };
      },
    },
  };
}

/** A date that is past today would fire at once; the scenario says when it fires. */
const NEVER = '9999-12-31T00:00:00Z';

/** Kinds of the timers of the processes by their texts. */
const timersOf = (processes: Process[]): Map<string, TimerKind> =>
  new Map(
    processes
      .flatMap(({ nodes }) => Object.values(nodes).flatMap(triggersOf))
      .flatMap(({ timer }): [string, TimerKind][] => (timer ? [[timer.text, timer.kind]] : [])),
  );
