import { triggerBoundary } from '../boundaries.ts';
import { interruptScope } from '../cancel.ts';
import { around } from '../errors.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import { isOfKind } from '../triggers.ts';
import { startUndoing } from './undo.ts';

/**
 * Cancels the transaction around a cancel end event (BPMN 2.0 §13.5.3): ends what lives in it, undoes what was completed
 * in it, then leaves by its cancel boundary event. False if there is no transaction.
 */
export function cancelTransaction(run: Run, visit: Visit): boolean {
  let transaction = around(run, visit);
  while (transaction && transaction.node.type !== 'transaction') transaction = around(run, transaction);
  if (!transaction) return false;
  const { id } = transaction;
  interruptScope(run, id);
  const entries = (run.state.done ?? []).filter((entry) => entry.scope === id);
  startUndoing(run, id, entries, id);
  return true;
}

/** Everything is undone. One canceled run of a multi-instance transaction cancels them all. */
export function leaveCanceled(run: Run, transaction: Visit): void {
  const host = transaction.index === undefined ? transaction : (around(run, transaction) ?? transaction);
  const event = host.node.boundary
    .flatMap((id) => host.process.nodes[id] ?? [])
    .find((node) => isOfKind(node, 'cancel'));
  if (event) triggerBoundary(run, host, event);
  else complete(run, transaction);
}
