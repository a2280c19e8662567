import type { Process } from '../bpmn/model.ts';

const known = new WeakMap<Process, Map<string, Set<string>>>();

/** Nodes from which a token can come to `flow`, an incoming flow of `join`, without passing the join. Computed once. */
export function reachOf(process: Process, join: string, flow: string): Set<string> {
  let flows = known.get(process);
  if (!flows) {
    flows = new Map();
    known.set(process, flows);
  }
  const found = flows.get(flow) ?? sourcesOf(process, join, flow);
  flows.set(flow, found);
  return found;
}

function sourcesOf(process: Process, join: string, flow: string): Set<string> {
  const found = new Set<string>();
  const open = [process.flows[flow]?.source];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || id === join || found.has(id)) continue;
    found.add(id);
    if (node.attachedTo !== undefined) open.push(node.attachedTo);
    for (const incoming of node.incoming) open.push(process.flows[incoming]?.source);
  }
  return found;
}
