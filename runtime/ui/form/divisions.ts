import type { DivisionList } from '../api/types.ts';
import { matchesText } from '../parts/matchesText.ts';

export type Division = DivisionList['divisions'][number];

/** Text that is meant as a code: digits, perhaps with blanks or hyphens between them. */
export const asCode = (text: string): string => {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d+$/.test(plain) ? plain.slice(0, 12) : text;
};

/** 6, 9 or 12 digits: a division's code, known here or not. */
export const isDivisionCode = (text: string): boolean => /^(\d{6}|\d{9}|\d{12})$/.test(text);

/** The division that a short or full code names. */
export const divisionOf = (divisions: readonly Division[], code: string): Division | undefined =>
  divisions.find((division) => division.code === code.padEnd(12, '0'));

/** Those that typed digits, characters, pinyin or initials find; all while nothing is typed. */
export function divisionsFor(divisions: readonly Division[], typed: string): Division[] {
  const text = asCode(typed.trim());
  if (/^\d+$/.test(text)) return divisions.filter((division) => division.code.startsWith(text));
  return divisions.filter((division) => matchesText(division.path, text));
}
