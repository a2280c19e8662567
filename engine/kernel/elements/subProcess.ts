import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import { leaveByConditions } from '../flows.ts';
import { openScope } from '../opening.ts';
import { send } from '../run.ts';
import { endIfEmpty } from '../scopeEnd.ts';
import type { Behavior } from './behavior.ts';

/** Opens a scope and starts in it; it completes when no token is left inside (BPMN 2.0 §13.3.4). */
export const subProcess: Behavior = {
  execute(run, visit) {
    const { process, node, id } = visit;
    if (!openScope(run, visit)) return;
    for (const start of entriesOf(process, node)) {
      const target = process.nodes[start];
      if (target) send(run, process, target, id);
    }
    endIfEmpty(run, id);
  },
  leave: leaveByConditions,
};

/** An event sub-process begins at the event that started it; processes compiled before entries existed have one start. */
function entriesOf({ entries, handlers, nodes }: Process, node: FlowNode): string[] {
  const { eventSubProcess, start = '' } = detailOf(node);
  if (eventSubProcess) return (handlers?.[node.scope] ?? []).filter((id) => nodes[id]?.scope === node.id);
  return entries?.[node.id] ?? [start];
}
