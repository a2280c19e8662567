/** A set of values of one domain, as bits by their numbers. */
export type Flags = Uint32Array;

/** For each input the values it may have: a rule, or a part of all cases. */
export type Box = readonly Flags[];

/** The set of the numbers for which `has` is true, out of `count`. */
export function flagsOf(count: number, has: (number: number) => boolean): Flags {
  const flags = new Uint32Array((count + 31) >>> 5);
  for (let number = 0; number < count; number += 1)
    if (has(number)) flags[number >>> 5] = (flags[number >>> 5] ?? 0) | (1 << (number & 31));
  return flags;
}

const combined = (a: Flags, b: Flags, combine: (a: number, b: number) => number): Flags =>
  a.map((word, at) => combine(word, b[at] ?? 0));

const inside = (a: Flags, b: Flags): Flags => combined(a, b, (left, right) => left & right);
const beside = (a: Flags, b: Flags): Flags => combined(a, b, (left, right) => left & ~right);

const hasAny = (flags: Flags): boolean => flags.some((word) => word !== 0);

function meets(a: Flags, b: Flags): boolean {
  for (let word = 0; word < a.length; word += 1) if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true;
  return false;
}

/** Number of the first value in a set that is not empty. */
function firstOf(flags: Flags): number {
  const word = flags.findIndex((one) => one !== 0);
  const bits = flags[word] ?? 0;
  return word * 32 + 31 - Math.clz32(bits & -bits);
}

/** Whether two boxes have a case in common. */
export function overlap(a: Box, b: Box): boolean {
  for (let column = 0; column < a.length; column += 1) if (!meets(a[column] as Flags, b[column] as Flags)) return false;
  return true;
}

/** A case that both have: the number of its value in each domain. */
export const common = (a: Box, b: Box): number[] =>
  a.map((flags, column) => firstOf(inside(flags, b[column] ?? new Uint32Array())));

export const isEmpty = (box: Box): boolean => !box.every(hasAny);

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
    while (at < others.length && !overlap(part, others[at] as Box)) at += 1;
    steps += at - from + 1;
    if (steps > MAX_STEPS) throw new TooLong();
    const other = others[at];
    return other === undefined ? part.map(firstOf) : searchBeside(part, other, at + 1);
  }
  /** What is left of a part without another box: for each input the part that lies beside it. */
  function searchBeside(part: Box, other: Box, from: number): number[] | undefined {
    let rest = part;
    for (const [column, flags] of part.entries()) {
      const limits = other[column] as Flags;
      const left = beside(flags, limits);
      const found = hasAny(left) ? search(rest.with(column, left), from) : undefined;
      if (found !== undefined) return found;
      rest = rest.with(column, inside(flags, limits));
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
