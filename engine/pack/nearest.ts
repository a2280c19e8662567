/** Edits between two names: insertions, deletions, replacements. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The existing name that is most like the one that was written; undefined when there is none at all. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: { name: string; edits: number } | undefined;
  for (const candidate of names) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || edits < best.edits) best = { name: candidate, edits };
  }
  return best?.name;
}

/** `最接近的是“…”。` or nothing, to end a sentence about a name that does not exist. */
export function hint(name: string, names: Iterable<string>): string {
  const found = nearest(name, names);
  return found === undefined ? '' : `最接近的是“${found}”。`;
}
