import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
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
