import type { Parameter, ParameterValue, ParameterValues } from './types.ts';

/** What a compiled item keeps of a parameter: enough to look its value up on any day. */
export type CompiledParameter = Pick<Parameter, 'title' | 'unit' | 'type' | 'values'> & { ref: string };

const holds = ({ from, to, division = '' }: ParameterValue, day: string, place: string): boolean =>
  from <= day && (to === undefined || day <= to) && place.startsWith(division);

/** Nearer places win over wider ones; of one place the value that began last. */
const better = (a: ParameterValue, b: ParameterValue): boolean => {
  const [near, nearer] = [(a.division ?? '').length, (b.division ?? '').length];
  return nearer === near ? b.from > a.from : nearer > near;
};

/** The value that holds on a day (`YYYY-MM-DD`) at a place (division code), or undefined when none does. */
export function parameterValue(
  { values }: Pick<Parameter, 'values'>,
  day: string,
  division: string,
): ParameterValue | undefined {
  let best: ParameterValue | undefined;
  for (const value of values)
    if (holds(value, day, division) && (best === undefined || better(best, value))) best = value;
  return best;
}

/** Values of an item's parameters on a day at a place, by the names that FEEL reads; null where none holds. */
export const parameterValues = (
  parameters: Record<string, CompiledParameter>,
  day: string,
  division: string,
): ParameterValues =>
  Object.fromEntries(
    Object.entries(parameters).map(([id, parameter]) => [id, parameterValue(parameter, day, division)?.value ?? null]),
  );

/** `{ parameters }` for the context of expressions; empty for an item that uses none. */
export const withParameters = (
  { parameters }: { parameters?: Record<string, CompiledParameter> },
  day: string,
  division: string,
): { parameters?: ParameterValues } =>
  parameters === undefined ? {} : { parameters: parameterValues(parameters, day, division) };
