import type { FlowNode, Outcome } from '../bpmn/model.ts';
import type { CompiledItem } from '../service/types.ts';
import { nodeOf, taskRefusal } from './guards.ts';
import type { Actor, AllowedAction, CaseState, OpenTask } from './types.ts';

/** A user task that declares no outcomes is simply done. */
export const DONE: Outcome = { id: 'done', name: '完成', kind: 'submit' };

export const outcomesOf = (node: FlowNode): Outcome[] =>
  node.settings.outcomes.length > 0 ? node.settings.outcomes : [DONE];

export const nodeName = (node: FlowNode): string => node.name ?? node.id;

function work(compiled: CompiledItem, node: FlowNode): AllowedAction[] {
  const targets = node.settings.sendBackTo.flatMap((element) => {
    const target = nodeOf(compiled, element);
    return target ? [{ element, name: nodeName(target) }] : [];
  });
  const completions = outcomesOf(node).map((outcome): AllowedAction => ({ type: 'complete', outcome }));
  return targets.length > 0 ? [...completions, { type: 'sendBack', targets }] : completions;
}

/**
 * What an officer may do with a task, each with the reason where it is refused. The handlers ask the same guards, so a
 * button that is shown enabled is accepted and one that is not is refused for the reason that it shows.
 */
export function allowedActions(
  compiled: CompiledItem,
  state: CaseState,
  task: OpenTask,
  actor: Actor,
): AllowedAction[] {
  const node = nodeOf(compiled, task.element);
  if (actor.kind !== 'officer' || !node) return [];
  const refusal = taskRefusal(compiled, state, task, actor);
  if (refusal?.code === 'task.notHolder') return [];
  if (refusal) return [{ type: 'claim', refusal: { code: refusal.code, message: refusal.message } }];
  if (task.assignee === undefined) return [{ type: 'claim' }, ...work(compiled, node)];
  if (task.assignee !== actor.id)
    return [{ type: 'claim', refusal: { code: 'task.claimedByOther', message: '该环节已由其他人员领取。' } }];
  return [...work(compiled, node), { type: 'transfer' }, { type: 'release' }];
}
