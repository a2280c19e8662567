import { triggersOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** What may stand in which kind of sub-process. */
export function checkSubProcesses(process: Process, report: Report): void {
  const nodes = Object.values(process.nodes);
  for (const node of nodes) {
    if (node.detail.eventSubProcess === true) checkEventSubProcess(node, nodes, report);
    if (node.type === 'adHocSubProcess') checkAdHoc(node, nodes, report);
    if (node.type === 'endEvent' && cancels(node)) checkCancel(node, process, report);
  }
}

const cancels = (node: FlowNode): boolean =>
  node.event === 'cancel' || triggersOf(node).some((trigger) => trigger.kind === 'cancel');

function checkCancel(node: FlowNode, process: Process, report: Report): void {
  if (process.nodes[node.scope]?.type !== 'transaction')
    report.add('bpmn.unsupported', '取消结束事件只能直接放在事务子流程内，请移动或改用其他结束事件。', node.id);
}

function checkEventSubProcess(node: FlowNode, nodes: FlowNode[], report: Report): void {
  const starts = nodes.filter((child) => child.scope === node.id && child.type === 'startEvent');
  if (starts.length !== 1)
    report.add('bpmn.subProcessStart', '事件子流程应有且只有一个带触发条件的开始事件，请调整。', node.id);
  if (node.incoming.length > 0 || node.outgoing.length > 0)
    report.add('bpmn.eventSubProcess', '事件子流程不能连接顺序流，请删除连线。', node.id);
}

function checkAdHoc(node: FlowNode, nodes: FlowNode[], report: Report): void {
  const inside = nodes.filter((child) => child.scope === node.id);
  for (const child of inside)
    if (child.type === 'startEvent' || child.type === 'endEvent')
      report.add('bpmn.adHoc', '临时子流程内不能有开始事件或结束事件，请删除。', child.id);
  if (!inside.some((child) => /task$|process$|^callActivity$|^transaction$/i.test(child.type)))
    report.add('bpmn.adHoc', '临时子流程内没有可以办理的环节，请补充。', node.id);
}
