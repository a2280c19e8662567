import { detailOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Boundary events sit on activities; some kinds need a certain activity, or interrupt always. */
export function checkBoundaries(process: Process, report: Report): void {
  for (const node of Object.values(process.nodes)) {
    if (node.type === 'boundaryEvent') checkHost(node, process.nodes[node.attachedTo ?? ''], report);
    if (detailOf(node).nonInterrupting) checkInterrupting(node, report);
  }
}

const isActivity = (node: FlowNode): boolean => /task$|process$|^transaction$|^callActivity$/i.test(node.type);

function checkHost(node: FlowNode, host: FlowNode | undefined, report: Report): void {
  if (!host) report.add('bpmn.dangling', '边界事件没有附着在任何环节上，请重新放置。', node.id);
  else if (!isActivity(host) || host.detail.eventSubProcess === true)
    report.add('bpmn.unsupported', '边界事件只能附着在任务、子流程或调用活动上，请移到其他环节。', node.id);
  else if (host.scope !== node.scope)
    report.add('bpmn.flowScope', '边界事件与所附着的环节不在同一层内，请重新放置。', node.id);
  else if (node.event === 'cancel' && host.type !== 'transaction')
    report.add('bpmn.unsupported', '取消边界事件只能附着在事务子流程上，请移到事务上或改用其他事件。', node.id);
}

const LABELS: Partial<Record<string, string>> = { error: '错误', cancel: '取消' };

function checkInterrupting(node: FlowNode, report: Report): void {
  const kinds = [node.event, ...(detailOf(node).triggers ?? []).map((trigger) => trigger.kind)];
  const label = kinds.flatMap((kind) => LABELS[kind ?? ''] ?? [])[0];
  if (label === undefined) return;
  const what = node.type === 'boundaryEvent' ? '边界事件必须中断所附着的环节' : '开始事件必须中断所在的流程';
  report.add('bpmn.unsupported', `${label}${what}，请设为中断。`, node.id);
}
