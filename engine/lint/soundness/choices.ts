import type { FlowNode, Process } from '../../bpmn/model.ts';

/** More conditional branches than this are tried singly, in pairs and all together. */
const FULL = 5;

/** Sets of outgoing flows that an element may take. Conditions are open: what the data say is not known here. */
export function choicesOf(process: Process, node: FlowNode): string[][] {
  switch (node.type) {
    case 'parallelGateway':
      return [node.outgoing];
    case 'exclusiveGateway':
    case 'eventBasedGateway':
      return node.outgoing.length === 0 ? [[]] : node.outgoing.map((flow) => [flow]);
    default:
      return byConditions(process, node);
  }
}

function byConditions(process: Process, node: FlowNode): string[][] {
  const others = node.outgoing.filter((id) => id !== node.default);
  const always = others.filter((id) => process.flows[id]?.condition === undefined);
  const perhaps = others.filter((id) => process.flows[id]?.condition !== undefined);
  // The default flow stands beside flows without condition.
  const none = [...always, ...defaultOf(node)];
  if (perhaps.length === 0) return [none];
  const chosen = subsets(perhaps).map((set) => [...always, ...set]);
  // Without a default a case stops with an incident when no condition holds: that is the rule gatewayDefault's.
  return none.length === 0 ? chosen : [...chosen, none];
}

const defaultOf = (node: FlowNode): string[] => (node.default === undefined ? [] : [node.default]);

/** Every set with at least one member. */
function subsets(flows: string[]): string[][] {
  if (flows.length <= FULL)
    return Array.from({ length: 2 ** flows.length - 1 }, (_, bits) =>
      flows.filter((_flow, index) => ((bits + 1) >> index) & 1),
    );
  const pairs = flows.flatMap((first, index) => flows.slice(index + 1).map((second) => [first, second]));
  return [...flows.map((flow) => [flow]), ...pairs, flows];
}
