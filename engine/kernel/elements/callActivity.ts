import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import { leaveByConditions } from '../flows.ts';
import { raise } from '../incidents.ts';
import { openScope } from '../opening.ts';
import { type Run, send } from '../run.ts';
import { findScope } from '../scopes.ts';
import type { Behavior } from './behavior.ts';

/** A process that calls itself must come to an end before this depth. */
const MAX_DEPTH = 20;

/**
 * Runs another process or a global task in a scope of its own (BPMN 2.0 §13.3.4): on the data of the case or, where the
 * call has data associations or data inputs and outputs, on what these pass.
 */
export const callActivity: Behavior = {
  execute(run, visit) {
    const { process: id = '', binding } = detailOf(visit.node);
    const process = run.ctx.process?.(id, binding);
    const entries = process ? entriesOf(process) : [];
    if (!process || entries.length === 0) {
      const message = `被调用的流程“${id}”不存在，或没有空白开始事件，请安装或更正该流程后重试。`;
      return raise(run, visit, { code: 'kernel.unknownProcess', message }, 'execute');
    }
    if (depthOf(run, visit.scope) >= MAX_DEPTH) {
      const message = `流程调用超过 ${MAX_DEPTH} 层，可能在循环调用自身，请检查流程“${id}”。`;
      return raise(run, visit, { code: 'kernel.callTooDeep', message }, 'execute');
    }
    if (openScope(run, visit, process)) for (const node of entries) send(run, process, node, visit.id);
  },
  leave: leaveByConditions,
};

/** Where the called process begins; compiled before entries existed, at its start event without trigger. */
function entriesOf(process: Process): FlowNode[] {
  const ids = process.entries?.[process.id] ?? process.starts.filter((id) => process.nodes[id]?.event === 'none');
  return ids.flatMap((id) => process.nodes[id] ?? []);
}

function depthOf(run: Run, scope: number): number {
  let depth = 0;
  for (let at = findScope(run, scope); at; at = findScope(run, at.parent)) if (at.process !== undefined) depth += 1;
  return depth;
}
