import type { Services } from '../../services.ts';
import { PHASES, type Progress } from './progress.ts';

/** What a change is doing right now in this process. */
export interface Running {
  /** In words. */
  phase: string;
  done: number;
  total: number;
}

interface Queue {
  tail: Promise<void>;
  running: Map<string, Running>;
}

const queues = new WeakMap<Services, Queue>();

function queueOf(services: Services): Queue {
  const queue = queues.get(services) ?? { tail: Promise.resolve(), running: new Map() };
  queues.set(services, queue);
  return queue;
}

const NOTE_MS = 1_000;
const WAITING = '排队等候';

/** How far a change is, while this process works on it. */
export const runningState = (services: Services, id: string): Running | undefined => queueOf(services).running.get(id);

/** Waits until nothing is being planned or applied. */
export const idle = (services: Services): Promise<void> => queueOf(services).tail;

/**
 * Works on a change after those that came before it, while requests are answered. Progress is kept in memory, and noted
 * in the store once a second for other server processes.
 */
export function runChange(services: Services, id: string, work: (progress: Progress) => Promise<void>): void {
  const queue = queueOf(services);
  queue.running.set(id, { phase: WAITING, done: 0, total: 0 });
  let noted = 0;
  const progress: Progress = (phase, done, total) => {
    queue.running.set(id, { phase: PHASES[phase], done, total });
    const now = performance.now();
    if (now - noted < NOTE_MS) return;
    noted = now;
    services.store
      .notePackProgress(id, services.clock(), done, total)
      .catch((error: unknown) => log(services, id, error));
  };
  queue.tail = queue.tail
    .then(() => work(progress))
    .catch((error: unknown) => log(services, id, error))
    .finally(() => queue.running.delete(id));
}

const log = (services: Services, id: string, error: unknown): void =>
  services.log('error', 'pack.changeFailed', { id, error: error instanceof Error ? error.message : String(error) });
