import type { FlowNode, Level, Post, Process } from '../bpmn/model.ts';

export const nodesOf = (process: Process): FlowNode[] => Object.values(process.nodes);

export const userTasks = (process: Process): FlowNode[] => nodesOf(process).filter((node) => node.type === 'userTask');

/** Name for messages: 「初审」, or the id where the element has no name. */
export const label = (node: FlowNode): string => `「${node.name?.trim() || node.id}」`;

/** A task's post: its own, else its lane's. */
export const postOf = (process: Process, node: FlowNode): Post | undefined =>
  node.settings.post ?? (node.lane ? process.lanes[node.lane]?.post : undefined);

export const levelOf = (process: Process, node: FlowNode): Level | undefined =>
  node.settings.level ?? (node.lane ? process.lanes[node.lane]?.level : undefined);

/** Elements that may follow directly: over flows, and over boundary events of the activity. */
export function following(process: Process, id: string): string[] {
  const node = process.nodes[id];
  if (!node) return [];
  const targets = node.outgoing.flatMap((flow) => process.flows[flow]?.target ?? []);
  return [...targets, ...node.boundary];
}

function preceding(process: Process, id: string): string[] {
  const node = process.nodes[id];
  if (!node) return [];
  const sources = node.incoming.flatMap((flow) => process.flows[flow]?.source ?? []);
  return node.attachedTo ? [...sources, node.attachedTo] : sources;
}

function spread(from: string[], step: (id: string) => string[]): Set<string> {
  const seen = new Set(from);
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of step(id)) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

/** Everything that can come after any of `from`, these included. */
export const reachableFrom = (process: Process, from: string[]): Set<string> =>
  spread(from, (id) => following(process, id));

/** Everything from which one of `to` can be reached, these included. */
export const leadingTo = (process: Process, to: string[]): Set<string> => spread(to, (id) => preceding(process, id));

/** User tasks that a case may have passed before it stands at `id`: what 退回 may aim at. */
export function upstreamTasks(process: Process, id: string): FlowNode[] {
  const upstream = leadingTo(process, [id]);
  return userTasks(process).filter((node) => node.id !== id && upstream.has(node.id));
}

export const isGateway = (node: FlowNode): boolean =>
  node.type === 'exclusiveGateway' || node.type === 'inclusiveGateway';

/** The branching gateway that directly follows an element, where there is one. */
export function gatewayAfter(process: Process, node: FlowNode): FlowNode | undefined {
  for (const id of node.outgoing) {
    const target = process.nodes[process.flows[id]?.target ?? ''];
    if (target && isGateway(target) && target.outgoing.length > 1) return target;
  }
  return undefined;
}

/** Conditions that decide after an element: those of its own flows and those of the gateway behind it. */
export function conditionsAfter(process: Process, node: FlowNode): { texts: string[]; hasDefault: boolean } {
  const gateway = gatewayAfter(process, node);
  const flows = [...node.outgoing, ...(gateway?.outgoing ?? [])];
  return {
    texts: flows.flatMap((id) => process.flows[id]?.condition ?? []),
    hasDefault: Boolean(node.default ?? gateway?.default),
  };
}

/** Whether a FEEL text names the outcome as a string literal. */
export const mentions = (text: string, outcome: string): boolean => text.includes(`"${outcome}"`);
