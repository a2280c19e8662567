import type { FlowNode, Process } from '../bpmn/model.ts';
import { isReopened } from './compensation/index.ts';
import { armedHandlers } from './handlers.ts';
import { findToken, type Run, type Visit } from './run.ts';
import { processOf, visitOf } from './scopes.ts';
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
  const isWatched = watchedOnce(accepts);
  for (const token of run.state.tokens) {
    const process = processOf(run, token.scope);
    const node = process?.nodes[token.at];
    if (!process || !node) continue;
    if (isWatched(process, node)) places.push(...acceptedAt(run, token, accepts));
    if (token.waits === 'children') places.push(...handlerPlaces(run, token.id, accepts));
  }
  return places.sort((a, b) => a.visit.id - b.visit.id);
}

/** Whether a token at an element may wait for an event of the kind: asked once an element, however many tokens are there. */
function watchedOnce(accepts: (event: FlowNode) => boolean): (process: Process, node: FlowNode) => boolean {
  const known = new Map<FlowNode, boolean>();
  return (process, node) => {
    let watched = known.get(node);
    if (watched === undefined) {
      const behind =
        node.type === 'eventBasedGateway' ? node.outgoing.map((id) => process.flows[id]?.target ?? '') : [];
      watched = accepts(node) || [...node.boundary, ...behind].some((id) => acceptsNode(process.nodes[id], accepts));
      known.set(node, watched);
    }
    return watched;
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
