import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import { following } from '../graph.ts';
import { elementAt, type Marking } from './marking.ts';

export const nodeOf = (process: Process, id: string | undefined): FlowNode | undefined => process.nodes[id ?? ''];

export const targetOf = (process: Process, flow: string): FlowNode | undefined =>
  nodeOf(process, process.flows[flow]?.target);

/** Elements at which a token begins when a scope opens. */
export function entriesOf(process: Process, scope: string): string[] {
  const known = process.entries?.[scope];
  if (known) return known;
  const start = detailOf(process.nodes[scope] ?? EMPTY).start;
  return start === undefined ? [] : [start];
}

const EMPTY: FlowNode = {
  id: '',
  type: '',
  scope: '',
  incoming: [],
  outgoing: [],
  boundary: [],
  settings: { outcomes: [], sendBackTo: [] },
  detail: {},
};

/** Id of the scope that a place lies in: of the element that rests, or that the flow leads to. */
export function scopeOfPlace(process: Process, place: string): string {
  const element = elementAt(place);
  const node = element === undefined ? targetOf(process, place) : nodeOf(process, element);
  return node?.scope ?? process.id;
}

/** Whether a place lies in a scope or in one nested in it. */
export function isInside(process: Process, place: string, scope: string): boolean {
  for (let at = scopeOfPlace(process, place); ; at = process.nodes[at]?.scope ?? process.id) {
    if (at === scope) return true;
    if (at === process.id) return false;
  }
}

const reaches = new WeakMap<Process, Map<string, Set<string>>>();

/** Elements that can come after an element without passing `join`. Computed once per element and join. */
function after(process: Process, from: string, join: string): Set<string> {
  const known = reaches.get(process) ?? new Map<string, Set<string>>();
  reaches.set(process, known);
  const key = `${from} ${join}`;
  const found = known.get(key) ?? spread(process, from, join);
  known.set(key, found);
  return found;
}

function spread(process: Process, from: string, join: string): Set<string> {
  const seen = new Set([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const next of following(process, id))
      if (next !== join && !seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
  return seen;
}

/** Whether a token elsewhere in the scope can still bring one over `flow` to the inclusive `join` (BPMN 2.0 §13.4.3). */
export function mayStillCome(process: Process, marking: Marking, join: FlowNode, flow: string): boolean {
  const source = process.flows[flow]?.source ?? '';
  for (const place of marking.keys()) {
    if (join.incoming.includes(place)) continue;
    const from = inScope(process, elementAt(place) ?? process.flows[place]?.target ?? '', join.scope);
    if (from !== undefined && from !== join.id && after(process, from, join.id).has(source)) return true;
  }
  return false;
}

/** The element itself, or the sub-process around it that stands in `scope`. */
function inScope(process: Process, element: string, scope: string): string | undefined {
  for (let node = process.nodes[element]; node; node = process.nodes[node.scope])
    if (node.scope === scope) return node.id;
  return undefined;
}
