import { leaveByConditions } from '../flows.ts';
import { rest } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** A person works it: the token rests until `task.complete` or `task.sendBack`. */
export const userTask: Behavior = {
  execute(run, visit) {
    rest(run, visit, 'task');
    run.facts.push({ type: 'task.created', element: visit.node.id, token: visit.id });
  },
  leave: leaveByConditions,
};
