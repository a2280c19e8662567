import type { Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Activities that stay long enough for a boundary event to happen. */
const HOSTS = new Set(['userTask', 'serviceTask', 'sendTask', 'receiveTask', 'subProcess', 'callActivity']);

/** Boundary events sit on activities that wait; error events always interrupt. */
export function checkBoundaries(process: Process, report: Report): void {
  for (const node of Object.values(process.nodes)) {
    if (node.type !== 'boundaryEvent') continue;
    const host = process.nodes[node.attachedTo ?? ''];
    if (!host) report.add('bpmn.dangling', '边界事件没有附着在任何环节上，请重新放置。', node.id);
    else if (!HOSTS.has(host.type))
      report.add('bpmn.unsupported', `${host.type} 立即完成，不能附着边界事件，请移到其他环节。`, node.id);
    if (node.event === 'error' && node.detail.nonInterrupting === true)
      report.add('bpmn.unsupported', '错误边界事件必须中断所附着的环节，请设为中断。', node.id);
  }
}
