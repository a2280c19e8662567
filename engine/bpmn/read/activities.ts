import type { NodeDetail } from '../detail.ts';
import { childrenOf, type Element, localName, textOf } from './element.ts';
import { expressionOf, isFeel } from './expression.ts';
import { messageOf, unnamedMessage } from './messages.ts';
import type { Reading } from './reading.ts';

type Reader = (element: Element, reading: Reading) => NodeDetail;

const nothing: Reader = () => ({});

/** How each activity and gateway is read. An element that is not in this table is refused. */
export const READERS: Record<string, Reader> = {
  task: nothing,
  userTask: nothing,
  manualTask: nothing,
  serviceTask: (element) => ({ ...optional(element, 'topic'), ...optional(element, 'resultVariable') }),
  scriptTask: (element, reading) => scriptOf(element, 'scriptFormat', reading),
  businessRuleTask: (element) => ({
    ...optional(element, 'decision'),
    ...optional(element, 'topic'),
    ...optional(element, 'resultVariable'),
  }),
  sendTask,
  receiveTask,
  subProcess,
  transaction: (element, reading) => ({ ...subProcess(element, reading), transaction: true }),
  adHocSubProcess,
  callActivity,
  exclusiveGateway: nothing,
  parallelGateway: nothing,
  inclusiveGateway: nothing,
  complexGateway: (element, reading) => {
    const activation = expressionOf(element, 'activationCondition', element, reading, '激活条件');
    return activation === undefined ? {} : { activation };
  },
  eventBasedGateway,
};

const optional = (element: Element, property: 'topic' | 'decision' | 'resultVariable'): NodeDetail => {
  const text = textOf(element, property);
  return text === undefined ? {} : { [property]: text };
};

/** The script of a script task or global script task. Without one it is a task that does nothing (§10.3.3). */
export function scriptOf(element: Element, property: string, reading: Reading): NodeDetail {
  const format = textOf(element, property);
  const script = textOf(element, 'script');
  const result = optional(element, 'resultVariable');
  if (script === undefined) return { script: 'null', ...result };
  if (isFeel(format)) return { script, ...result };
  if (reading.scripts === 'skip') return { skipped: format ?? '', ...result };
  reading.add('bpmn.unsupported', `脚本任务只支持 FEEL，不支持“${format}”，请改写为 FEEL。`, element.id);
  return result;
}

/** With a topic it is a job; with a message it throws it; with neither it waits as a job without topic. */
function sendTask(element: Element, reading: Reading): NodeDetail {
  const topic = textOf(element, 'topic');
  if (topic !== undefined) return { topic, ...optional(element, 'resultVariable') };
  const message = messageOf(element, element, reading);
  return message ? { message } : optional(element, 'resultVariable');
}

function receiveTask(element: Element, reading: Reading): NodeDetail {
  const message = messageOf(element, element, reading);
  return {
    ...(message ? { message } : unnamedMessage(element, reading)),
    ...(element.instantiate === true ? { instantiate: true } : {}),
  };
}

function subProcess(element: Element, reading: Reading): NodeDetail {
  if (element.triggeredByEvent === true) {
    if (localName(element) === 'subProcess') return { eventSubProcess: true };
    reading.add('bpmn.unsupported', '事务和临时子流程不能由事件触发，请改用事件子流程。', element.id);
  }
  const starts = childrenOf(element, 'flowElements').filter((child) => localName(child) === 'startEvent');
  return starts.length === 1 && starts[0]?.id !== undefined ? { start: starts[0].id } : {};
}

function adHocSubProcess(element: Element, reading: Reading): NodeDetail {
  const completion = expressionOf(element, 'completionCondition', element, reading, '完成条件');
  return {
    ...subProcess(element, reading),
    adHoc: {
      sequential: element.ordering === 'Sequential',
      ...(completion === undefined ? {} : { completion }),
      ...(element.cancelRemainingInstances === false ? { keepRemaining: true } : {}),
    },
  };
}

const DIGEST = /^[0-9a-f]{64}$/;

function callActivity(element: Element, reading: Reading): NodeDetail {
  const called = textOf(element, 'calledElement');
  if (called === undefined) reading.add('bpmn.missing', '缺少被调用流程（属性 calledElement），请填写。', element.id);
  // The reference is a qualified name; a prefix only says which namespace the file has.
  const process = (called ?? '').replace(/^[^:]*:/, '');
  const version = textOf(element, 'version');
  if (version === undefined) return { process };
  if (version === 'latest' || version === 'pack') return { process, binding: { version } };
  if (DIGEST.test(version)) return { process, binding: { version: 'pinned', digest: version } };
  reading.add(
    'bpmn.badValue',
    `属性 wutong:version 的值“${version}”无效，可用值：latest、pack 或流程摘要。`,
    element.id,
  );
  return { process };
}

function eventBasedGateway(element: Element, reading: Reading): NodeDetail {
  const instantiate = element.instantiate === true;
  const allEvents = element.eventGatewayType === 'Parallel';
  if (allEvents && !instantiate)
    reading.add('bpmn.eventGateway', '并行事件网关只能用于启动流程，请设置 instantiate 或改为排他。', element.id);
  return { ...(instantiate ? { instantiate: true } : {}), ...(allEvents ? { allEvents: true } : {}) };
}
