/** The known name that someone who wrote `name` most likely meant; undefined when none is near. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(Array.from(name).length / 3)) + 1;
  for (const candidate of known) {
    const found = distance(Array.from(name.toLowerCase()), Array.from(candidate.toLowerCase()), least);
    if (found < least) {
      least = found;
      best = candidate;
    }
  }
  return best;
};

/** How many characters must be put in, left out, changed or swapped; anything from `limit` on is not counted exactly. */
const distance = (a: readonly string[], b: readonly string[], limit: number): number => {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let older: number[] = [];
  let before = b.map((_, index) => index + 1);
  for (const [row, char] of a.entries()) {
    const now: number[] = [];
    for (const [column, other] of b.entries()) {
      const left = now[column - 1] ?? row + 1;
      const corner = column === 0 ? row : (before[column - 1] ?? row);
      let cost = Math.min(left + 1, (before[column] ?? 0) + 1, corner + (char === other ? 0 : 1));
      if (char === b[column - 1] && a[row - 1] === other)
        cost = Math.min(cost, (column < 2 ? row - 1 : (older[column - 2] ?? row)) + 1);
      now.push(cost);
    }
    older = before;
    before = now;
  }
  return before.at(-1) ?? a.length;
};
