import { type Actor, allowedActions, allowedCaseActions, type CaseFact, type CompiledItem, type Person } from '#engine';
import { Desk, 王㛃 } from './desk.ts';

export const person = (id: string, office: string, ...posts: string[]): Actor & Person => ({
  kind: 'officer',
  id,
  name: id,
  office,
  posts,
});

export const 阿依古丽 = person('阿依古丽·买买提', 'town', 'preliminaryReview', 'verification', 'issuance');
export const 张三 = person('张三', 'town', 'preliminaryReview', 'verification', 'acceptance');
export const 李䶮 = person('李䶮', 'county', 'approval', 'reexamination');
export const 欧阳𠮷 = person('欧阳𠮷', 'county', 'approval', 'reexamination');
export const 孙㐂 = person('孙㐂', 'county', 'reexamination');
export const 赵督办 = person('赵督办', 'county', 'supervision');
export const delivery = { method: '1', receiver: '赵钱·孙', at: '2026-01-06' };

export const started = (compiled: CompiledItem): Desk =>
  new Desk(compiled).receive().complete('acceptance', 'accept', 王㛃);
export const open = (desk: Desk) => desk.state.tasks.map((task) => task.element).sort();
export const typesOf = (facts: CaseFact[]) => facts.map((fact) => fact.type);
export const offered = (desk: Desk, element: string, actor: Actor): string[] => {
  const task = desk.state.tasks.find((candidate) => candidate.element === element);
  if (!task) throw new Error(`no task ${element}`);
  return allowedActions(desk.compiled, desk.state, task, actor, desk.now)
    .filter((action) => !action.refusal)
    .map((action) => action.type);
};
export const caseMoves = (desk: Desk, actor: Actor) =>
  allowedCaseActions(desk.compiled, desk.state, actor, desk.now).map((action) => action.type);
