import type { FlowNode, Process } from '#engine';

/** A node of a process made by hand, for graphs that no one would draw. */
export const node = (id: string, type: string, more: Partial<FlowNode> = {}): FlowNode => ({
  id,
  type,
  scope: 'kite',
  incoming: [],
  outgoing: [],
  boundary: [],
  settings: { outcomes: [], sendBackTo: [] },
  detail: {},
  ...more,
});

export const start = (): FlowNode => node('start', 'startEvent', { event: 'none' });

/** A process of these nodes; flows are named `f0`, `f1` … in the order given. */
export function processOf(nodes: FlowNode[], edges: [source: string, target: string][]): Process {
  const process: Process = {
    id: 'kite',
    digest: '',
    nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
    flows: {},
    lanes: {},
    starts: ['start'],
    entries: { kite: ['start'] },
  };
  for (const [at, [source, target]] of edges.entries()) {
    process.flows[`f${at}`] = { id: `f${at}`, source, target };
    process.nodes[source]?.outgoing.push(`f${at}`);
    process.nodes[target]?.incoming.push(`f${at}`);
  }
  return process;
}
