import type { OverlayRight } from '../service/types.ts';
import type { PatchedKind } from './patched.ts';

/**
 * What lower layers may do to a part by its kind, by JSON-pointer prefix; `''` is the whole part. What the part itself writes
 * wins for the prefix that it names. Items, and what only hangs on a wall, are free where nobody wrote a right.
 */
export const KIND_RIGHTS: Partial<Record<PatchedKind, Record<string, OverlayRight>>> = {
  form: { '': 'narrow-only' },
  process: { '': 'narrow-only' },
  ledger: { '': 'narrow-only' },
  document: { '': 'narrow-only', '/kind': 'locked' },
  'code-table': { '': 'narrow-only' },
  calendar: { '': 'narrow-only', '/publishedYears': 'locked', '/utcOffset': 'locked' },
  parameter: { '': 'narrow-only', '/type': 'locked', '/unit': 'locked' },
  'rule-text': { '': 'narrow-only' },
};

/** From what lets everything to what lets nothing. */
const ORDER: OverlayRight[] = ['free', 'narrow-only', 'locked'];

export const isStricter = (right: OverlayRight, than: OverlayRight): boolean =>
  ORDER.indexOf(right) >= ORDER.indexOf(than);
