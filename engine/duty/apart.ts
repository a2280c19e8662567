import type { Post } from '../bpmn/model.ts';
import type { DutyRule } from '../service/types.ts';
import { postName } from './postNames.ts';
import type { DutyMemory, DutyPerson, DutyWork } from './types.ts';

export interface DutyConflict {
  rule: DutyRule;
  /** What the person would do now. */
  post: Post;
  /** What the same person did, or holds, on this case. */
  other: Post;
  message: string;
}

const did = (memory: DutyMemory, post: Post, user: string): boolean => memory.performers[post]?.includes(user) ?? false;

const holds = (memory: DutyMemory, post: Post, user: string, task: number | undefined): boolean =>
  memory.tasks.some(
    (open) => open.id !== task && open.post === post && (open.assignee === user || open.owner === user),
  );

const message = (rule: DutyRule, post: Post, other: Post, name: string): string =>
  `${name}已在本办件中承担“${postName(other)}”，不得再承担“${postName(post)}”。依据：${rule.reason}。请转由其他“${postName(post)}”岗位人员办理。`;

/** Whether a person may do a post on a case, given who did what before (BJ-20, R60–R63). */
export function dutyConflict(
  duties: readonly DutyRule[],
  memory: DutyMemory,
  person: Pick<DutyPerson, 'id' | 'name'>,
  { post, task }: DutyWork,
): DutyConflict | undefined {
  if (post === undefined) return undefined;
  for (const rule of duties) {
    if (!rule.apart.includes(post)) continue;
    const other = rule.apart.find(
      (candidate) =>
        candidate !== post && (did(memory, candidate, person.id) || holds(memory, candidate, person.id, task)),
    );
    if (other !== undefined) return { rule, post, other, message: message(rule, post, other, person.name) };
  }
  return undefined;
}
