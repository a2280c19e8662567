import type { JsonObject } from '../json.ts';
import type { CompiledItem } from '../service/types.ts';
import type { CaseContext } from './context.ts';
import type { Actor, CaseData, CaseFact, CaseState } from './types.ts';

/** A step in the making: private copies that the handlers of one command write to. */
export interface CaseDraft {
  compiled: CompiledItem;
  ctx: CaseContext;
  actor: Actor;
  state: CaseState;
  data: CaseData;
  facts: CaseFact[];
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object inside the case data, or an empty one. */
export const part = (data: CaseData, name: string): JsonObject => {
  const value = data[name];
  return isObject(value) ? value : {};
};

/** Sets names of one part of the data, leaving the rest and the original object as they are. */
export function setPart(draft: CaseDraft, name: string, values: JsonObject): void {
  draft.data = { ...draft.data, [name]: { ...part(draft.data, name), ...values } };
}

export const record = (draft: CaseDraft, ...facts: CaseFact[]): void => {
  draft.facts.push(...facts);
};
