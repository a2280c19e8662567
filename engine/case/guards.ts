import type { FlowNode } from '../bpmn/model.ts';
import { type Refusal, refuse } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import { dutyConflict } from './duties.ts';
import { postName } from './names.ts';
import type { Actor, CaseState, OpenTask } from './types.ts';

export type Officer = Extract<Actor, { kind: 'officer' }>;

export function nodeOf(compiled: CompiledItem, element: string): FlowNode | undefined {
  const node = compiled.process.nodes[element];
  if (node) return node;
  return Object.values(compiled.calls).find((called) => called.nodes[element])?.nodes[element];
}

export const findTask = (state: CaseState, task: number): OpenTask | undefined =>
  state.tasks.find((open) => open.id === task);

export const holdsPost = (task: OpenTask, actor: { office: string; posts: string[] }): boolean =>
  actor.office === task.office && (task.post === undefined || actor.posts.includes(task.post));

/** Why a person may not have a task, or nothing. The same answer for claim, completion and as receiver of a transfer. */
export function taskRefusal(
  compiled: CompiledItem,
  state: CaseState,
  task: OpenTask,
  person: { id: string; name: string; office: string; posts: string[] },
): Refusal | undefined {
  if (!holdsPost(task, person)) {
    const needed = task.post === undefined ? '本环节' : `“${postName(task.post)}”岗位`;
    return refuse('task.notHolder', `${person.name}没有该机构${needed}的权限，不能办理此环节。`, {
      element: task.element,
    });
  }
  const conflict = dutyConflict(compiled.item.duties, state, person, task.post, task.id);
  if (conflict) return refuse('duty.conflict', conflict.message, { element: task.element });
  return undefined;
}

/** The task and the officer who may work on it now; a task without assignee may be taken up by working on it. */
export function workable(
  compiled: CompiledItem,
  state: CaseState,
  id: number,
  actor: Actor,
): { task: OpenTask; officer: Officer; node: FlowNode } | Refusal {
  const task = findTask(state, id);
  if (!task) return refuse('task.notFound', '该环节已办结或已撤销，请刷新后查看办件的最新状态。');
  if (actor.kind !== 'officer') return refuse('task.notHolder', '该环节由经办人员办理。', { element: task.element });
  const refusal = taskRefusal(compiled, state, task, actor);
  if (refusal) return refusal;
  if (task.assignee !== undefined && task.assignee !== actor.id)
    return refuse('task.claimedByOther', '该环节已由其他人员领取，请由其办理或先转办。', { element: task.element });
  const node = nodeOf(compiled, task.element);
  if (!node) return refuse('task.notFound', '流程定义中没有该环节。', { element: task.element });
  return { task, officer: actor, node };
}
