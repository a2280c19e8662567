import type { CaseFact, CaseState, CompiledItem, DocumentTemplate } from '#engine';
import type { StepRecord } from '../../store/port.ts';

type Known = { state: CaseState; facts: CaseFact[] };

/** When a kind of document exists for a case. */
const WHEN: Record<string, (known: Known) => boolean> = {
  receipt: () => true,
  oneTimeNotice: ({ state }) => state.notice !== undefined,
  acceptance: ({ facts }) => facts.some((fact) => fact.type === 'case.accepted'),
  nonAcceptance: ({ facts }) => facts.some((fact) => fact.type === 'case.notAccepted'),
  decision: ({ facts }) => facts.some((fact) => fact.type === 'opinion.given' && fact.post === 'approval' && (fact.kind === 'approve' || fact.kind === 'deny')),
  delivery: ({ facts }) => facts.some((fact) => fact.type === 'result.delivered'),
};

const exists = (template: DocumentTemplate, known: Known): boolean =>
  (WHEN[template.kind] ?? (() => known.state.status === 'concluded'))(known);

const byName = (compiled: CompiledItem): DocumentTemplate[] => Object.values(compiled.documents);

/** Templates of the documents that exist for the case as it stands. */
export function availableTemplates(compiled: CompiledItem, state: CaseState, steps: StepRecord[]): DocumentTemplate[] {
  const known = { state, facts: steps.flatMap((step) => step.facts) };
  return byName(compiled).filter((template) => exists(template, known));
}

export const availableDocuments = (compiled: CompiledItem, state: CaseState, steps: StepRecord[]): { kind: string; title: string }[] =>
  availableTemplates(compiled, state, steps).map(({ kind, title }) => ({ kind, title }));
