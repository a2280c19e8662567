import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { complete } from '../moving.ts';
import type { Run, Visit } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Throws its message, or marks a milestone, and goes on. */
export const intermediateThrowEvent: Behavior = {
  execute(run, visit) {
    throwMessage(run, visit);
    complete(run, visit);
  },
  leave: leaveByConditions,
};

export function throwMessage(run: Run, visit: Visit): void {
  const { message } = detailOf(visit.node);
  if (message) run.facts.push({ type: 'message.thrown', element: visit.node.id, message: message.name });
}
