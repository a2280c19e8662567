import type { z } from '@hono/zod-openapi';
import { type CaseState, type CompiledItem, jointSignature, nodeOf, type OpenTask } from '#engine';
import type { Organization } from '../access/organization.ts';
import type { CaseMoves, JointView, TaskMoves } from '../api/contract.ts';
import { pauseName } from './labels.ts';
import { personOf, type Told } from './told.ts';

type Joint = z.infer<typeof JointView>;

function jointOf(compiled: CompiledItem, state: CaseState, task: OpenTask, org: Organization): Joint | null {
  const found = task.joint === undefined ? undefined : jointSignature(state, task.joint);
  if (!found) return null;
  const outcomes = nodeOf(compiled, task.element)?.settings.outcomes ?? [];
  const nameOf = (vote: string): string => outcomes.find(({ id }) => id === vote)?.name ?? '已签署';
  return {
    done: found.done,
    total: found.total,
    signers: found.signers.map(({ index, user, office, state: stands, task: token, vote, weight, addedBy }) => ({
      index,
      person: user === undefined ? null : personOf(org, user),
      officeName: org.officeName(office ?? task.office),
      state: stands,
      task: token ?? null,
      vote: vote === undefined ? null : { outcome: vote, name: nameOf(vote) },
      weight: weight ?? null,
      addedBy: addedBy === undefined ? null : personOf(org, addedBy),
    })),
  };
}

/** What approval moves left at an open task. */
export const taskMoves = (
  compiled: CompiledItem,
  state: CaseState,
  task: OpenTask,
  told: Told,
  org: Organization,
): z.infer<typeof TaskMoves> => ({
  opened: task.opened === true,
  delegation: task.owner === undefined ? null : (told.delegations.get(task.id) ?? null),
  consultations: told.consultations.get(task.id) ?? [],
  joint: jointOf(compiled, state, task, org),
  demanding: state.demand === task.id,
});

/** What approval moves left at the case. */
export function caseMoves({ suspended, breaches }: CaseState, told: Told): z.infer<typeof CaseMoves> {
  const { extensions, copies, reminders, consents, suspendedBy } = told;
  return {
    suspended: suspended ? { ...suspended, by: suspendedBy, reasonName: pauseName(suspended.reason) } : null,
    extensions,
    copies,
    reminders,
    consents,
    breaches: breaches ?? 0,
  };
}
