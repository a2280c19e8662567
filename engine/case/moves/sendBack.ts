import type { FlowNode, Process } from '../../bpmn/model.ts';
import { waysBack } from '../../kernel/waysBack.ts';
import { isRefusal, type Refusal, refuse } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { type CaseDraft, record } from '../draft.ts';
import { decidable, decideRefusal, type Look } from '../guards.ts';
import { nodeOf } from '../nodes.ts';
import { nodeName } from '../outcomes.ts';
import { runKernel } from '../settle.ts';
import type { Actor, AllowedAction, OpenTask } from '../types.ts';
import type { Of } from './command.ts';

/** Where a task may be sent back to now, and how. */
export const targetsOf = ({ compiled, state }: Look, task: OpenTask): NonNullable<AllowedAction['targets']> => {
  const process = processWith(compiled, task.element);
  return (process.nodes[task.element]?.settings.sendBackTo ?? []).flatMap((element) => {
    const target = process.nodes[element];
    const ways = target ? waysBack(state.kernel, process, task.id, target) : [];
    return target && ways.length > 0 ? [{ element, name: nodeName(target), ways }] : [];
  });
};

/** The process of the case, or the called one, that has the element. */
const processWith = ({ process, calls }: CompiledItem, element: string): Process =>
  process.nodes[element] ? process : (Object.values(calls).find((called) => called.nodes[element]) ?? process);

/** Whether anything may be sent back from this task by this officer. */
export function maySendBack(look: Look, task: OpenTask, actor: Actor): Refusal | undefined {
  const refusal = decideRefusal(look, task, actor);
  if (refusal) return refusal;
  const node = nodeOf(look.compiled, task.element);
  if (targetsOf(look, task).length > 0) return undefined;
  return refuse('sendBack.notAllowed', `“${node ? nodeName(node) : task.element}”没有可以退回的环节。`, {
    element: task.element,
  });
}

function targetRefusal(draft: CaseDraft, node: FlowNode, id: string): Refusal | undefined {
  if (node.settings.sendBackTo.includes(id)) return undefined;
  const target = nodeOf(draft.compiled, id);
  return refuse('sendBack.notAllowed', `“${nodeName(node)}”不能退回到“${target ? nodeName(target) : id}”。`, {
    element: node.id,
  });
}

function recordOpinion(
  draft: CaseDraft,
  task: OpenTask,
  node: FlowNode,
  { target, opinion }: Of<'task.sendBack'>,
): void {
  record(draft, {
    type: 'opinion.given',
    token: task.id,
    element: task.element,
    outcome: 'sendBack',
    kind: 'sendBack',
    name: nodeName(node),
    text: opinion.trim(),
    target,
    round: draft.state.round,
    ...(task.post === undefined ? {} : { post: task.post }),
  });
}

/**
 * 退回: only to targets that the model allows; opinions stay, the round goes up. Parallel branches and other signers
 * below the target are canceled by a re-walk and stand by when what was sent back comes straight back.
 */
export function sendBack(draft: CaseDraft, command: Of<'task.sendBack'>): Refusal | undefined {
  const found = decidable(draft, command.task, draft.actor);
  if (isRefusal(found)) return found;
  const { task, node } = found;
  const { target, straight = false } = command;
  const refusal = targetRefusal(draft, node, target);
  if (refusal) return refusal;
  if (command.opinion.trim() === '') return refuse('opinion.required', '退回时必须填写原因。', { element: node.id });
  recordOpinion(draft, task, node, command);
  draft.state.round += 1;
  record(draft, {
    type: 'task.sentBack',
    token: task.id,
    target,
    straight: straight ? 1 : 0,
    round: draft.state.round,
  });
  // biome-ignore lint/suspicious/noThenProperty: the kernel command's own word; commands are data, never awaited.
  return runKernel(draft, { type: 'task.sendBack', task: task.id, target, then: straight ? 'straight' : 'rewalk' });
}
