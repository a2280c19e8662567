import type { z } from '@hono/zod-openapi';
import type { CaseState } from '#engine';
import type { StepRecord } from '../../store/port.ts';
import type { CaseView } from '../api/contract.ts';

/** Elements and flows that the case went through, and where it stands: for colouring the diagram. */
export function pathOf(state: CaseState, steps: StepRecord[]): z.infer<typeof CaseView>['path'] {
  const done = new Set<string>();
  const flows = new Set<string>();
  for (const fact of steps.flatMap((step) => step.facts)) {
    if (fact.type === 'element.completed') done.add(fact.element);
    if (fact.type === 'flow.taken') flows.add(fact.flow);
  }
  const active = new Set(state.kernel.tokens.map((token) => token.at));
  return { done: [...done].filter((id) => !active.has(id)), active: [...active], flows: [...flows] };
}
