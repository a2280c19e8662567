import type { Post } from '../bpmn/model.ts';
import type { DutyRule } from '../service/types.ts';
import { postName } from './names.ts';
import type { CaseState } from './types.ts';

export interface DutyConflict {
  rule: DutyRule;
  /** What the person would do now. */
  post: Post;
  /** What the same person did, or holds, on this case. */
  other: Post;
  message: string;
}

type Memory = Pick<CaseState, 'performers' | 'tasks'>;

const did = (state: Memory, post: Post, user: string) => state.performers[post]?.includes(user) ?? false;

const holds = (state: Memory, post: Post, user: string, task?: number) =>
  state.tasks.some((open) => open.id !== task && open.post === post && open.assignee === user);

function conflictMessage(rule: DutyRule, post: Post, other: Post, name: string): string {
  return `${name}已在本办件中承担“${postName(other)}”，不得再承担“${postName(post)}”。依据：${rule.reason}。请转由其他“${postName(post)}”岗位人员办理。`;
}

/**
 * Whether a person may do a post on a case, given who did what before (BJ-20, R60–R63).
 * One function guards claim, completion and transfer; `task` is left out of what the person holds.
 */
export function dutyConflict(
  duties: DutyRule[],
  state: Memory,
  person: { id: string; name: string },
  post: Post | undefined,
  task?: number,
): DutyConflict | undefined {
  if (post === undefined) return undefined;
  for (const rule of duties) {
    if (!rule.apart.includes(post)) continue;
    const other = rule.apart.find(
      (candidate) =>
        candidate !== post && (did(state, candidate, person.id) || holds(state, candidate, person.id, task)),
    );
    if (other !== undefined) return { rule, post, other, message: conflictMessage(rule, post, other, person.name) };
  }
  return undefined;
}
