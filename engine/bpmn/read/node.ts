import type { NodeDetail } from '../detail.ts';
import type { FlowNode, Lane } from '../model.ts';
import { loopOf, READERS } from './activities.ts';
import { childOf, type Element, localName } from './element.ts';
import { eventOf } from './events.ts';
import { checkForeign } from './foreign.ts';
import type { Report } from './report.ts';
import { resultOf, settingsOf } from './settings.ts';

/** Compiles one flow node; undefined where the kernel has no such element (reported, never ignored). */
export function readNode(
  element: Element,
  scope: string,
  lane: Lane | undefined,
  report: Report,
): FlowNode | undefined {
  const type = localName(element);
  const event = eventOf(element, report);
  const read = READERS[type];
  if (element.id === undefined) {
    report.add('bpmn.missing', `有一个 ${type} 元素没有编号（id），请补充。`);
    return undefined;
  }
  if (!event && !read) {
    report.add('bpmn.unsupported', `不支持元素 ${type}，请改用其他元素表达。`, element.id);
    return undefined;
  }
  checkForeign(element, report);
  const result = resultOf(element, report);
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
    settings: settingsOf(element, lane, report),
    detail: detailOf(element, event?.detail ?? read?.(element, report) ?? {}, report),
  };
}

function defaultOf(element: Element): { default?: string } {
  const flow = childOf(element, 'default')?.id;
  return flow === undefined ? {} : { default: flow };
}

function detailOf(element: Element, own: NodeDetail, report: Report): NodeDetail {
  const loop = loopOf(element, report);
  const nonInterrupting = localName(element) === 'boundaryEvent' && element.cancelActivity === false;
  return { ...own, ...(loop ? { loop } : {}), ...(nonInterrupting ? { nonInterrupting: true } : {}) };
}

/** Documents the drawing only; never executed. */
export const DECORATION = new Set(['dataObject', 'dataObjectReference', 'dataStoreReference']);
