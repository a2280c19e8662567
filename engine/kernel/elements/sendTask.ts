import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { complete } from '../moving.ts';
import { throwMessage } from '../throwing.ts';
import type { Behavior } from './behavior.ts';
import { serviceTask } from './serviceTask.ts';

/** Throws its message and goes on; with a topic it waits, as a service task does, until the message is really sent. */
export const sendTask: Behavior = {
  execute(run, visit) {
    const { message } = detailOf(visit.node);
    if (!message) return serviceTask.execute(run, visit);
    throwMessage(run, visit, { message });
    complete(run, visit);
  },
  leave: leaveByConditions,
};
