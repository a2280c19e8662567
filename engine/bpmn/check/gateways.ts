import { detailOf, triggersOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Reading } from '../read/reading.ts';
import type { Report } from '../read/report.ts';

/** What follows each gateway can be decided. */
export function checkGateways(process: Process, reading: Reading): void {
  for (const node of Object.values(process.nodes)) {
    if (node.type === 'eventBasedGateway') checkEventBased(node, process, reading);
    if (reading.manner === 'own') checkOwn(node, process, reading);
    else if (node.type === 'parallelGateway' || node.type === 'eventBasedGateway') dropConditions(node, process);
  }
}

function checkOwn(node: FlowNode, process: Process, report: Report): void {
  if (node.type === 'exclusiveGateway') checkExclusive(node, process, report);
  if (node.type === 'parallelGateway') checkParallel(node, process, report);
  if (node.type.endsWith('Gateway') && node.outgoing.length === 0)
    report.add('bpmn.gatewayOutgoing', '网关没有流出的顺序流，请连接后续环节。', node.id);
}

/** After these gateways a condition has no meaning (§13.4.1): every flow is taken, or the one whose event happens. */
function dropConditions(node: FlowNode, process: Process): void {
  for (const id of node.outgoing) delete process.flows[id]?.condition;
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

/** §10.5.6: catch events and receive tasks that only the gateway leads to, and not both kinds of waiting for messages. */
function checkEventBased(node: FlowNode, process: Process, report: Report): void {
  if (node.outgoing.length < 2) report.add('bpmn.eventGateway', '事件网关至少应有两条分支，请补充。', node.id);
  const targets = node.outgoing.flatMap((id) => process.nodes[process.flows[id]?.target ?? ''] ?? []);
  for (const target of targets) checkTarget(target, report);
  const catchesMessage = targets.some((target) => target.type !== 'receiveTask' && waitsForMessage(target));
  const receives = targets.find((target) => target.type === 'receiveTask');
  if (catchesMessage && receives)
    report.add('bpmn.eventGateway', '事件网关之后不能同时使用接收任务和消息捕获事件，请统一为一种。', receives.id);
}

const waitsForMessage = (node: FlowNode): boolean => triggersOf(node).some((trigger) => trigger.message !== undefined);

function checkTarget(target: FlowNode, report: Report): void {
  const waits = target.type === 'intermediateCatchEvent' || target.type === 'receiveTask';
  if (!waits || target.event === 'link' || target.incoming.length > 1)
    report.add('bpmn.eventGateway', '事件网关之后只能直接连接专用的捕获事件或接收任务，请调整。', target.id);
  const { loop, standardLoop } = detailOf(target);
  if (target.boundary.length > 0 || loop !== undefined || standardLoop !== undefined)
    report.add('bpmn.unsupported', '事件网关之后的接收任务不能有边界事件、循环或多实例，请调整。', target.id);
}
