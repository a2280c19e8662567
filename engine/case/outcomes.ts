import type { FlowNode, Outcome } from '../bpmn/model.ts';

/** A user task that declares no outcomes is simply done. */
export const DONE: Outcome = { id: 'done', name: '完成', kind: 'submit' };

export const outcomesOf = (node: FlowNode): Outcome[] =>
  node.settings.outcomes.length > 0 ? node.settings.outcomes : [DONE];

export const nodeName = (node: FlowNode): string => node.name ?? node.id;
