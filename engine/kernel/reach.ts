import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode, Process } from '../bpmn/model.ts';

/** Incoming flows of a joining gateway, by the place of a token that can come to them. */
type Reach = Map<string, ReadonlySet<string>>;

const known = new WeakMap<Process, Map<string, Reach>>();

/**
 * The incoming flows of `join` that a token at `from` can come to without passing the join (BPMN 2.0 §13.4.3): through
 * flows, boundary events of activities and links. Computed once for each place that a token really rests at.
 */
export function reachOf(process: Process, join: FlowNode, from: string): ReadonlySet<string> {
  const reach = reachTo(process, join);
  const found = reach.get(from) ?? flowsInto(process, join, from);
  reach.set(from, found);
  return found;
}

function reachTo(process: Process, join: FlowNode): Reach {
  const joins = known.get(process) ?? new Map<string, Reach>();
  known.set(process, joins);
  const reach = joins.get(join.id) ?? new Map<string, ReadonlySet<string>>();
  joins.set(join.id, reach);
  return reach;
}

function flowsInto(process: Process, join: FlowNode, from: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open: (string | undefined)[] = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    for (const flow of node.outgoing) {
      const target = process.flows[flow]?.target;
      if (target === join.id) found.add(flow);
      else if (target !== undefined) open.push(target);
    }
    open.push(...node.boundary, ...linksOf(process, node));
  }
  return found;
}

/** Everything that a token at `from` can still come to, `from` itself included. */
export function aheadOf(process: Process, from: string): ReadonlySet<string> {
  const places = ahead.get(process) ?? new Map<string, ReadonlySet<string>>();
  ahead.set(process, places);
  const found = places.get(from) ?? spread(process, from);
  places.set(from, found);
  return found;
}

const ahead = new WeakMap<Process, Map<string, ReadonlySet<string>>>();

function spread(process: Process, from: string): Set<string> {
  const seen = new Set<string>();
  const open: (string | undefined)[] = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    for (const flow of node.outgoing) open.push(process.flows[flow]?.target);
    open.push(...node.boundary, ...linksOf(process, node));
  }
  return seen;
}

/** The catching link events that a throwing one leads to. */
function linksOf(process: Process, node: FlowNode): string[] {
  if (node.event !== 'link' || node.type !== 'intermediateThrowEvent') return [];
  const { link } = detailOf(node);
  return Object.values(process.nodes)
    .filter(({ type, event, scope }) => type === 'intermediateCatchEvent' && event === 'link' && scope === node.scope)
    .filter((other) => detailOf(other).link === link)
    .map(({ id }) => id);
}
