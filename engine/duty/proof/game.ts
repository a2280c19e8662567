import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import { choicesAfter } from './flows.ts';
import { isInside, keyOf, type Marking, markingKey, type Place, without, withPlaces } from './place.ts';

/**
 * The token game of a process without its data: every condition may hold or not, every event may happen. It has all
 * courses that a case can take, and some that it cannot; so what it never unites, no case unites.
 */
export interface Game {
  process: Process;
  calls: Record<string, Process>;
}

const SCOPES = new Set(['subProcess', 'transaction', 'adHocSubProcess', 'callActivity']);
const JOINS = new Set(['inclusiveGateway', 'complexGateway']);

export const isTask = ({ node, via }: Place): boolean => node.type === 'userTask' && via === undefined;

const isScope = (place: Place): boolean => place.via === undefined && SCOPES.has(place.node.type);

/** Where a token rests until somebody does something. */
const rests = (game: Game, place: Place): boolean =>
  place.via !== undefined || isTask(place) || (isScope(place) && scopeOf(game, place) !== undefined);

function scopeOf({ calls }: Game, { process, node }: Place): { process: Process; scope: string } | undefined {
  if (node.type !== 'callActivity') return { process, scope: node.id };
  const called = calls[detailOf(node).process ?? ''];
  return called && called !== process ? { process: called, scope: called.id } : undefined;
}

function entriesOf(process: Process, scope: string): FlowNode[] {
  const starts = process.nodes[scope] ? [detailOf(process.nodes[scope]).start ?? ''] : process.starts;
  return (process.entries?.[scope] ?? starts).flatMap((id) => process.nodes[id] ?? []);
}

/** The first markings of a case. */
export const beginning = (game: Game): Marking[] =>
  settle(
    game,
    entriesOf(game.process, game.process.id).map((node) => withPlaces(new Map(), { process: game.process, node })),
  );

/** Lets every token run on until it rests; all ways of doing so. */
export function settle(game: Game, markings: Marking[]): Marking[] {
  const seen = new Map<string, Marking>();
  const open = [...markings];
  for (let marking = open.pop(); marking; marking = open.pop()) {
    const key = markingKey(marking);
    if (seen.has(key)) continue;
    seen.set(key, marking);
    open.push(...advanceOne(game, marking));
  }
  return [...seen.values()].filter((marking) => [...marking.values()].every((place) => rests(game, place)));
}

function advanceOne(game: Game, marking: Marking): Marking[] {
  for (const place of marking.values()) if (!rests(game, place)) return passOn(game, marking, place);
  const done = [...marking.values()].find((place) => isScope(place) && isOver(game, marking, place));
  const ended = done ? complete(game, marking, done) : [];
  return [...ended, ...(done && !isOptional(done) ? [] : joined(game, marking))];
}

/** An ad-hoc sub-process may end while activities of it could still be done. */
const isOptional = ({ node }: Place): boolean => node.type === 'adHocSubProcess';

function isOver(game: Game, marking: Marking, place: Place): boolean {
  const inner = scopeOf(game, place);
  if (!inner || isOptional(place)) return isOptional(place);
  return ![...marking.values()].some((other) => isInside(other, inner.process, inner.scope));
}

/** An inclusive or complex join goes with whatever has come: a case may wait for more. */
function joined(game: Game, marking: Marking): Marking[] {
  const waiting = [...marking.values()].filter(({ node, via }) => via !== undefined && JOINS.has(node.type));
  return waiting.flatMap(({ process, node }) =>
    complete(
      game,
      without(marking, (place) => place.node === node),
      { process, node },
    ),
  );
}

/** A token that does not rest: gateways, events, and tasks that no officer does. */
function passOn(game: Game, marking: Marking, place: Place): Marking[] {
  const { process, node } = place;
  const left = without(marking, (other) => keyOf(other) === keyOf(place));
  if (node.event === 'terminate' && node.type === 'endEvent')
    return [without(left, (other) => isInside(other, process, node.scope))];
  if (node.event === 'link' && node.type === 'intermediateThrowEvent')
    return Object.values(process.nodes)
      .filter((other) => other.type === 'intermediateCatchEvent' && detailOf(other).link === detailOf(node).link)
      .map((target) => withPlaces(left, { process, node: target }));
  return [...complete(game, left, place), ...thrown(game, left, place)];
}

const THROWN = new Set(['error', 'escalation', 'cancel']);

/** What an end event throws may be caught on the boundary of every activity around it. */
function thrown(game: Game, marking: Marking, { process, node }: Place): Marking[] {
  if (node.type !== 'endEvent' || !THROWN.has(node.event ?? '')) return [];
  const found: Marking[] = [];
  for (let host = process.nodes[node.scope]; host; host = process.nodes[host.scope])
    found.push(...interrupt(game, marking, { process, node: host }));
  return found;
}

/** A place completes: it is taken away and its flows are followed, in every way. */
export function complete(game: Game, marking: Marking, place: Place): Marking[] {
  const { process, node, back } = place;
  const inner = isScope(place) ? scopeOf(game, place) : undefined;
  const left = without(
    marking,
    (other) => keyOf(other) === keyOf(place) || (inner !== undefined && isInside(other, inner.process, inner.scope)),
  );
  const straight = back === undefined ? undefined : process.nodes[back];
  const next = straight
    ? [arrive(game, left, { process, node: straight })]
    : choicesAfter(process, node).map((flows) =>
        flows.reduce((reached, flow) => {
          const target = process.nodes[flow.target];
          return target ? arrive(game, reached, { process, node: target, via: flow.id }) : reached;
        }, left),
      );
  const loops = node.detail.loop !== undefined || node.detail.standardLoop !== undefined || isInAdHoc(place);
  return loops ? [...next, arrive(game, left, { process, node })] : next;
}

const isInAdHoc = ({ process, node }: Place): boolean => process.nodes[node.scope]?.type === 'adHocSubProcess';

/** A token comes to an element; at a parallel join it waits for the other flows. */
function arrive(game: Game, marking: Marking, { process, node, via }: Place): Marking {
  if (via === undefined || node.incoming.length < 2) return enter(game, marking, { process, node });
  if (JOINS.has(node.type)) return withPlaces(marking, { process, node, via });
  if (node.type !== 'parallelGateway') return enter(game, marking, { process, node });
  const waiting = withPlaces(marking, { process, node, via });
  const all = node.incoming.every((flow) => waiting.has(keyOf({ process, node, via: flow })));
  return all
    ? enter(
        game,
        without(waiting, (place) => place.node === node),
        { process, node },
      )
    : waiting;
}

export function enter(game: Game, marking: Marking, place: Place): Marking {
  const inner = isScope(place) ? scopeOf(game, place) : undefined;
  if (!inner) return withPlaces(marking, place);
  const entries = entriesOf(inner.process, inner.scope).map((node): Place => ({ process: inner.process, node }));
  return entries.reduce((opened, entry) => enter(game, opened, entry), withPlaces(marking, place));
}

/** The interrupting boundary events of an activity happen, each in turn. */
export function interrupt(game: Game, marking: Marking, host: Place): Marking[] {
  const inner = scopeOf(game, host);
  return host.node.boundary.flatMap((id) => {
    const event = host.process.nodes[id];
    if (!event || event.event === 'compensation') return [];
    const beside = detailOf(event).nonInterrupting === true;
    const left = beside
      ? marking
      : without(
          marking,
          (place) => place.node === host.node || (inner !== undefined && isInside(place, inner.process, inner.scope)),
        );
    return [withPlaces(left, { process: host.process, node: event })];
  });
}
