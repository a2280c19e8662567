/** For each input the values it may have, as flags over its domain: a rule, or a part of all cases. */
export type Box = readonly (readonly boolean[])[];

const meets = (a: readonly boolean[], b: readonly boolean[]): boolean => a.some((flag, at) => flag && b[at] === true);

/** Whether two boxes have a case in common. */
export const overlap = (a: Box, b: Box): boolean => a.every((flags, column) => meets(flags, b[column] ?? []));

/** A case that both have: the number of its value in each domain. */
export const common = (a: Box, b: Box): number[] =>
  a.map((flags, column) => flags.findIndex((flag, at) => flag && b[column]?.[at] === true));

export const isEmpty = (box: Box): boolean => box.some((flags) => !flags.includes(true));

/** Steps that one search may take; beyond that nothing is said. */
const MAX_STEPS = 100_000;

/**
 * A case of `box` that none of `others` has: the number of its value in each domain. Undefined if there is none, null if
 * the search took too long.
 */
export function uncovered(box: Box, others: readonly Box[]): number[] | undefined | null {
  let steps = 0;
  function search(part: Box, from: number): number[] | undefined {
    let at = from;
    while (at < others.length && !overlap(part, others[at] ?? [])) at += 1;
    steps += at - from + 1;
    if (steps > MAX_STEPS) throw new TooLong();
    const other = others[at];
    return other === undefined ? common(part, part) : searchBeside(part, other, at + 1);
  }
  /** What is left of a part without another box: for each input the part that lies beside it. */
  function searchBeside(part: Box, other: Box, from: number): number[] | undefined {
    let rest = part;
    for (const [column, flags] of part.entries()) {
      const beside = flags.map((flag, value) => flag && other[column]?.[value] !== true);
      const found = beside.includes(true) ? search(replaced(rest, column, beside), from) : undefined;
      if (found !== undefined) return found;
      const inside = flags.map((flag, value) => flag && other[column]?.[value] === true);
      rest = replaced(rest, column, inside);
    }
    return undefined;
  }
  if (isEmpty(box)) return undefined;
  try {
    return search(box, 0);
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}

class TooLong extends Error {}

const replaced = (box: Box, column: number, flags: readonly boolean[]): Box =>
  box.map((own, at) => (at === column ? flags : own));
