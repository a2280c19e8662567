import type { NodeDetail, TimerDetail, TimerKind } from '../detail.ts';
import type { FlowNode } from '../model.ts';
import { bodyOf, childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import type { Report } from './report.ts';
import { wordOf } from './settings.ts';

type EventKind = NonNullable<FlowNode['event']>;

/** Which event definitions each event may carry. Everything else is refused. */
const ALLOWED: Record<string, EventKind[]> = {
  startEvent: ['none', 'timer', 'message'],
  endEvent: ['none', 'terminate', 'error', 'message'],
  intermediateCatchEvent: ['timer', 'message'],
  intermediateThrowEvent: ['none', 'message'],
  boundaryEvent: ['timer', 'message', 'error'],
};

const KIND_OF: Record<string, EventKind> = {
  timerEventDefinition: 'timer',
  messageEventDefinition: 'message',
  errorEventDefinition: 'error',
  terminateEventDefinition: 'terminate',
};

export interface EventPart {
  event: EventKind;
  detail: NodeDetail;
}

/** The event definition of an event, or undefined for what is no event. Unsupported definitions are reported. */
export function eventOf(element: Element, report: Report): EventPart | undefined {
  const type = localName(element);
  const allowed = ALLOWED[type];
  if (!allowed) return undefined;
  const definitions = [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')];
  const [definition, ...more] = definitions;
  const kind = definition ? KIND_OF[localName(definition)] : 'none';
  if (more.length > 0) report.add('bpmn.unsupported', '一个事件只能有一个事件定义，请拆成多个事件。', element.id);
  if (kind === undefined || !allowed.includes(kind)) {
    const name = definition ? localName(definition) : '空定义';
    report.add('bpmn.unsupported', `${type} 不支持事件定义 ${name}，请改用其他事件。`, element.id);
    return { event: 'none', detail: {} };
  }
  return { event: kind, detail: definition ? eventDetail(element, definition, kind, report) : {} };
}

function eventDetail(element: Element, definition: Element, kind: EventKind, report: Report): NodeDetail {
  if (kind === 'timer') return timerDetail(element, definition, report);
  if (kind === 'message') return messageDetail(element, childOf(definition, 'messageRef'), report);
  if (kind === 'error') return errorDetail(element, childOf(definition, 'errorRef'), report);
  return {};
}

const TIMERS: [string, TimerKind][] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
];

function timerDetail(element: Element, definition: Element, report: Report): NodeDetail {
  const found = TIMERS.flatMap(([property, kind]): TimerDetail[] => {
    const text = bodyOf(definition, property);
    return text === undefined ? [] : [{ kind, text }];
  });
  const [timer] = found;
  if (!timer || found.length > 1) {
    report.add('bpmn.timer', '定时事件应填写且只填写一项：时间点、时长或循环。', element.id);
    return {};
  }
  const unit = wordOf(definition, 'timerUnit', ['workingDay', 'calendarDay'] as const, report);
  return { timer: unit === 'workingDay' ? { ...timer, workingDay: true } : timer };
}

/** Name and key of the message that an event or a task refers to. */
export function messageDetail(element: Element, message: Element | undefined, report: Report): NodeDetail {
  const name = message && textOf(message, 'name');
  if (name === undefined) {
    report.add('bpmn.message', '没有指定消息，或消息没有名称，请选择一个有名称的消息。', element.id);
    return {};
  }
  const key = textOf(message as Element, 'key');
  return { message: key === undefined ? { name } : { name, key } };
}

function errorDetail(element: Element, error: Element | undefined, report: Report): NodeDetail {
  const code = error && (textOf(error, 'errorCode') ?? textOf(error, 'name'));
  if (code !== undefined) return { error: code };
  if (localName(element) === 'endEvent')
    report.add('bpmn.error', '错误结束事件没有指定错误代码，请选择一个有代码的错误。', element.id);
  return {};
}
