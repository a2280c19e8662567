import type { Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Every node can be reached from a start event. */
export function checkReachable(process: Process, report: Report): void {
  const reached = new Set<string>();
  const open = [...process.starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...nextOf(process, id));
  }
  for (const node of Object.values(process.nodes))
    if (!reached.has(node.id)) report.add('bpmn.unreachable', '从开始事件无法到达该元素，请连接或删除。', node.id);
}

function nextOf(process: Process, id: string): string[] {
  const node = process.nodes[id];
  if (!node) return [];
  const targets = node.outgoing.flatMap((flow) => process.flows[flow]?.target ?? []);
  const start = node.detail.start;
  return [...targets, ...node.boundary, ...(typeof start === 'string' ? [start] : [])];
}
