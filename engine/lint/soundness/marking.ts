/**
 * Where tokens are: on a sequence flow (`flow id`) or resting in an element (`@element id`), with how many. The order of
 * entries does not matter; `keyOf` is the same for equal markings.
 */
export type Marking = ReadonlyMap<string, number>;

export const at = (element: string): string => `@${element}`;
export const elementAt = (place: string): string | undefined => (place.startsWith('@') ? place.slice(1) : undefined);

export const keyOf = (marking: Marking): string =>
  [...marking]
    .map(([place, count]) => (count === 1 ? place : `${place}*${count}`))
    .sort()
    .join(' ');

/** The marking with tokens added and taken away. */
export function changed(marking: Marking, taken: readonly string[], added: readonly string[]): Marking {
  const next = new Map(marking);
  for (const place of taken) put(next, place, -1);
  for (const place of added) put(next, place, 1);
  return next;
}

function put(marking: Map<string, number>, place: string, by: number): void {
  const count = (marking.get(place) ?? 0) + by;
  if (count > 0) marking.set(place, count);
  else marking.delete(place);
}

/** The marking without every token at a place that `gone` names. */
export const without = (marking: Marking, gone: (place: string) => boolean): Marking =>
  new Map([...marking].filter(([place]) => !gone(place)));
