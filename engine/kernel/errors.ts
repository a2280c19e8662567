import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { triggerBoundary } from './boundaries.ts';
import type { Run, Visit } from './run.ts';
import { ownerOf, visitOf } from './scopes.ts';

/**
 * Follows the nearest error boundary event that catches `code`, from the activity `from` outwards; an event that names
 * the code goes before one that catches every error. False if nobody catches it (BPMN 2.0 §10.5.6).
 */
export function followError(run: Run, code: string, from: Visit | undefined): boolean {
  for (let host = from; host; host = around(run, host)) {
    const boundary = host.index === undefined ? catcherOf(host, code) : undefined;
    if (boundary) {
      triggerBoundary(run, host, boundary);
      return true;
    }
  }
  return false;
}

/** The activity whose scope a visit stands in. */
export function around(run: Run, visit: Visit): Visit | undefined {
  const owner = ownerOf(run, visit.scope);
  return owner && visitOf(run, owner);
}

function catcherOf(host: Visit, code: string): FlowNode | undefined {
  const events = host.node.boundary
    .flatMap((id) => host.process.nodes[id] ?? [])
    .filter((node) => node.event === 'error');
  return (
    events.find((node) => detailOf(node).error === code) ?? events.find((node) => detailOf(node).error === undefined)
  );
}
