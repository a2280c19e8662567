import { detailOf } from '../../bpmn/detail.ts';
import type { Process } from '../../bpmn/model.ts';
import { keyOf, type Marking } from './marking.ts';
import { enterAll, handled, movesFrom } from './moves.ts';
import { entriesOf } from './net.ts';

/** Markings looked at before the question is given up. */
const MOST = 20_000;
/** Tokens at one place beyond which a loop multiplies them. */
const FLOOD = 4;

interface Seen {
  marking: Marking;
  /** Key of the marking before, and the element that acted; absent at the beginning. */
  before?: string;
  element?: string;
  next: string[];
}

/** What an exhaustive walk over the token graph found. Paths are element ids from the start. */
export interface Soundness {
  /** False: too many markings; then nothing is said at all. */
  decided: boolean;
  /** Joins that wait for a token that can never come. */
  deadlocks: { join: string; missing: string[]; path: string[] }[];
  /** Elements that a case can get into and then never come to an end. */
  livelocks: { elements: string[]; path: string[] }[];
  /** Elements before which tokens pile up without end. */
  floods: { element: string; path: string[] }[];
}

const UNDECIDED: Soundness = { decided: false, deadlocks: [], livelocks: [], floods: [] };

const known = new WeakMap<Process, Soundness>();

/**
 * Walks every combination of choices of a process, blind to data: no deadlock, livelock or flood of tokens escapes it.
 * A finding may need a combination of conditions that the data never give; its path shows which.
 */
export function soundnessOf(process: Process): Soundness {
  const found = known.get(process) ?? explore(process);
  known.set(process, found);
  return found;
}

function explore(process: Process): Soundness {
  const seen = new Map<string, Seen>();
  const open: string[] = [];
  const floods = new Map<string, string[]>();
  const add = (marking: Marking, before?: string, element?: string): string => {
    const key = keyOf(marking);
    if (seen.has(key)) return key;
    const entry: Seen = {
      marking,
      next: [],
      ...(before === undefined ? {} : { before }),
      ...(element === undefined ? {} : { element }),
    };
    seen.set(key, entry);
    const flooded = [...marking].find(([, count]) => count > FLOOD)?.[0];
    if (flooded === undefined) open.push(key);
    else floods.set(process.flows[flooded]?.target ?? flooded, pathTo(seen, key));
    return key;
  };
  for (const { element, marking } of beginnings(process)) add(marking, undefined, element);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.size > MOST) return UNDECIDED;
    const entry = seen.get(key);
    if (!entry) continue;
    entry.next = movesFrom(process, entry.marking).map(({ to, element }) => add(to, key, element));
  }
  return {
    decided: true,
    deadlocks: deadlocks(process, seen),
    livelocks: floods.size > 0 ? [] : livelocks(seen),
    floods: [...floods].map(([element, path]) => ({ element, path })),
  };
}

/** Each start event alone; a process without one begins at every element that no flow leads to. */
function beginnings(process: Process): { element: string; marking: Marking }[] {
  const none: Marking = new Map();
  const starts = process.starts.length > 0 ? process.starts.map((id) => [id]) : [entriesOf(process, process.id)];
  const normal = starts.flatMap((ids) =>
    enterAll(process, none, ids).map((marking) => ({ element: ids[0] ?? process.id, marking })),
  );
  const events = handled(process, none, process.id).map((marking) => ({ element: process.id, marking }));
  return [...normal, ...events];
}

function pathTo(seen: Map<string, Seen>, key: string): string[] {
  const path: string[] = [];
  for (let entry = seen.get(key); entry; entry = entry.before === undefined ? undefined : seen.get(entry.before))
    if (entry.element !== undefined) path.unshift(entry.element);
  return path;
}

function deadlocks(process: Process, seen: Map<string, Seen>): Soundness['deadlocks'] {
  const found = new Map<string, Soundness['deadlocks'][number]>();
  for (const [key, { marking, next }] of seen) {
    if (next.length > 0 || marking.size === 0) continue;
    for (const join of new Set([...marking.keys()].map((place) => process.flows[place]?.target))) {
      const node = process.nodes[join ?? ''];
      if (!node || found.has(node.id) || [...marking.values()].some((count) => count > FLOOD)) continue;
      const missing = node.incoming.filter((flow) => !marking.has(flow));
      if (missing.length > 0 || detailOf(node).startQuantity !== undefined)
        found.set(node.id, { join: node.id, missing, path: pathTo(seen, key) });
    }
  }
  return [...found.values()];
}

/** Markings from which no end and no dead end can be reached: the case goes round for ever. */
function livelocks(seen: Map<string, Seen>): Soundness['livelocks'] {
  const before = new Map<string, string[]>();
  for (const [key, { next }] of seen) for (const to of next) before.set(to, [...(before.get(to) ?? []), key]);
  const alive = new Set([...seen].flatMap(([key, { next }]) => (next.length === 0 ? [key] : [])));
  const open = [...alive];
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const from of before.get(key) ?? [])
      if (!alive.has(from)) {
        alive.add(from);
        open.push(from);
      }
  const lost = [...seen].filter(([key]) => !alive.has(key));
  const [first] = lost;
  if (!first) return [];
  const elements = new Set(lost.flatMap(([, { element }]) => element ?? []));
  return [{ elements: [...elements], path: pathTo(seen, first[0]) }];
}
