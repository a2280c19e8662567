import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import type { Condition } from './drawing.ts';

/** Conditions as bpmn-engine writes them. */
export const peerCondition: Condition = (variable) => `\${environment.variables.${variable}}`;

/** Runs the model on bpmn-engine, works every task at once, and gives the ids of the completed elements, sorted. */
export async function completedByPeer(source: string, variables: Record<string, boolean>): Promise<string[]> {
  const completed: string[] = [];
  const listener = new EventEmitter();
  // Not within the event: signaled there, a task before a join starves the branches that have not started yet.
  listener.on('activity.wait', (task: { signal(): void }) => setImmediate(() => task.signal()));
  listener.on('activity.end', (activity: { id: string }) => completed.push(activity.id));
  const engine = new Engine({ name: 'kite', source, variables });
  const ended = engine.waitFor('end');
  await engine.execute({ listener });
  await ended;
  return completed.sort();
}
