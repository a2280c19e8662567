import { detailOf } from '../../bpmn/detail.ts';
import { type Refusal, refuse } from '../../result.ts';
import { isOpen, startInner } from '../adHoc.ts';
import { isLoopScope } from '../loop/index.ts';
import { findToken, type Run, type Visit } from '../run.ts';
import { isEmpty, visitOf } from '../scopes.ts';
import type { CommandOf } from './command.ts';

/** `adHoc.start`: one more run of an activity that nothing leads to; in sequential order only while nothing else runs. */
export function adHocStart(run: Run, command: CommandOf<'adHoc.start'>): Refusal | undefined {
  const token = findToken(run, command.scope);
  const visit = token && visitOf(run, token);
  if (!visit || token.waits !== 'children' || !isHost(visit) || !isOpen(token))
    return refuse('kernel.noAdHoc', '该临时子流程已结束或不再接受新的活动，请刷新后查看最新状态。');
  const { process, node } = visit;
  if (process.entries?.[node.id]?.includes(command.element) !== true)
    return refuse('kernel.notInAdHoc', `“${command.element}”不是该临时子流程中可以单独启动的活动。`, {
      element: node.id,
    });
  if (isSequential(visit) && !isEmpty(run, visit.id))
    return refuse('kernel.adHocBusy', '该临时子流程按顺序办理，请先办完正在进行的活动。', { element: node.id });
  startInner(run, visit, command.element);
  return undefined;
}

/** The ad-hoc sub-process itself, or one of its runs where it loops. */
const isHost = ({ node, index }: Visit): boolean => node.type === 'adHocSubProcess' && !isLoopScope(node, index);

const isSequential = ({ node }: Visit): boolean => detailOf(node).adHoc?.sequential === true;
