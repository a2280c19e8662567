import type { FlowNode } from '../../bpmn/model.ts';
import { isGateway, nodesOf } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const kinds: Record<string, string> = {
  userTask: '人工环节',
  serviceTask: '服务任务',
  scriptTask: '计算任务',
  businessRuleTask: '规则任务',
  receiveTask: '接收任务',
  sendTask: '发送任务',
  manualTask: '线下任务',
  callActivity: '调用流程',
  subProcess: '子流程',
  endEvent: '结束事件',
  intermediateCatchEvent: '等待事件',
  boundaryEvent: '边界事件',
};

function kind(node: FlowNode): string | undefined {
  if (isGateway(node)) return node.outgoing.length > 1 ? '分支网关' : undefined;
  return kinds[node.type];
}

/** Names stand on guides, timelines and walls: an element without one leaves a gap there. */
export const named: ProcessRule = (process) =>
  nodesOf(process).flatMap((node): Finding[] => {
    const what = kind(node);
    if (!what || node.name?.trim()) return [];
    const message = `有一个${what}没有名称。请在右侧填写名称。`;
    return [{ severity: 'warning', code: 'lint.named', element: node.id, message }];
  });
