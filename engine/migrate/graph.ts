import { detailOf } from '../bpmn/detail.ts';
import type { FlowNode, Process } from '../bpmn/model.ts';

const JOINS = new Set(['parallelGateway', 'inclusiveGateway', 'complexGateway']);

/** A gateway at which tokens wait for each other. */
export const isJoin = (node: FlowNode | undefined): boolean =>
  node !== undefined && JOINS.has(node.type) && node.incoming.length > 1;

/** Elements that a token can be at in its scope, itself included, when it goes no further than the nodes that stop it. */
export function reachFrom(process: Process, start: string, stops: (node: FlowNode) => boolean): Set<string> {
  const found = new Set([start]);
  for (const id of found) {
    const node = process.nodes[id];
    if (!node || (id !== start && stops(node))) continue;
    for (const next of following(process, node)) found.add(next);
  }
  return found;
}

/** Elements that a token comes to from this one. */
const following = (process: Process, node: FlowNode): string[] => [
  ...node.outgoing.flatMap((flow) => process.flows[flow]?.target ?? []),
  ...besideFlows(process, node),
];

/** Elements that a token comes to without a flow: by a boundary event, or by a link. */
export function besideFlows(process: Process, node: FlowNode): string[] {
  const { link } = detailOf(node);
  const catches = link === undefined ? [] : Object.values(process.nodes).filter((other) => isLinkCatch(other, link));
  return [...node.boundary, ...catches.map(({ id }) => id)];
}

const isLinkCatch = (node: FlowNode, link: string): boolean =>
  node.type === 'intermediateCatchEvent' && detailOf(node).link === link;
