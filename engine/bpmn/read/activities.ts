import type { LoopDetail, NodeDetail } from '../detail.ts';
import { bodyOf, childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import { messageDetail } from './events.ts';
import type { Report } from './report.ts';

type Reader = (element: Element, report: Report) => NodeDetail;

const nothing: Reader = () => ({});

/** How each supported activity and gateway is read. An element that is not in this table is refused. */
export const READERS: Record<string, Reader> = {
  task: nothing,
  userTask: nothing,
  manualTask: nothing,
  serviceTask: (element, report) => ({
    topic: needed(element, 'topic', '作业主题', report),
    ...resultVariable(element),
  }),
  scriptTask,
  businessRuleTask: (element, report) => ({
    decision: needed(element, 'decision', '决策', report),
    resultVariable: needed(element, 'resultVariable', '结果变量', report),
  }),
  sendTask: (element, report) => {
    const topic = textOf(element, 'topic');
    if (topic !== undefined) return { topic, ...resultVariable(element) };
    return messageDetail(element, childOf(element, 'messageRef'), report);
  },
  receiveTask: (element, report) => {
    if (element.instantiate === true) unsupported(element, '由接收任务启动流程', report);
    return messageDetail(element, childOf(element, 'messageRef'), report);
  },
  subProcess: (element, report) => {
    if (element.triggeredByEvent === true) unsupported(element, '事件子流程', report);
    const start = childrenOf(element, 'flowElements').find((child) => localName(child) === 'startEvent');
    return start?.id === undefined ? {} : { start: start.id };
  },
  callActivity: (element, report) => ({ process: needed(element, 'calledElement', '被调用流程', report, '') }),
  exclusiveGateway: nothing,
  parallelGateway: nothing,
  inclusiveGateway: nothing,
  eventBasedGateway: (element, report) => {
    if (element.instantiate === true) unsupported(element, '由事件网关启动流程', report);
    if (element.eventGatewayType === 'Parallel') unsupported(element, '并行事件网关', report);
    return {};
  },
};

function unsupported(element: Element, what: string, report: Report): void {
  report.add('bpmn.unsupported', `不支持${what}，请改用其他方式表达。`, element.id);
}

function needed(element: Element, property: string, label: string, report: Report, prefix = 'wutong:'): string {
  const text = textOf(element, property);
  if (text === undefined) report.add('bpmn.missing', `缺少${label}（属性 ${prefix}${property}），请填写。`, element.id);
  return text ?? '';
}

const resultVariable = (element: Element): NodeDetail => {
  const name = textOf(element, 'resultVariable');
  return name === undefined ? {} : { resultVariable: name };
};

/** Script tasks run FEEL only: no other language is ever executed. */
function scriptTask(element: Element, report: Report): NodeDetail {
  const format = textOf(element, 'scriptFormat')?.toLowerCase();
  if (format !== 'feel')
    report.add('bpmn.unsupported', `脚本任务只支持 FEEL，不支持“${format ?? '未注明'}”，请改写为 FEEL。`, element.id);
  const script = textOf(element, 'script');
  if (script === undefined) report.add('bpmn.missing', '脚本任务没有脚本内容，请填写 FEEL 表达式。', element.id);
  return { script: script ?? '', resultVariable: needed(element, 'resultVariable', '结果变量', report) };
}

/** Multi-instance settings; the standard loop is refused. */
export function loopOf(element: Element, report: Report): LoopDetail | undefined {
  const loop = childOf(element, 'loopCharacteristics');
  if (!loop) return undefined;
  if (localName(loop) !== 'multiInstanceLoopCharacteristics') {
    unsupported(element, '标准循环', report);
    return undefined;
  }
  const collection = textOf(loop, 'collection');
  const elementVariable = textOf(loop, 'elementVariable');
  const cardinality = bodyOf(loop, 'loopCardinality');
  const completion = bodyOf(loop, 'completionCondition');
  if ((collection === undefined) === (cardinality === undefined))
    report.add(
      'bpmn.loop',
      '多实例应填写且只填写一项：集合（wutong:collection）或次数（loopCardinality）。',
      element.id,
    );
  if (elementVariable !== undefined && collection === undefined)
    report.add('bpmn.loop', '填写了元素变量，但没有集合，请补充集合或删除元素变量。', element.id);
  return {
    sequential: loop.isSequential === true,
    ...(collection === undefined ? {} : { collection }),
    ...(elementVariable === undefined ? {} : { elementVariable }),
    ...(cardinality === undefined ? {} : { cardinality }),
    ...(completion === undefined ? {} : { completion }),
  };
}
