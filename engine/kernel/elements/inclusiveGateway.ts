import { leaveByConditions } from '../flows.ts';
import { waitToJoin } from '../joins.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/**
 * Joins the flows that can still bring a token, then takes every flow whose condition holds (BPMN 2.0 §13.4.3).
 * Tokens rest at the join; when everything else rests, `fireJoin` decides.
 */
export const inclusiveGateway: Behavior = {
  holdBack(run, visit) {
    if (visit.node.incoming.length < 2) return false;
    waitToJoin(run, visit);
    return true;
  },
  execute: complete,
  leave: leaveByConditions,
};
