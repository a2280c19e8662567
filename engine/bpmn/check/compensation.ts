import { detailOf, triggersOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Compensation boundary events lead by an association to an activity that nothing else leads to or away from. */
export function checkCompensation(process: Process, report: Report): void {
  for (const node of Object.values(process.nodes)) {
    if (node.type === 'boundaryEvent' && node.event === 'compensation') checkHandler(node, process, report);
    if (detailOf(node).isForCompensation) checkActivity(node, report);
    for (const { compensate } of triggersOf(node))
      if (compensate?.activity !== undefined) checkTarget(node, compensate.activity, process, report);
  }
}

function checkHandler(node: FlowNode, process: Process, report: Report): void {
  const handler = process.nodes[detailOf(node).handler ?? ''];
  if (!handler) report.add('bpmn.compensation', '补偿边界事件没有用关联线连接补偿活动，请连接。', node.id);
  else if (!detailOf(handler).isForCompensation || handler.scope !== node.scope)
    report.add('bpmn.compensation', '补偿边界事件连接的活动应在同一层内，并设为补偿活动。', node.id);
  if (node.outgoing.length > 0)
    report.add('bpmn.compensation', '补偿边界事件不能有流出的顺序流，请改用关联线。', node.id);
}

function checkActivity(node: FlowNode, report: Report): void {
  if (node.incoming.length > 0 || node.outgoing.length > 0)
    report.add('bpmn.compensation', '补偿活动不能连接顺序流，请删除连线。', node.id);
}

function checkTarget(node: FlowNode, activity: string, process: Process, report: Report): void {
  if (!process.nodes[activity])
    report.add('bpmn.compensation', `要补偿的环节“${activity}”不在本流程中，请重新选择。`, node.id);
}
