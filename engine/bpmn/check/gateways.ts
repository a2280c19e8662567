import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** What follows each gateway can be decided. */
export function checkGateways(process: Process, report: Report): void {
  for (const node of Object.values(process.nodes)) {
    if (node.type === 'exclusiveGateway') checkExclusive(node, process, report);
    if (node.type === 'parallelGateway') checkParallel(node, process, report);
    if (node.type === 'eventBasedGateway') checkEventBased(node, process, report);
    if (node.type.endsWith('Gateway') && node.outgoing.length === 0)
      report.add('bpmn.gatewayOutgoing', '网关没有流出的顺序流，请连接后续环节。', node.id);
  }
}

function checkExclusive(node: FlowNode, process: Process, report: Report): void {
  if (node.outgoing.length < 2) return;
  for (const id of node.outgoing)
    if (id !== node.default && process.flows[id]?.condition === undefined)
      report.add('bpmn.noCondition', '排他网关的这条分支没有条件，也不是默认流，请填写条件或设为默认。', id);
}

function checkParallel(node: FlowNode, process: Process, report: Report): void {
  for (const id of node.outgoing)
    if (process.flows[id]?.condition !== undefined)
      report.add('bpmn.parallelCondition', '并行网关的分支不能有条件，请删除条件或改用包容网关。', id);
}

function checkEventBased(node: FlowNode, process: Process, report: Report): void {
  if (node.outgoing.length < 2) report.add('bpmn.eventGateway', '事件网关至少应有两条分支，请补充。', node.id);
  for (const id of node.outgoing) {
    const target = process.nodes[process.flows[id]?.target ?? ''];
    if (!target) continue;
    const waits = target.type === 'intermediateCatchEvent' || target.type === 'receiveTask';
    if (!waits || target.incoming.length > 1)
      report.add('bpmn.eventGateway', '事件网关之后只能直接连接专用的捕获事件或接收任务，请调整。', target.id);
    if (target.boundary.length > 0 || target.detail.loop !== undefined)
      report.add('bpmn.unsupported', '事件网关之后的接收任务不能有边界事件或多实例，请调整。', target.id);
  }
}
