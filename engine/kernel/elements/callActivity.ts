import { detailOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { raise } from '../incidents.ts';
import { type Run, rest, send } from '../run.ts';
import { findScope } from '../scopes.ts';
import type { Behavior } from './behavior.ts';

/** A process that calls itself must come to an end before this depth. */
const MAX_DEPTH = 20;

/** Runs another process in a scope of its own, on the data of the case. */
export const callActivity: Behavior = {
  execute(run, visit) {
    const id = detailOf(visit.node).process ?? '';
    const process = run.ctx.process?.(id);
    const start = process?.starts.map((name) => process.nodes[name]).find((node) => node?.event === 'none');
    if (!process || !start) {
      const message = `被调用的流程“${id}”不存在，或没有空白开始事件，请安装或更正该流程后重试。`;
      return raise(run, visit, { code: 'kernel.unknownProcess', message }, 'execute');
    }
    if (depthOf(run, visit.scope) >= MAX_DEPTH) {
      const message = `流程调用超过 ${MAX_DEPTH} 层，可能在循环调用自身，请检查流程“${id}”。`;
      return raise(run, visit, { code: 'kernel.callTooDeep', message }, 'execute');
    }
    rest(run, visit, 'children');
    run.state.scopes.push({ id: visit.id, element: visit.node.id, parent: visit.scope, vars: {}, process: process.id });
    send(run, process, start, visit.id);
  },
  leave: leaveByConditions,
};

function depthOf(run: Run, scope: number): number {
  let depth = 0;
  for (let at = findScope(run, scope); at; at = findScope(run, at.parent)) if (at.process !== undefined) depth += 1;
  return depth;
}
