import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** Sequence flows join existing nodes of one scope; only nodes that may leave or be entered have them. */
export function checkFlows(process: Process, report: Report): void {
  for (const flow of Object.values(process.flows)) {
    const source = process.nodes[flow.source];
    const target = process.nodes[flow.target];
    if (!source || !target) {
      noNode(source ? flow.target : flow.source, flow.id, report);
      continue;
    }
    if (source.scope !== target.scope)
      report.add('bpmn.flowScope', '顺序流跨越了子流程边界，请在同一层内连接。', flow.id);
    if (source.type === 'endEvent')
      report.add('bpmn.endOutgoing', '结束事件不能有流出的顺序流，请删除该连线。', source.id);
    if (target.type === 'boundaryEvent')
      report.add('bpmn.boundaryIncoming', '边界事件不能有流入的顺序流，请删除该连线。', target.id);
  }
  for (const node of Object.values(process.nodes)) checkDefault(node, process, report);
}

/** An element that is refused is said already; what is no node at all, such as another flow, is not. */
function noNode(id: string, flow: string, report: Report): void {
  if (report.problems.some(({ element }) => element === id)) return;
  report.add('bpmn.dangling', `顺序流连接的“${id}”不是本流程中的节点，请重新连接。`, flow);
}

function checkDefault(node: FlowNode, process: Process, report: Report): void {
  if (node.default === undefined) return;
  if (!node.outgoing.includes(node.default))
    report.add('bpmn.default', '默认流不是本元素的流出连线，请重新指定。', node.id);
  else if (process.flows[node.default]?.condition !== undefined)
    report.add('bpmn.default', '默认流不能有条件，请删除条件或取消默认。', node.default);
}
