import { triggersOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { cancelScope } from './cancel.ts';
import { armedHandlers } from './handlers.ts';
import { occur } from './occur.ts';
import { boundaryEvents, type Place } from './places.ts';
import { findToken, type Run, type Visit } from './run.ts';
import { endCase } from './scopeEnd.ts';
import { ownerOf, visitOf } from './scopes.ts';
import { findTrigger, kindOf } from './triggers.ts';

type Thrown = 'error' | 'escalation';

/**
 * Throws an error from an element. Followed is the nearest event that catches it, from the element outwards: its
 * boundary, the event sub-processes of its scope, then those around (BPMN 2.0 §10.5.6). False if nobody catches it.
 */
export function followError(run: Run, code: string, from: Visit): boolean {
  return follow(run, 'error', code, from);
}

/** As an error; nobody need catch it. */
export function escalate(run: Run, code: string, from: Visit): void {
  run.facts.push({ type: 'escalation.thrown', element: from.node.id, escalation: code });
  follow(run, 'escalation', code, from);
}

/** An error that nobody catches fails the whole case. */
export function throwError(run: Run, code: string, from: Visit): void {
  run.facts.push({ type: 'error.thrown', element: from.node.id, error: code });
  if (followError(run, code, from)) return;
  cancelScope(run, 0);
  endCase(run, 'failed', from, code);
}

/** The activity whose scope a visit stands in. */
export function around(run: Run, visit: Visit): Visit | undefined {
  const owner = ownerOf(run, visit.scope);
  return owner && visitOf(run, owner);
}

function follow(run: Run, kind: Thrown, code: string, from: Visit): boolean {
  for (let host: Visit | undefined = from; host; host = around(run, host)) {
    const place = nearest(run, kind, code, host);
    if (!place) continue;
    occur(run, place, indexOf(place.event, kind, code));
    return true;
  }
  return false;
}

/** At one level: the boundary of the activity, then its scope. What an event sub-process throws it does not catch itself. */
function nearest(run: Run, kind: Thrown, code: string, host: Visit): Place | undefined {
  const token = findToken(run, host.id);
  const boundary = token ? boundaryEvents(run, token, host) : [];
  const event = best(boundary, kind, code);
  if (event) return { where: 'boundary', visit: host, event };
  const handlers = armedHandlers(run, host.scope).filter(({ node }) => node.scope !== host.node.id);
  const start = best(
    handlers.map(({ node }) => node),
    kind,
    code,
  );
  const visit = handlers.find(({ node }) => node === start);
  return start && visit ? { where: 'handler', visit, event: start } : undefined;
}

/** An event that names the code goes before one that catches every code. */
const best = (events: FlowNode[], kind: Thrown, code: string): FlowNode | undefined =>
  events.find((event) => triggersOf(event).some((trigger) => trigger[kind] === code)) ??
  events.find((event) => indexOf(event, kind, code) >= 0);

const indexOf = (event: FlowNode, kind: Thrown, code: string): number =>
  findTrigger(
    event,
    (trigger) => kindOf(event, trigger) === kind && (trigger[kind] === undefined || trigger[kind] === code),
  );
