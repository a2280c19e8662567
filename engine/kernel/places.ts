import type { FlowNode, Process } from '../bpmn/model.ts';
import { isReopened } from './compensation/index.ts';
import { armedHandlers } from './handlers.ts';
import { findToken, type Run, type Visit } from './run.ts';
import { processesOf, visitOf } from './scopes.ts';
import type { Token } from './types.ts';

/** An event that waits now. */
export interface Place {
  /** The waiting element itself, one behind an event gateway, one on the boundary, or the start of an event sub-process. */
  where: 'self' | 'branch' | 'boundary' | 'handler';
  /** The token that waits; for the start of an event sub-process `id` is its scope. */
  visit: Visit;
  event: FlowNode;
  /** The token that waits, where it is one. */
  token?: Token;
}

/** Every place of the case that waits for an event which the test accepts, the oldest first. */
export function placesOf(run: Run, accepts: (event: FlowNode) => boolean): Place[] {
  const places: Place[] = handlerPlaces(run, 0, accepts);
  const processIn = processesOf(run);
  const watch = watchOnce(accepts);
  for (const token of run.state.tokens) {
    const process = processIn(token.scope);
    const node = process?.nodes[token.at];
    if (!process || !node) continue;
    const { outside, inside } = watch(process, node);
    if (outside) places.push(...acceptedAt(run, token, accepts));
    if (inside && token.waits === 'children') places.push(...handlerPlaces(run, token.id, accepts));
  }
  return places.sort((a, b) => a.visit.id - b.visit.id);
}

interface Watch {
  /** A token at the element may wait for such an event: its own, one behind it or on its boundary. */
  outside: boolean;
  /** Its event sub-processes may. Those of a called process are not known beforehand. */
  inside: boolean;
}

/** Asked once an element, however many tokens are there. */
function watchOnce(accepts: (event: FlowNode) => boolean): (process: Process, node: FlowNode) => Watch {
  const known = new Map<FlowNode, Watch>();
  return (process, node) => {
    const found = known.get(node) ?? watchOf(process, node, accepts);
    known.set(node, found);
    return found;
  };
}

function watchOf(process: Process, node: FlowNode, accepts: (event: FlowNode) => boolean): Watch {
  const acceptsAny = (ids: string[]): boolean => ids.some((id) => acceptsNode(process.nodes[id], accepts));
  const behind = node.type === 'eventBasedGateway' ? node.outgoing.map((id) => process.flows[id]?.target ?? '') : [];
  return {
    outside: accepts(node) || acceptsAny([...node.boundary, ...behind]),
    inside: node.type === 'callActivity' || acceptsAny(process.handlers?.[node.id] ?? []),
  };
}

const acceptsNode = (node: FlowNode | undefined, accepts: (event: FlowNode) => boolean): boolean =>
  node !== undefined && accepts(node);

function acceptedAt(run: Run, token: Token, accepts: (event: FlowNode) => boolean): Place[] {
  const visit = visitOf(run, token);
  if (!visit) return [];
  const places = tokenPlaces(run, token, visit).filter(({ event }) => accepts(event));
  return places.map((place) => ({ ...place, token }));
}

const handlerPlaces = (run: Run, scope: number, accepts: (event: FlowNode) => boolean): Place[] =>
  armedHandlers(run, scope)
    .filter(({ node }) => accepts(node))
    .map((visit) => ({ where: 'handler', visit, event: visit.node }));

/** What a token waits for: the element's own event, the branches of an event gateway, its boundary events. */
export function tokenPlaces(run: Run, token: Token, visit: Visit): Place[] {
  const own = ownEvents(token, visit);
  const boundary = boundaryEvents(run, token, visit);
  return boundary.length === 0
    ? own
    : [...own, ...boundary.map((event): Place => ({ where: 'boundary', visit, event }))];
}

function ownEvents(token: Token, visit: Visit): Place[] {
  const { process, node } = visit;
  if (token.waits !== 'message' && token.waits !== 'event' && token.waits !== 'timer') return [];
  if (node.type !== 'eventBasedGateway') return [{ where: 'self', visit, event: node }];
  return node.outgoing.flatMap((flow): Place[] => {
    const event = process.nodes[process.flows[flow]?.target ?? ''];
    return event && token.met?.includes(event.id) !== true ? [{ where: 'branch', visit, event }] : [];
  });
}

/**
 * The boundary events that are armed: not before the activity has begun or after it has ended, not at the single runs of
 * a loop, and not at a sub-process that is only open again to be compensated.
 */
export function boundaryEvents(run: Run, token: Token, { process, node, index }: Visit): FlowNode[] {
  if (index !== undefined || node.boundary.length === 0 || token.waits === 'join') return [];
  if (token.waits === 'incident' && token.retry !== 'execute' && token.retry !== 'complete') return [];
  if (isReopened(run, token.id)) return [];
  return node.boundary.flatMap((id) => process.nodes[id] ?? []);
}

/** Whether a place of an earlier list waits still. */
export function isWaiting(run: Run, { where, visit, event }: Place): boolean {
  if (where === 'handler') return armedHandlers(run, visit.scope).some(({ node }) => node.id === event.id);
  const token = findToken(run, visit.id);
  return token !== undefined && tokenPlaces(run, token, visit).some((place) => place.event.id === event.id);
}
