import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { raise } from '../incidents.ts';
import { awaitMessage } from '../messages.ts';
import { rest } from '../run.ts';
import { dueOf, setTimer } from '../timers.ts';
import type { Behavior } from './behavior.ts';

/** Waits for a time or a message. */
export const intermediateCatchEvent: Behavior = {
  execute(run, visit) {
    const { timer } = detailOf(visit.node);
    if (!timer) {
      rest(run, visit, 'message');
      return awaitMessage(run, visit, visit.node);
    }
    const due = dueOf(run, visit, timer);
    if (due.ok) {
      rest(run, visit, 'timer');
      setTimer(run, visit.id, visit.node.id, due.value);
    } else if (due.problems[0]) raise(run, visit, due.problems[0], 'execute');
  },
  leave: leaveByConditions,
};
