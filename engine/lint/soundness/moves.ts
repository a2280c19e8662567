import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import { choicesOf } from './choices.ts';
import { at, changed, elementAt, type Marking, without } from './marking.ts';
import { entriesOf, isInside, mayStillCome, nodeOf, targetOf } from './net.ts';

/** One way on: the element that acted and what came of it. */
export interface Move {
  element: string;
  to: Marking;
}

const JOINS = new Set(['parallelGateway', 'inclusiveGateway', 'complexGateway']);
const SCOPES = new Set(['subProcess', 'transaction', 'adHocSubProcess']);

/**
 * Every way on from a marking. Tokens do not disturb each other but at joins and ends of scopes, so only the first place
 * that can act is moved, with all its choices: whatever order the branches run in, the same dead ends are found.
 * None: the process has ended, or it is stuck.
 */
export function movesFrom(process: Process, marking: Marking): Move[] {
  const places = [...marking.keys()].sort();
  for (const place of places) {
    const moves = act(process, marking, place);
    if (moves) return moves;
  }
  for (const place of places) {
    const join = targetOf(process, place);
    if (join && isInclusive(join) && join.incoming.every((flow) => arrived(process, marking, join, flow)))
      return leave(process, changed(marking, filled(marking, join), []), join);
  }
  return [];
}

const isInclusive = (node: FlowNode): boolean => node.type === 'inclusiveGateway' || node.type === 'complexGateway';

const filled = (marking: Marking, join: FlowNode): string[] => join.incoming.filter((flow) => marking.has(flow));

const arrived = (process: Process, marking: Marking, join: FlowNode, flow: string): boolean =>
  marking.has(flow) || !mayStillCome(process, marking, join, flow);

/** What the token at a place can do now; undefined: it waits for others. */
function act(process: Process, marking: Marking, place: string): Move[] | undefined {
  const element = elementAt(place);
  if (element !== undefined) return finish(process, marking, nodeOf(process, element));
  const node = targetOf(process, place);
  if (!node) return [{ element: place, to: changed(marking, [place], []) }];
  if (JOINS.has(node.type) && node.incoming.length > 1) {
    if (node.type !== 'parallelGateway' || !node.incoming.every((flow) => marking.has(flow))) return undefined;
    return leave(process, changed(marking, node.incoming, []), node);
  }
  const { startQuantity } = detailOf(node);
  if (startQuantity === undefined) return enter(process, changed(marking, [place], []), node);
  // By whatever flows they have come.
  const waiting = node.incoming.flatMap((flow) => Array<string>(marking.get(flow) ?? 0).fill(flow));
  if (waiting.length < startQuantity) return undefined;
  return enter(process, changed(marking, waiting.slice(0, startQuantity), []), node);
}

/** A scope that is open completes when nothing is left inside. */
function finish(process: Process, marking: Marking, node: FlowNode | undefined): Move[] | undefined {
  if (!node) return [];
  const busy = [...marking.keys()].some((place) => isInside(process, place, node.id));
  if (busy) return undefined;
  return leave(process, changed(marking, [at(node.id)], []), node);
}

/** A token comes to an element: it works and leaves, or one of its boundary events happens. */
function enter(process: Process, marking: Marking, node: FlowNode): Move[] {
  if (node.type === 'endEvent') return end(process, marking, node);
  const link = linkTarget(process, node);
  if (link) return leave(process, marking, link);
  if (!SCOPES.has(node.type)) return [...leave(process, marking, node), ...boundaries(process, marking, node)];
  const open = openScope(process, marking, node);
  return [...open, ...boundaries(process, marking, node)];
}

export function openScope(process: Process, marking: Marking, node: FlowNode): Move[] {
  const inner = changed(marking, [], [at(node.id)]);
  const normal = enterAll(process, inner, entriesOf(process, node.id));
  return [...normal, ...handled(process, inner, node.id)].map((to) => ({ element: node.id, to }));
}

/** Markings after tokens have left these entries: start events, or elements that begin without one. */
export function enterAll(process: Process, marking: Marking, entries: string[]): Marking[] {
  return entries.reduce<Marking[]>(
    (markings, id) => {
      const node = nodeOf(process, id);
      if (!node) return markings;
      return markings.flatMap((one) => enter(process, one, node).map(({ to }) => to));
    },
    [marking],
  );
}

/** Event sub-processes of a scope: each may happen, instead of the rest or beside it. */
export function handled(process: Process, marking: Marking, scope: string): Marking[] {
  return (process.handlers?.[scope] ?? []).flatMap((id) => {
    const start = nodeOf(process, id);
    if (!start) return [];
    const base = detailOf(start).nonInterrupting
      ? enterAll(process, marking, entriesOf(process, scope))
      : [without(marking, (place) => isInside(process, place, scope))];
    return base.flatMap((one) => leave(process, changed(one, [], [at(start.scope)]), start).map(({ to }) => to));
  });
}

function linkTarget(process: Process, node: FlowNode): FlowNode | undefined {
  if (node.type !== 'intermediateThrowEvent' || node.event !== 'link') return undefined;
  const { link } = detailOf(node);
  return Object.values(process.nodes).find(
    (other) => other.type === 'intermediateCatchEvent' && other.scope === node.scope && detailOf(other).link === link,
  );
}

function leave(process: Process, marking: Marking, node: FlowNode): Move[] {
  const times = detailOf(node).completionQuantity ?? 1;
  return choicesOf(process, node).map((flows) => ({
    element: node.id,
    to: changed(
      marking,
      [],
      flows.flatMap((flow) => Array<string>(times).fill(flow)),
    ),
  }));
}

/** Compensation handlers are reached by no token. */
function boundaries(process: Process, marking: Marking, host: FlowNode): Move[] {
  return host.boundary.flatMap((id) => {
    const event = nodeOf(process, id);
    if (!event || event.event === 'compensation') return [];
    const aside = leave(process, marking, event);
    if (!detailOf(event).nonInterrupting) return aside;
    return aside.flatMap(({ to }) => leave(process, to, host).map((move) => ({ element: event.id, to: move.to })));
  });
}

function end(process: Process, marking: Marking, node: FlowNode): Move[] {
  const ended = (to: Marking): Move[] => [{ element: node.id, to }];
  switch (node.event) {
    case 'terminate':
      return ended(without(marking, (place) => isInside(process, place, node.scope)));
    case 'error':
    case 'cancel':
      return thrown(process, marking, node);
    default:
      return ended(marking);
  }
}

/** An error or cancel ends scopes outwards until one has an event for it; without any the whole process ends. */
function thrown(process: Process, marking: Marking, from: FlowNode): Move[] {
  let rest = marking;
  for (let scope = from.scope; ; scope = nodeOf(process, scope)?.scope ?? process.id) {
    rest = without(rest, (place) => isInside(process, place, scope) || place === at(scope));
    const host = nodeOf(process, scope);
    if (!host) return [{ element: from.id, to: new Map() }];
    const catcher = host.boundary.map((id) => nodeOf(process, id)).find((event) => event?.event === from.event);
    if (catcher) return leave(process, rest, catcher).map(({ to }) => ({ element: from.id, to }));
  }
}
