import { detailOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Every node can be reached from where the process begins. */
export function checkReachable(process: Process, report: Report): void {
  const reached = new Set<string>();
  const { entries = {}, handlers = {} } = process;
  const open = [...process.starts, ...(entries[process.id] ?? []), ...scopesOf(process, handlers[process.id])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...nextOf(process, id));
  }
  for (const node of Object.values(process.nodes))
    if (!reached.has(node.id)) report.add('bpmn.unreachable', '从开始事件无法到达该元素，请连接或删除。', node.id);
}

/** Event sub-processes, by their start events. */
const scopesOf = (process: Process, starts: string[] = []): string[] =>
  starts.flatMap((id) => process.nodes[id]?.scope ?? []);

function nextOf(process: Process, id: string): string[] {
  const node = process.nodes[id];
  if (!node) return [];
  const { handler } = detailOf(node);
  return [
    ...node.outgoing.flatMap((flow) => process.flows[flow]?.target ?? []),
    ...node.boundary,
    ...(process.entries?.[id] ?? []),
    ...scopesOf(process, process.handlers?.[id]),
    ...(handler === undefined ? [] : [handler]),
    ...linkTargets(process, node),
  ];
}

function linkTargets(process: Process, node: FlowNode): string[] {
  const { link } = detailOf(node);
  if (link === undefined || node.type !== 'intermediateThrowEvent') return [];
  return Object.values(process.nodes)
    .filter((other) => other.scope === node.scope && detailOf(other).link === link)
    .map((other) => other.id);
}
