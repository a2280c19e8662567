import type { z } from '@hono/zod-openapi';
import type { CaseFact } from '#engine';
import { EXTENSION_RULES } from '#engine';
import type { StepRecord } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { CaseMoves, ConsultationView, DelegationView } from '../api/contract.ts';

type Consultation = z.infer<typeof ConsultationView>;
type Delegation = z.infer<typeof DelegationView>;
type Fact<T extends CaseFact['type']> = Extract<CaseFact, { type: T }>;

/** What the facts tell of approval moves; by token where a move is about a task. */
export interface Told extends Pick<z.infer<typeof CaseMoves>, 'extensions' | 'copies' | 'reminders' | 'consents'> {
  delegations: Map<number, Delegation>;
  consultations: Map<number, Consultation[]>;
  suspendedBy: string;
}

export const personOf = (org: Organization, id: string, name?: string): { id: string; name: string } => ({
  id,
  name: name ?? org.user(id)?.name ?? id,
});

const basisOf = (rule: string): string => EXTENSION_RULES.find(({ id }) => id === rule)?.basis ?? rule;

function answerTo(told: Told, fact: Fact<'advice.given' | 'task.consultationEnded'>, at: number): void {
  const waiting = told.consultations
    .get(fact.token)
    ?.find(({ to, state }) => to.id === fact.user && state === 'waiting');
  if (!waiting) return;
  waiting.state = fact.type === 'advice.given' ? 'answered' : 'ended';
  if (fact.type === 'advice.given') waiting.advice = { text: fact.text, at };
}

function tell(told: Told, fact: CaseFact, { at, actor }: StepRecord, org: Organization): void {
  const by = { id: actor.id, name: actor.name };
  switch (fact.type) {
    case 'task.delegated':
      told.delegations.set(fact.token, { by, to: personOf(org, fact.to, fact.toName), reason: fact.reason, at });
      break;
    case 'task.consulted': {
      const to = personOf(org, fact.to, fact.toName);
      const asked: Consultation = { to, by, question: fact.question, at, state: 'waiting', advice: null };
      told.consultations.set(fact.token, [...(told.consultations.get(fact.token) ?? []), asked]);
      break;
    }
    case 'advice.given':
    case 'task.consultationEnded':
      answerTo(told, fact, at);
      break;
    case 'case.suspended':
      told.suspendedBy = actor.name;
      break;
    case 'case.copied':
      told.copies.push({ at, by: actor.name, to: personOf(org, fact.to, fact.toName), note: fact.note });
      break;
    case 'case.reminded':
      told.reminders.push({ at, by: actor.name, task: fact.token, text: fact.text });
      break;
    case 'notice.consented':
      told.consents.push({ at, by: actor.name, materials: fact.materials, reason: fact.reason });
      break;
    case 'clock.extended':
      told.extensions.push({
        at,
        by: { value: fact.by.value, unit: fact.by.unit },
        basis: basisOf(fact.rule),
        reason: fact.reason,
        requestedBy: personOf(org, fact.requestedBy),
        approvedBy: personOf(org, fact.approvedBy),
        notice: fact.notice ?? null,
      });
      break;
  }
}

/** Reads the history once, oldest step first. */
export function toldBy(steps: StepRecord[], org: Organization): Told {
  const told: Told = {
    delegations: new Map(),
    consultations: new Map(),
    suspendedBy: '',
    extensions: [],
    copies: [],
    reminders: [],
    consents: [],
  };
  for (const step of steps) for (const fact of step.facts) tell(told, fact, step, org);
  return told;
}
