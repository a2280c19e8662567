import type { NodeDetail } from '../detail.ts';
import type { FlowNode, Lane } from '../model.ts';
import { READERS } from './activities.ts';
import { dataOf } from './data.ts';
import { childOf, type Element, localName } from './element.ts';
import { eventOf } from './events.ts';
import { checkForeign } from './foreign.ts';
import { withLoop } from './loops.ts';
import type { Reading } from './reading.ts';
import { resultOf, settingsOf } from './settings.ts';

/** Sub-processes of every kind: they have elements of their own. */
export const CONTAINERS = new Set(['subProcess', 'transaction', 'adHocSubProcess']);

/** Compiles one flow node; undefined where the kernel has no such element (reported, never ignored). */
export function readNode(
  element: Element,
  scope: string,
  lane: Lane | undefined,
  reading: Reading,
): FlowNode | undefined {
  const type = localName(element);
  const event = eventOf(element, reading);
  const read = READERS[type];
  if (element.id === undefined) {
    reading.add('bpmn.missing', `有一个 ${type} 元素没有编号（id），请补充。`);
    return undefined;
  }
  if (!event && !read) {
    reading.add('bpmn.unsupported', `不支持元素 ${type}，请改用其他元素表达。`, element.id);
    return undefined;
  }
  checkForeign(element, reading);
  const own = event?.detail ?? read?.(element, reading) ?? {};
  const result = resultOf(element, reading);
  const attached = childOf(element, 'attachedToRef')?.id;
  return {
    id: element.id,
    type,
    ...(element.name === undefined ? {} : { name: element.name }),
    scope,
    incoming: [],
    outgoing: [],
    ...defaultOf(element),
    ...(lane === undefined ? {} : { lane: lane.id }),
    ...(event === undefined ? {} : { event: event.event }),
    ...(attached === undefined ? {} : { attachedTo: attached }),
    boundary: [],
    ...(result === undefined ? {} : { result }),
    settings: settingsOf(element, lane, reading),
    detail: detailOf(element, own, reading),
  };
}

function defaultOf(element: Element): { default?: string } {
  const flow = childOf(element, 'default')?.id;
  return flow === undefined ? {} : { default: flow };
}

function detailOf(element: Element, own: NodeDetail, reading: Reading): NodeDetail {
  const data = dataOf(element, CONTAINERS.has(localName(element)), reading);
  const handler = reading.associations.get(element.id ?? '')?.id;
  return {
    ...withLoop(element, { ...own, ...data }, reading),
    ...(isBeside(element) ? { nonInterrupting: true } : {}),
    ...(element.isForCompensation === true ? { isForCompensation: true } : {}),
    ...(handler === undefined ? {} : { handler }),
    ...quantityOf(element, 'startQuantity', reading),
    ...quantityOf(element, 'completionQuantity', reading),
  };
}

/** Whether what the event stands at goes on when it happens. Of a compensation the flag says nothing (§10.4.4). */
function isBeside(element: Element): boolean {
  const type = localName(element);
  const parent = element.$parent as Element | undefined;
  if (type === 'boundaryEvent') return element.cancelActivity === false;
  return type === 'startEvent' && parent?.triggeredByEvent === true && element.isInterrupting === false;
}

function quantityOf(element: Element, property: 'startQuantity' | 'completionQuantity', reading: Reading): NodeDetail {
  const value = element[property];
  if (value === undefined || value === 1) return {};
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return { [property]: value };
  reading.add('bpmn.badValue', `属性 ${property} 应为大于 0 的整数，请更正。`, element.id);
  return {};
}

/** Documents the drawing, or declares data of the scope; never executed itself. */
export const DECORATION = new Set(['dataObject', 'dataObjectReference', 'dataStoreReference']);
