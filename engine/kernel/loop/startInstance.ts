import type { Run, Visit } from '../run.ts';

/** Sends a token into one instance of the activity that `owner` waits at. */
export function startInstance(run: Run, owner: Visit, index: number): void {
  run.queue.push({ process: owner.process, node: owner.node, scope: owner.id, index });
}
