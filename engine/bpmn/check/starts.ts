import type { FlowNode, Process } from '../model.ts';
import type { Reading } from '../read/reading.ts';

/** A process can begin; a sub-process begins without trigger; nothing leads to a start. */
export function checkStarts(process: Process, reading: Reading): void {
  const { entries = {}, nodes } = process;
  if (process.starts.length === 0 && entries[process.id]?.length === 0)
    reading.add('bpmn.noStart', '流程没有开始事件，请添加。', process.id);
  for (const node of Object.values(nodes)) {
    if (entries[node.id] !== undefined && node.detail.eventSubProcess !== true) checkSubProcess(node, process, reading);
    if (node.type === 'startEvent' && node.incoming.length > 0)
      reading.add('bpmn.startIncoming', '开始事件不能有流入的顺序流，请删除该连线。', node.id);
    if (node.detail.instantiate === true && node.incoming.length > 0)
      reading.add('bpmn.startIncoming', '启动流程的接收任务或事件网关不能有流入的顺序流，请删除该连线。', node.id);
    if (node.detail.instantiate === true && node.scope !== process.id)
      reading.add('bpmn.unsupported', '子流程内的接收任务或事件网关不能启动流程，请取消 instantiate。', node.id);
  }
  const plain = process.starts.filter((id) => nodes[id]?.event === 'none' && nodes[id]?.type === 'startEvent');
  if (plain.length > 1) reading.add('bpmn.manyStarts', '流程有多个空白开始事件，请只保留一个。', plain[1]);
}

function checkSubProcess(subProcess: FlowNode, process: Process, reading: Reading): void {
  const entries = process.entries?.[subProcess.id] ?? [];
  const plain = entries.filter((id) => process.nodes[id]?.type === 'startEvent');
  // The standard lets a sub-process be empty: it completes at once.
  const isEmpty =
    reading.manner === 'standard' && !Object.values(process.nodes).some((node) => node.scope === subProcess.id);
  if ((entries.length === 0 && !isEmpty) || plain.length > 1)
    reading.add('bpmn.subProcessStart', '子流程应有且只有一个空白开始事件，请调整。', subProcess.id);
}
