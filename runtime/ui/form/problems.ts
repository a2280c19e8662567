import { createContext, useContext } from 'react';
import type { FormProblem } from '#engine';
import { fieldId } from './fieldId.ts';

/** Messages by the id of their field. A context of its own: fields show a new problem without the form being rendered anew. */
export const ProblemsContext = createContext<ReadonlyMap<string, string[]>>(new Map());

/** Groups problems by field id, in the order in which they came. */
export function byField(problems: readonly FormProblem[], prefix?: string): ReadonlyMap<string, string[]> {
  const map = new Map<string, string[]>();
  for (const problem of problems) {
    const id = fieldId(problem.path, prefix);
    map.set(id, [...(map.get(id) ?? []), problem.message]);
  }
  return map;
}

/** The messages of one field, and the attributes that tie them to its control for screen readers. */
export function useFieldProblems(id: string) {
  const messages = useContext(ProblemsContext).get(id) ?? [];
  const aria = messages.length > 0 ? { 'aria-invalid': true, 'aria-describedby': `${id}__error` } : {};
  return { messages, aria, status: messages.length > 0 ? ('error' as const) : undefined };
}
