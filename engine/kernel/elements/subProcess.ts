import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { rest, send } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Opens a scope and starts in it; it completes when no token is left inside (BPMN 2.0 §13.3.4). */
export const subProcess: Behavior = {
  execute(run, visit) {
    const { process, node, id, scope } = visit;
    const start = process.nodes[detailOf(node).start ?? ''];
    rest(run, visit, 'children');
    run.state.scopes.push({ id, element: node.id, parent: scope, vars: {} });
    if (start) send(run, process, start, id);
  },
  leave: leaveByConditions,
};
