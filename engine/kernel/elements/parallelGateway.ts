import { leaveByAll } from '../flows.ts';
import { consume, waitingAt, waitToJoin } from '../joins.ts';
import { complete } from '../moving.ts';
import type { Token } from '../types.ts';
import type { Behavior } from './behavior.ts';

/** Waits for one token on each incoming flow, then puts one on each outgoing flow (BPMN 2.0 §13.4.1). */
export const parallelGateway: Behavior = {
  holdBack(run, visit) {
    const { incoming } = visit.node;
    if (incoming.length < 2) return false;
    const waiting = waitingAt(run, visit);
    if (waiting.length < incoming.length - 1 || !areFilled(incoming, waiting, visit.via)) {
      waitToJoin(run, visit);
      return true;
    }
    consume(
      run,
      visit,
      incoming.filter((flow) => flow !== visit.via),
    );
    return false;
  },
  execute: complete,
  leave: leaveByAll,
};

function areFilled(incoming: string[], waiting: Token[], via: string | undefined): boolean {
  const filled = new Set(waiting.map((token) => token.via)).add(via);
  return incoming.every((flow) => filled.has(flow));
}
