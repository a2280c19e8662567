/** Names of the entries of a list in the order of the merged list, and whether both sides moved them differently. */
export interface MergedOrder {
  names: string[];
  clash: boolean;
}

const common = (names: string[], ...others: string[][]): string[] =>
  names.filter((name) => others.every((other) => other.includes(name)));

const alike = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);

/** The list with the other's own entries put behind those that they follow there. */
function withAdditions(list: string[], other: string[]): string[] {
  const result = [...list];
  other.forEach((name, index) => {
    if (result.includes(name)) return;
    const before = other
      .slice(0, index)
      .reverse()
      .find((earlier) => result.includes(earlier));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, name);
  });
  return result;
}

/**
 * The order of a list that two sides changed: the side that moved entries wins over the one that did not; entries that only
 * one side has stand behind those that they followed there. `prefer` decides where both moved the same ones.
 */
export function mergeOrder(base: string[], theirs: string[], ours: string[], prefer: 'theirs' | 'ours'): MergedOrder {
  const movedBy = (side: string[]) => !alike(common(side, base), common(base, side));
  const clash = movedBy(theirs) && movedBy(ours) && !alike(common(theirs, ours, base), common(ours, theirs, base));
  const oursLead = clash ? prefer === 'ours' : movedBy(ours) && !movedBy(theirs);
  return { names: oursLead ? withAdditions(ours, theirs) : withAdditions(theirs, ours), clash };
}
