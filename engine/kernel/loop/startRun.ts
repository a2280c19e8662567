import { detailOf } from '../../bpmn/detail.ts';
import { type Run, type Visit, visitTo } from '../run.ts';

/** Sends a token into one run of the activity that `owner` waits at. What the run puts out is its own until it is done. */
export function startRun(run: Run, owner: Visit, index: number): void {
  const output = detailOf(owner.node).loop?.output;
  const vars = output ? { [output.item]: null } : undefined;
  run.queue.push(visitTo(owner.process, owner.node, owner.id, undefined, index, vars));
}
