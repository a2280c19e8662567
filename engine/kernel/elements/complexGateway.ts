import { memoryOf, tryActivation } from '../complexJoin.ts';
import { leaveByConditions, leaveByTrueConditions } from '../flows.ts';
import { waitToJoin } from '../joins.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/**
 * Waits until its activation condition holds, then takes the flows whose conditions hold and waits for its reset: for
 * the rest of the tokens that can still come (BPMN 2.0 §13.4.5). Between the two phases a token that waits to join
 * remembers in `met` which flows the first phase had.
 */
export const complexGateway: Behavior = {
  holdBack(run, visit) {
    if (visit.node.incoming.length < 2) {
      visit.vars = { activationCount: 1, waitingForStart: true };
      return false;
    }
    waitToJoin(run, visit);
    if (!memoryOf(run, visit)) tryActivation(run, visit);
    return true;
  },
  execute: complete,
  leave(run, visit) {
    if (visit.vars?.waitingForStart === false) leaveByTrueConditions(run, visit);
    else leaveByConditions(run, visit);
  },
};
