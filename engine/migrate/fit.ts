import { detailOf, type Trigger, triggersOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';

/** What a screen calls an element: 「初审」（review）. */
export const label = ({ id, name }: FlowNode): string => (name === undefined ? `“${id}”` : `“${name}”（${id}）`);

/** Whether a token at `from` could be one at `to`: same element type and, of events, the same definitions in the same order. */
export const fits = (from: FlowNode, to: FlowNode): boolean => shapeOf(from) === shapeOf(to);

const shapeOf = (node: FlowNode): string => {
  const { eventSubProcess = false } = detailOf(node);
  const triggers = isEvent(node) ? triggersOf(node).map(kindOf).join() : '';
  return `${node.type} ${node.event ?? 'none'} ${triggers} ${eventSubProcess}`;
};

const isEvent = ({ type }: FlowNode): boolean => type.endsWith('Event');

const KINDS = ['timer', 'message', 'signal', 'condition', 'error', 'escalation', 'compensate', 'link'] as const;

const kindOf = (trigger: Trigger): string => KINDS.find((kind) => trigger[kind] !== undefined) ?? trigger.kind ?? '';
