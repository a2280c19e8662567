import type { TimerDetail, TimerKind, Trigger } from '../detail.ts';
import type { EventKind } from '../model.ts';
import { childOf, type Element, localName, textOf } from './element.ts';
import { expressionOf } from './expression.ts';
import { messageOf, unnamedMessage } from './messages.ts';
import type { Reading } from './reading.ts';
import { wordOf } from './settings.ts';

export type TriggerKind = NonNullable<Trigger['kind']>;

const KIND_OF: Record<string, TriggerKind> = {
  timerEventDefinition: 'timer',
  messageEventDefinition: 'message',
  signalEventDefinition: 'signal',
  conditionalEventDefinition: 'conditional',
  errorEventDefinition: 'error',
  escalationEventDefinition: 'escalation',
  compensateEventDefinition: 'compensation',
  cancelEventDefinition: 'cancel',
  linkEventDefinition: 'link',
  terminateEventDefinition: 'terminate',
};

export const kindOf = (definition: Element): TriggerKind | undefined => KIND_OF[localName(definition)];

/** Whether the event waits for what its definitions say, or makes it happen. */
const catches = (event: Element): boolean => /^(?:start|boundary)Event$|CatchEvent$/.test(localName(event));

type Reader = (event: Element, definition: Element, reading: Reading) => Trigger;

const READERS: Record<TriggerKind, Reader> = {
  timer: timerOf,
  message: messageTrigger,
  signal: signalOf,
  conditional: conditionOf,
  error: (event, definition, reading) => codeOf('error', event, definition, reading),
  escalation: (event, definition, reading) => codeOf('escalation', event, definition, reading),
  compensation: compensationOf,
  cancel: () => ({}),
  link: linkOf,
  terminate: () => ({}),
};

/** Reads one event definition of an event; what is missing is reported at the event. */
export const triggerOf = (event: Element, definition: Element, kind: TriggerKind, reading: Reading): Trigger =>
  READERS[kind](event, definition, reading);

const TIMERS: [string, TimerKind][] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
];

function timerOf(event: Element, definition: Element, reading: Reading): Trigger {
  const found = TIMERS.flatMap(([property, kind]): TimerDetail[] => {
    const text = expressionOf(definition, property, event, reading, '定时');
    return text === undefined ? [] : [{ kind, text }];
  });
  const [timer] = found;
  if (!timer || found.length > 1) {
    reading.add('bpmn.timer', '定时事件应填写且只填写一项：时间点、时长或循环。', event.id);
    return {};
  }
  const unit = wordOf(definition, 'timerUnit', ['workingDay', 'calendarDay'] as const, reading);
  return { timer: unit === 'workingDay' ? { ...timer, workingDay: true } : timer };
}

function messageTrigger(event: Element, definition: Element, reading: Reading): Trigger {
  const message = messageOf(event, definition, reading);
  if (message) return { message };
  // Nobody can wait for what is thrown without a name, and nothing goes wrong for that.
  return catches(event) ? unnamedMessage(event, reading) : { message: { name: event.id ?? '' } };
}

function signalOf(event: Element, definition: Element, reading: Reading): Trigger {
  const signal = childOf(definition, 'signalRef');
  const name = signal && (textOf(signal, 'name') ?? signal.id);
  if (name !== undefined) return { signal: name };
  reading.add('bpmn.signal', '没有指定信号，请选择一个信号。', event.id);
  return {};
}

function conditionOf(event: Element, definition: Element, reading: Reading): Trigger {
  const condition = expressionOf(definition, 'condition', event, reading, '条件');
  if (condition !== undefined) return { condition };
  reading.add('bpmn.condition', '条件事件没有条件，请填写 FEEL 表达式。', event.id);
  return {};
}

const LABELS = { error: '错误', escalation: '升级' };

/** Code of an error or escalation, else its name, else its id. A catching event may leave it open: it catches all. */
function codeOf(kind: 'error' | 'escalation', event: Element, definition: Element, reading: Reading): Trigger {
  const thing = childOf(definition, `${kind}Ref`);
  const code = thing && (textOf(thing, `${kind}Code`) ?? textOf(thing, 'name') ?? thing.id);
  if (code !== undefined) return { [kind]: code };
  if (!catches(event))
    reading.add(`bpmn.${kind}`, `没有指定要抛出的${LABELS[kind]}，请选择一个有代码的${LABELS[kind]}。`, event.id);
  return {};
}

function compensationOf(event: Element, definition: Element): Trigger {
  if (catches(event)) return {};
  const activity = childOf(definition, 'activityRef')?.id;
  const wait = definition.waitForCompletion !== false;
  return { compensate: activity === undefined ? { wait } : { activity, wait } };
}

function linkOf(event: Element, definition: Element, reading: Reading): Trigger {
  const link = textOf(definition, 'name') ?? textOf(event, 'name');
  if (link !== undefined) return { link };
  reading.add('bpmn.link', '链接事件没有名称，请填写与对应事件相同的链接名称。', event.id);
  return {};
}

/** An event definition as thrown by a multi-instance activity, with its kind. */
export function thrownTrigger(owner: Element, definition: Element, reading: Reading): Trigger | undefined {
  const kind: EventKind | undefined = kindOf(definition);
  if (kind === 'message' || kind === 'signal' || kind === 'escalation' || kind === 'error' || kind === 'compensation')
    return { ...triggerOf(owner, definition, kind, reading), kind };
  reading.add('bpmn.unsupported', `多实例不能抛出 ${localName(definition)}，请改用信号、消息或升级。`, owner.id);
  return undefined;
}
