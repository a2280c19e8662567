import { openSync } from 'fontkit';
import type { RareFont } from './rareFonts.ts';

type Values = Record<string, unknown>;
type Making = (...args: unknown[]) => unknown;
/** A piece of a text in pdfmake: plain, or in a font of its own. */
type Piece = string | { text: string; font: string };

/** Members of a definition that are no text on the page. */
const NO_TEXT = new Set(['info', 'font', 'qr', 'image', 'link']);

/** Joiners and variation selectors choose a shape of the character before them and have none of their own. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u;

/** `〔U+20BB7〕`: whoever reads the paper can look it up, where an empty box says nothing. */
const codePointOf = (character: string): string =>
  `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;

/** What this machine can draw. */
export interface Glyphs {
  /** All texts of a pdfmake definition with rare characters in a rare font or as their code point, also in those made page by page. */
  guard<T>(definition: T): T;
  /** Code points that none of the fonts draws, each once, as they are printed. */
  missingIn(text: string): string[];
}

/** `files`: fonts that must all have a character; `rare`: asked in their order for what those do not have, opened only then. */
export function glyphsOf(files: string[], rare: readonly RareFont[] = []): Glyphs {
  const fonts = files.map((file) => openSync(file));
  const opened = new Map<string, ReturnType<typeof openSync>>();
  /** `own`: the paper's font; a name: of a rare font; undefined: nowhere. */
  const known = new Map<string, string | undefined>();

  function rareFor(codePoint: number): string | undefined {
    return rare.find(({ name, file }) => {
      const font = opened.get(name) ?? openSync(file);
      opened.set(name, font);
      return font.hasGlyphForCodePoint(codePoint);
    })?.name;
  }
  function fontOf(character: string): string | undefined {
    if (known.has(character)) return known.get(character);
    const codePoint = character.codePointAt(0) ?? 0;
    const own = SHAPELESS.test(character) || fonts.every((font) => font.hasGlyphForCodePoint(codePoint));
    const found = own ? 'own' : rareFor(codePoint);
    known.set(character, found);
    return found;
  }
  const readable = (text: string): string =>
    [...text].map((character) => (fontOf(character) === 'own' ? character : codePointOf(character))).join('');

  /** A text as pdfmake sets it: in pieces where it needs a rare font. */
  function pieces(text: string): string | Piece[] {
    const found: Piece[] = [];
    for (const character of text) {
      const font = fontOf(character);
      const last = found.at(-1);
      if (font !== undefined && font !== 'own') found.push({ text: character, font });
      else {
        const shown = font === undefined ? codePointOf(character) : character;
        if (typeof last === 'string') found[found.length - 1] = last + shown;
        else found.push(shown);
      }
    }
    return found.every((piece) => typeof piece === 'string') ? found.join('') : found;
  }
  function guard(part: unknown): unknown {
    if (typeof part === 'string') return readable(part);
    if (typeof part === 'function') return (...args: unknown[]) => guard((part as Making)(...args));
    if (Array.isArray(part)) return part.map(guard);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part as Values).map(([name, value]) => [name, member(name, value)]));
  }
  function member(name: string, value: unknown): unknown {
    if (NO_TEXT.has(name)) return value;
    // A watermark is written in one font.
    if (name === 'watermark') return { ...(value as Values), text: readable(String((value as Values).text)) };
    return name === 'text' && typeof value === 'string' ? pieces(value) : guard(value);
  }
  return {
    guard: <T>(definition: T) => guard(definition) as T,
    missingIn: (text) => [...new Set([...text].filter((one) => fontOf(one) === undefined))].map(codePointOf),
  };
}
