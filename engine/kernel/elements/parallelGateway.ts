import { leaveByAll } from '../flows.ts';
import { consume, waitingAt } from '../joins.ts';
import { complete } from '../moving.ts';
import { rest } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Waits for one token on each incoming flow, then puts one on each outgoing flow (BPMN 2.0 §13.4.1). */
export const parallelGateway: Behavior = {
  holdBack(run, move) {
    const others = move.node.incoming.filter((flow) => flow !== move.via);
    if (others.length === 0) return false;
    const filled = new Set(waitingAt(run, move).map((token) => token.via));
    if (others.every((flow) => filled.has(flow))) {
      consume(run, move, others);
      return false;
    }
    rest(run, { ...move, id: run.state.next++ }, 'join');
    return true;
  },
  execute: complete,
  leave: leaveByAll,
};
