import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { leaveByAll } from '../flows.ts';
import { raise } from '../incidents.ts';
import { awaitMessage } from '../messages.ts';
import { type Run, rest, type Visit } from '../run.ts';
import { type DueTimer, dueOf, setTimer } from '../timers.ts';
import type { Behavior } from './behavior.ts';

/** Waits for the first of the events behind it; `branch.ts` follows that one (BPMN 2.0 §13.4.4). */
export const eventBasedGateway: Behavior = {
  execute(run, visit) {
    const events = visit.node.outgoing.flatMap((id) => targetOf(visit, id) ?? []);
    const timers: [FlowNode, DueTimer][] = [];
    for (const event of events) {
      const { timer } = detailOf(event);
      if (!timer) continue;
      const due = dueOf(run, visit, timer);
      if (!due.ok) return raiseFirst(run, visit, due.problems);
      timers.push([event, due.value]);
    }
    rest(run, visit, 'event');
    for (const [event, due] of timers) setTimer(run, visit.id, event.id, due);
    for (const event of events) awaitMessage(run, visit, event);
  },
  leave: leaveByAll,
};

const targetOf = ({ process }: Visit, flow: string): FlowNode | undefined =>
  process.nodes[process.flows[flow]?.target ?? ''];

function raiseFirst(run: Run, visit: Visit, [problem]: { code: string; message: string }[]): void {
  if (problem) raise(run, visit, problem, 'execute');
}
