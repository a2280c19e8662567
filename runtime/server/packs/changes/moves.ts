import type { CaseFact, CompiledItem, StoredCase } from '#engine';
import type { ActorRef, CaseRow, CommitPlan } from '../../../store/port.ts';
import type { Organization } from '../../access/organization.ts';
import { planOf, taskRows } from '../../plan.ts';

export interface Moving {
  /** The version that the case runs on afterwards. */
  compiled: CompiledItem;
  before: CaseRow;
  after: StoredCase;
  facts: CaseFact[];
  command: 'case.migrate' | 'case.migrateBack';
  actor: ActorRef;
  now: number;
  org: Organization;
}

/** The step that takes a case to another version. Names, posts, offices and dates of its open tasks are written anew. */
export function movePlan(moving: Moving): CommitPlan {
  const { before, after, facts } = moving;
  const input = { ...moving, step: { ...after, facts, ledgers: [] } };
  const { plan } = planOf(input);
  const still = new Set(before.state.tasks.map(({ id }) => id));
  const rewritten = taskRows(input).filter(({ token }) => still.has(token));
  return { ...plan, openTasks: [...plan.openTasks, ...rewritten], assign: [] };
}
