import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** A process has a start event, a sub-process exactly one without trigger; none has incoming flows. */
export function checkStarts(process: Process, report: Report): void {
  const nodes = Object.values(process.nodes);
  if (process.starts.length === 0) report.add('bpmn.noStart', '流程没有开始事件，请添加。', process.id);
  for (const node of nodes) {
    if (node.type === 'subProcess') checkSubProcess(node, nodes, report);
    if (node.type === 'startEvent' && node.incoming.length > 0)
      report.add('bpmn.startIncoming', '开始事件不能有流入的顺序流，请删除该连线。', node.id);
  }
  const plain = process.starts.filter((id) => process.nodes[id]?.event === 'none');
  if (plain.length > 1) report.add('bpmn.manyStarts', '流程有多个空白开始事件，请只保留一个。', plain[1]);
}

function checkSubProcess(subProcess: FlowNode, nodes: FlowNode[], report: Report): void {
  const starts = nodes.filter((node) => node.scope === subProcess.id && node.type === 'startEvent');
  const [start] = starts;
  if (starts.length !== 1 || start?.event !== 'none')
    report.add('bpmn.subProcessStart', '子流程应有且只有一个空白开始事件，请调整。', subProcess.id);
}
