import { type Run, send, type Visit } from '../run.ts';

/** Sends a token into one instance of the activity that `owner` waits at. */
export function startInstance(run: Run, owner: Visit, index: number): void {
  send(run, owner.process, owner.node, owner.id, undefined, index);
}
