import PinyinMatch from 'pinyin-match';

/** Whether typed text finds a label: characters in it, its pinyin or its initials (`sydj` finds 失业登记). */
export function matchesText(label: string, typed: string): boolean {
  const text = typed.trim();
  if (text === '') return true;
  return label.toLowerCase().includes(text.toLowerCase()) || PinyinMatch.match(label, text) !== false;
}

const WHOLE = 0;
const BEGINNING = 1;
const INSIDE = 2;
const NOWHERE = 3;

/** How well a label is what was typed: as a whole, from its beginning, somewhere, not at all. */
function nearness(label: string, typed: string): number {
  const text = typed.trim();
  if (text === '') return WHOLE;
  const at = label.toLowerCase().indexOf(text.toLowerCase());
  const found = at >= 0 ? [at, at + text.length - 1] : PinyinMatch.match(label, text);
  if (found === false) return NOWHERE;
  const [from, to] = found;
  if (from !== 0) return INSIDE;
  return to === label.length - 1 ? WHOLE : BEGINNING;
}

/** The same, those first whose label is what was typed: 失业登记 before 失业登记退出. Equals keep their order. */
export const nearestFirst = <T>(list: readonly T[], labelOf: (one: T) => string, typed: string): T[] =>
  list
    .map((one) => ({ one, distance: nearness(labelOf(one), typed) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one }) => one);
