import type { z } from '@hono/zod-openapi';
import { type CaseState, type CompiledItem, type OpenTask, taskRefusal } from '#engine';
import type { UserRow } from '../../store/port.ts';
import { actorAt } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { TransferCandidates } from '../api/contract.ts';

type Candidate = z.infer<typeof TransferCandidates>['candidates'][number];

/** People who hold the post at the office of the task, each with the duty rule that bars them where one does. */
export function candidatesFor(
  compiled: CompiledItem,
  state: CaseState,
  task: OpenTask,
  me: UserRow,
  org: Organization,
  now: number,
): Candidate[] {
  return org.users.flatMap((user): Candidate[] => {
    const refusal = taskRefusal(compiled, state, task, actorAt(user, task.office), now);
    if (user.id === me.id || refusal?.code === 'task.notHolder') return [];
    const barred = refusal ? { barred: refusal.message } : {};
    return [{ id: user.id, name: user.name, officeName: org.officeName(task.office), ...barred }];
  });
}
