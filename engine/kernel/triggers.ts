import { type Trigger, triggersOf } from '../bpmn/detail.ts';
import type { EventKind, FlowNode } from '../bpmn/model.ts';

/** What an event definition throws or waits for. */
export const kindOf = (node: FlowNode, trigger: Trigger): EventKind =>
  trigger.kind ?? kindByMember(trigger) ?? node.event ?? 'none';

function kindByMember(trigger: Trigger): EventKind | undefined {
  if (trigger.message !== undefined) return 'message';
  if (trigger.signal !== undefined) return 'signal';
  if (trigger.condition !== undefined) return 'conditional';
  if (trigger.timer !== undefined) return 'timer';
  if (trigger.error !== undefined) return 'error';
  if (trigger.escalation !== undefined) return 'escalation';
  return trigger.link === undefined ? undefined : 'link';
}

/** Place of the first definition that the test accepts; -1: none. */
export const findTrigger = (node: FlowNode, accepts: (trigger: Trigger) => boolean): number =>
  triggersOf(node).findIndex(accepts);

/** Whether an event has a definition of this kind. */
export const isOfKind = (node: FlowNode, kind: EventKind): boolean =>
  node.event === kind || (node.event === 'multiple' && findTrigger(node, (trigger) => trigger.kind === kind) >= 0);
