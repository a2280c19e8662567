import type { Definitions, FlowNode, Process, SimulatedFact } from '#engine';

/**
 * Whether elements were entered in the order that the model fixes: what every path from the beginning of a scope leads
 * through was entered before what it leads to.
 */
export const inOrder = ({ processes }: Definitions, facts: SimulatedFact[]): boolean =>
  processes.every((process) => Object.values(process.nodes).every((node) => isAfterAll(process, node, facts)));

function isAfterAll(process: Process, node: FlowNode, facts: SimulatedFact[]): boolean {
  const at = firstEntry(facts, node.id);
  if (at < 0) return true;
  return dominators(process, node).every((id) => {
    const before = firstEntry(facts, id);
    return before >= 0 && before < at;
  });
}

const firstEntry = (facts: SimulatedFact[], id: string): number =>
  facts.findIndex(({ type, element }) => type === 'element.entered' && element === id);

/** Elements of the same scope without which the node cannot be reached. */
function dominators(process: Process, node: FlowNode): string[] {
  const scope = Object.values(process.nodes).filter((other) => other.scope === node.scope);
  const begins = scope.filter((other) => other.incoming.length === 0 && other.attachedTo === undefined);
  return scope
    .filter(
      (other) =>
        other !== node &&
        !reaches(
          process,
          begins.filter((one) => one !== other),
          node,
          other.id,
        ),
    )
    .map(({ id }) => id);
}

/** Whether a path leads to the node without the one left out; boundary events go out from their activity. */
function reaches(process: Process, from: FlowNode[], node: FlowNode, without: string): boolean {
  const reached = new Set<string>();
  const open = from.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === without || reached.has(id)) continue;
    reached.add(id);
    const here = process.nodes[id];
    const targets = here?.outgoing.map((flow) => process.flows[flow]?.target ?? '') ?? [];
    open.push(...targets, ...(here?.boundary ?? []));
  }
  return reached.has(node.id);
}
