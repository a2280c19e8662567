import type { CaseFact, CaseState, CompiledItem, DocumentTemplate } from '#engine';
import type { StepRecord } from '../../store/port.ts';

type Known = { state: CaseState; facts: CaseFact[]; kinds: Set<string> };

/** `granted` or `denied` once the case is decided: concluded, or approved or denied and waiting for delivery. */
export function decided({ state, facts }: Pick<Known, 'state' | 'facts'>): 'granted' | 'denied' | undefined {
  if (state.result === 'granted' || state.result === 'denied') return state.result;
  const last = facts.findLast((fact) => fact.type === 'opinion.given' && fact.post === 'approval');
  if (state.result !== undefined || last?.type !== 'opinion.given') return undefined;
  if (last.kind === 'deny') return 'denied';
  return last.kind === 'approve' ? 'granted' : undefined;
}

/** When a kind of document exists for a case. */
const WHEN: Record<string, (known: Known) => boolean> = {
  receipt: () => true,
  applicationForm: () => true,
  oneTimeNotice: ({ state }) => state.notice !== undefined,
  acceptance: ({ facts }) => facts.some((fact) => fact.type === 'case.accepted'),
  nonAcceptance: ({ facts }) => facts.some((fact) => fact.type === 'case.notAccepted'),
  // Where the pack has a paper of its own for denials, the decision is for what was granted.
  decision: (known) => decided(known) === 'granted' || (decided(known) === 'denied' && !known.kinds.has('denial')),
  denial: (known) => decided(known) === 'denied',
  delivery: ({ facts }) => facts.some((fact) => fact.type === 'result.delivered'),
};

const exists = (template: DocumentTemplate, known: Known): boolean =>
  (WHEN[template.kind] ?? (() => known.state.status === 'concluded'))(known);

/** Templates of the documents that exist for the case as it stands. */
export function availableTemplates(compiled: CompiledItem, state: CaseState, steps: StepRecord[]): DocumentTemplate[] {
  const templates = Object.values(compiled.documents);
  const kinds = new Set(templates.map(({ kind }) => kind));
  const known = { state, facts: steps.flatMap((step) => step.facts), kinds };
  return templates.filter((template) => exists(template, known));
}

export const availableDocuments = (
  compiled: CompiledItem,
  state: CaseState,
  steps: StepRecord[],
): { kind: string; title: string }[] =>
  availableTemplates(compiled, state, steps).map(({ kind, title }) => ({ kind, title }));
