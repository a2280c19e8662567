import type { Trigger } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import type { Run, Visit } from './run.ts';
import { evaluateAt } from './variables.ts';

/** Key that a message must carry to be for this place; undefined: any. It follows the data of the case. */
export function keyOf(run: Run, visit: Visit, expression: string | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const result = evaluateAt(run, visit, expression);
  return result.ok && result.value !== null ? String(result.value) : '';
}

/** Announces that `event` (the visited element, a boundary event, a branch, an event sub-process) waits for a message. */
export function awaitMessage(run: Run, visit: Visit, event: FlowNode, { message }: Trigger): void {
  if (!message) return;
  const key = keyOf(run, visit, message.key);
  run.facts.push({
    type: 'message.awaited',
    element: event.id,
    token: visit.id,
    message: message.name,
    ...(key === undefined ? {} : { key }),
  });
}
