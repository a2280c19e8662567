import type { Outcome } from '#engine';
import type { Business } from '../services.ts';
import { create, type Target, textOf, write } from './business.ts';

const extensionsOf = (business: Business): Business[] =>
  ((business.get('extensionElements') as Business | undefined)?.get('values') as Business[] | undefined) ?? [];

export function outcomesOf(business: Business): Outcome[] {
  const list = extensionsOf(business).find((value) => value.$type === 'wutong:Outcomes');
  const outcomes = (list?.get('outcomes') as Business[] | undefined) ?? [];
  return outcomes.map((outcome) => ({
    id: textOf(outcome, 'id'),
    name: textOf(outcome, 'name'),
    kind: (textOf(outcome, 'kind') || 'submit') as Outcome['kind'],
    ...(outcome.get('opinion') === true ? { opinion: true } : {}),
  }));
}

/** Replaces the outcomes of a task; other extensions stay. */
export function writeOutcomes(target: Target, outcomes: Outcome[]): void {
  const others = extensionsOf(target.business).filter((value) => value.$type !== 'wutong:Outcomes');
  const list = create(target, 'wutong:Outcomes', {
    outcomes: outcomes.map(({ opinion, ...outcome }) =>
      create(target, 'wutong:Outcome', opinion ? { ...outcome, opinion } : outcome),
    ),
  });
  const values = outcomes.length > 0 ? [...others, list] : others;
  const extensionElements = values.length > 0 ? create(target, 'bpmn:ExtensionElements', { values }) : undefined;
  for (const value of values) value.$parent = extensionElements;
  write(target, { extensionElements });
}

/** An id that none of the outcomes has yet. */
export function freeId(outcomes: Outcome[]): string {
  const taken = new Set(outcomes.map((outcome) => outcome.id));
  let number = outcomes.length + 1;
  while (taken.has(`outcome${number}`)) number += 1;
  return `outcome${number}`;
}
