import { openSync } from 'fontkit';

type Values = Record<string, unknown>;
type Making = (...args: unknown[]) => unknown;

/** Members of a definition that are no text on the page. */
const NO_TEXT = new Set(['info', 'font', 'qr', 'image', 'link']);

/** Joiners and variation selectors choose a shape of the character before them and have none of their own. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u;

/** `〔U+20BB7〕`: whoever reads the paper can look it up, where an empty box says nothing. */
const codePointOf = (character: string): string =>
  `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;

/**
 * Puts the code point in the place of every character that one of the fonts (files) cannot draw, in all texts of a
 * pdfmake definition, also in those that it makes page by page.
 */
export function glyphGuard(files: string[]): <T>(definition: T) => T {
  const fonts = files.map((file) => openSync(file));
  const drawn = new Map<string, boolean>();
  const has = (character: string): boolean => {
    const known = drawn.get(character);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const found = SHAPELESS.test(character) || fonts.every((font) => font.hasGlyphForCodePoint(codePoint));
    drawn.set(character, found);
    return found;
  };
  const readable = (text: string): string =>
    [...text].map((character) => (has(character) ? character : codePointOf(character))).join('');
  const guard = (part: unknown): unknown => {
    if (typeof part === 'string') return readable(part);
    if (typeof part === 'function') return (...args: unknown[]) => guard((part as Making)(...args));
    if (Array.isArray(part)) return part.map(guard);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part as Values).map(([name, value]) => [name, NO_TEXT.has(name) ? value : guard(value)]),
    );
  };
  return <T>(definition: T) => guard(definition) as T;
}
