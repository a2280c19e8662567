import type { CompiledItem, RuleText, Shown, StationService } from '#engine';

/**
 * What rule texts promise to be done at stations ("四个不出村", EXP-JS-4, EXP-HEN-6), each service once: the text of the
 * nearest layer says what it takes.
 * @param texts those that hold at a place, the upper layers first
 */
export function promisedBy(texts: readonly Pick<Shown<RuleText>, 'source'>[]): StationService[] {
  const found = new Map<string, StationService>();
  for (const { source } of texts)
    for (const { atStation } of source.articles) if (atStation) found.set(atStation.name, atStation);
  return [...found.values()];
}

/** Reference under which an item was first defined: a text and a region may name different versions of one item. */
export const originOf = (all: readonly Pick<CompiledItem, 'ref' | 'base'>[], ref: string): string =>
  all.find((item) => item.ref === ref)?.base ?? ref;
