import { leaveByConditions } from '../flows.ts';
import { followLink } from '../links.ts';
import { throwAll, throwAndComplete } from '../throwing.ts';
import type { Behavior } from './behavior.ts';

/** Throws its events, jumps to its link, or marks a milestone, and goes on (BPMN 2.0 §13.5.3). */
export const intermediateThrowEvent: Behavior = {
  execute: throwAndComplete,
  leave(run, visit) {
    if (visit.node.event === 'link') followLink(run, visit);
    else if (throwAll(run, visit)) leaveByConditions(run, visit);
  },
};
