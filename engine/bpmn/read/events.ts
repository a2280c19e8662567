import type { NodeDetail, Trigger } from '../detail.ts';
import type { EventKind } from '../model.ts';
import { childrenOf, type Element, localName } from './element.ts';
import type { Reading } from './reading.ts';
import { kindOf, type TriggerKind, triggerOf } from './triggers.ts';

const WAITED: TriggerKind[] = ['message', 'timer', 'signal', 'conditional'];
const THROWN: TriggerKind[] = ['message', 'signal', 'escalation', 'compensation'];

interface Rule {
  /** Kinds that an event at this place may have alone. */
  single: TriggerKind[];
  /** May it stand without a definition? */
  none: boolean;
  /** Kinds that it may combine; empty: no multiple event here. */
  multiple: TriggerKind[];
}

const EVENT_SUB_PROCESS: Rule = {
  single: [...WAITED, 'error', 'escalation', 'compensation'],
  none: false,
  multiple: [...WAITED, 'error', 'escalation'],
};

const RULES: Record<string, Rule> = {
  startEvent: { single: WAITED, none: true, multiple: WAITED },
  intermediateCatchEvent: { single: [...WAITED, 'link'], none: false, multiple: WAITED },
  intermediateThrowEvent: { single: [...THROWN, 'link'], none: true, multiple: THROWN },
  boundaryEvent: {
    single: [...WAITED, 'error', 'escalation', 'compensation', 'cancel'],
    none: false,
    multiple: [...WAITED, 'error', 'escalation'],
  },
  endEvent: {
    single: [...THROWN, 'error', 'cancel', 'terminate'],
    none: true,
    multiple: [...THROWN, 'error', 'cancel', 'terminate'],
  },
};

/** Which event definitions an event may carry where it stands (BPMN 2.0 tables 10.84 to 10.93). */
function ruleOf(element: Element): Rule | undefined {
  const type = localName(element);
  const parent = element.$parent as Element | undefined;
  if (type !== 'startEvent' || !parent || localName(parent) === 'process') return RULES[type];
  return parent.triggeredByEvent === true ? EVENT_SUB_PROCESS : { single: [], none: true, multiple: [] };
}

export interface EventPart {
  event: EventKind;
  detail: NodeDetail;
}

const NOTHING: EventPart = { event: 'none', detail: {} };

/** The event definitions of an event, or undefined for what is no event. Definitions that it may not have are reported. */
export function eventOf(element: Element, reading: Reading): EventPart | undefined {
  const rule = ruleOf(element);
  if (!rule) return undefined;
  const definitions = [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')];
  const [definition, ...more] = definitions;
  if (!definition) return noneOf(element, rule, reading);
  return more.length > 0
    ? multipleOf(element, definitions, rule, reading)
    : singleOf(element, definition, rule, reading);
}

function noneOf(element: Element, rule: Rule, reading: Reading): EventPart {
  if (!rule.none) refuse(element, '空定义', reading);
  return NOTHING;
}

function singleOf(element: Element, definition: Element, rule: Rule, reading: Reading): EventPart {
  const kind = kindOf(definition);
  if (kind !== undefined && rule.single.includes(kind))
    return { event: kind, detail: triggerOf(element, definition, kind, reading) };
  refuse(element, `事件定义 ${localName(definition)}`, reading);
  return NOTHING;
}

function multipleOf(element: Element, definitions: Element[], rule: Rule, reading: Reading): EventPart {
  const triggers = definitions.flatMap((definition): Trigger[] => {
    const kind = kindOf(definition);
    if (kind !== undefined && rule.multiple.includes(kind))
      return [{ ...triggerOf(element, definition, kind, reading), kind }];
    refuse(element, `多重定义中的 ${localName(definition)}`, reading);
    return [];
  });
  const parallel = element.parallelMultiple === true;
  return { event: parallel ? 'parallelMultiple' : 'multiple', detail: { triggers } };
}

function refuse(element: Element, what: string, reading: Reading): void {
  reading.add('bpmn.unsupported', `${localName(element)} 在此处不支持${what}，请改用其他事件。`, element.id);
}
