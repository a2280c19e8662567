import { leaveByAll } from '../flows.ts';
import { consume, waitingAt } from '../joins.ts';
import { complete } from '../moving.ts';
import { rest } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Waits for one token on each incoming flow, then puts one on each outgoing flow (BPMN 2.0 §13.4.1). */
export const parallelGateway: Behavior = {
  holdBack(run, visit) {
    const others = visit.node.incoming.filter((flow) => flow !== visit.via);
    if (others.length === 0) return false;
    const filled = new Set(waitingAt(run, visit).map((token) => token.via));
    if (others.every((flow) => filled.has(flow))) {
      consume(run, visit, others);
      return false;
    }
    visit.id = run.state.next++;
    rest(run, visit, 'join');
    return true;
  },
  execute: complete,
  leave: leaveByAll,
};
