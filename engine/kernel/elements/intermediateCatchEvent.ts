import { triggersOf } from '../../bpmn/detail.ts';
import { arm, planTimers } from '../arming.ts';
import { isTrue } from '../conditions.ts';
import { leaveByConditions } from '../flows.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import { type Run, rest, type Visit } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Waits for its event. A link has been followed when it is entered, and a condition that holds is not waited for. */
export const intermediateCatchEvent: Behavior = {
  execute(run, visit) {
    if (hasHappened(run, visit)) complete(run, visit);
    else wait(run, visit);
  },
  leave: leaveByConditions,
};

function hasHappened(run: Run, visit: Visit): boolean {
  const { node } = visit;
  if (node.event === 'link') return true;
  if (node.event === 'parallelMultiple') return false;
  return triggersOf(node).some(({ condition }) => condition !== undefined && isTrue(run, visit, condition));
}

function wait(run: Run, visit: Visit): void {
  const { node } = visit;
  const timers = planTimers(run, visit, [node]);
  if (timers.ok) {
    rest(run, visit, node.event === 'timer' || node.event === 'message' ? node.event : 'event');
    arm(run, visit, [node], timers.value);
  } else if (timers.problems[0]) raise(run, visit, timers.problems[0], 'execute');
}
