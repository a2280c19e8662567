import type { Flow, FlowNode, Process } from '../../bpmn/model.ts';

/** More conditional flows at one element than this are taken one by one or all together: any two steps meet there, too. */
const MANY = 6;

const ONE_OF = new Set(['exclusiveGateway', 'eventBasedGateway']);
const ALL_OF = new Set(['parallelGateway']);

const flowsOf = (process: Process, node: FlowNode): Flow[] => node.outgoing.flatMap((id) => process.flows[id] ?? []);

/** Every set of flows that an element may take when it completes, whatever the data are. */
export function choicesAfter(process: Process, node: FlowNode): Flow[][] {
  const flows = flowsOf(process, node);
  if (flows.length < 2 || ALL_OF.has(node.type)) return [flows];
  if (ONE_OF.has(node.type)) return flows.map((flow) => [flow]);
  const free = flows.filter((flow) => flow.condition !== undefined || flow.id === node.default);
  const always = flows.filter((flow) => !free.includes(flow));
  if (free.length === 0) return [always];
  return subsets(free)
    .map((chosen) => [...always, ...chosen])
    .filter((chosen) => chosen.length > 0);
}

function subsets(flows: Flow[]): Flow[][] {
  if (flows.length > MANY) return [[], ...flows.map((flow) => [flow]), flows];
  return flows.reduce<Flow[][]>((sets, flow) => sets.concat(sets.map((set) => [...set, flow])), [[]]);
}
