import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { rest } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Outside work: a job is created and done after the commit; `job.complete` or `job.fail` answers. */
export const serviceTask: Behavior = {
  execute(run, visit) {
    const { topic } = detailOf(visit.node);
    rest(run, visit, 'job');
    run.facts.push({
      type: 'job.created',
      element: visit.node.id,
      token: visit.id,
      ...(topic === undefined ? {} : { topic }),
    });
  },
  leave: leaveByConditions,
};
