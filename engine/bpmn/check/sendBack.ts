import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Send-back targets are user tasks of the same scope or of one around it, and only user tasks send back. */
export function checkSendBack(process: Process, report: Report): void {
  for (const node of Object.values(process.nodes)) {
    if (node.settings.sendBackTo.length > 0 && node.type !== 'userTask')
      report.add('bpmn.sendBack', '只有用户任务可以设置退回，请删除退回设置。', node.id);
    for (const id of node.settings.sendBackTo) checkTarget(node, id, process, report);
  }
}

function checkTarget(node: FlowNode, id: string, process: Process, report: Report): void {
  const target = process.nodes[id];
  if (!target) report.add('bpmn.sendBack', `退回目标“${id}”不存在，请重新选择。`, node.id);
  else if (target.type !== 'userTask')
    report.add('bpmn.sendBack', `退回目标“${target.name ?? id}”不是用户任务，请重新选择。`, node.id);
  else if (!enclosing(node, process).includes(target.scope))
    report.add('bpmn.sendBack', `退回目标“${target.name ?? id}”不在本层或外层流程中，请重新选择。`, node.id);
}

/** The scope of a node and every scope around it. */
function enclosing(node: FlowNode, process: Process): string[] {
  const scopes = [node.scope];
  for (let outer = process.nodes[node.scope]; outer; outer = process.nodes[outer.scope]) scopes.push(outer.scope);
  return scopes;
}
