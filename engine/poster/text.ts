import { widthOf, wrap } from './measure.ts';
import { baseline, beside, gap, type Piece, share, stack } from './piece.ts';
import { GREEN, INK } from './theme.ts';
import type { FilledBlock } from './types.ts';

const LINE = 1.6;

/** One line of text at the left edge. */
export const line = (
  text: string,
  size: number,
  height: number,
  bold = false,
  color: string = INK,
  indent = 0,
): Piece => ({
  height,
  draw: (x, y) => [{ kind: 'text', x: x + indent, y: y + baseline(height, size), size, text, bold, color }],
});

/** Heading of a block: a bar, words, and the room below. */
export function heading(text: string, size: number): Piece {
  const height = size * 1.5;
  const bar = size * 0.28;
  return stack([
    {
      height,
      draw: (x, y) => [
        { kind: 'rect', x, y: y + size * 0.22, w: bar, h: size * 1.06, fill: GREEN },
        { kind: 'text', x: x + size * 0.62, y: y + baseline(height, size), size, text, bold: true, color: GREEN },
      ],
    },
    gap(size * 0.35),
  ]);
}

type TextBlock = Extract<FilledBlock, { kind: 'text' }>;

/** Paragraphs as lines, shared out over the block's columns. */
export function textPieces({ paragraphs, columns }: TextBlock, width: number, size: number): Piece[] {
  const gutter = size * 2.2;
  const column = (width - gutter * (columns - 1)) / columns;
  const pieces = paragraphs.flatMap((paragraph) => paragraphPieces(paragraph, column, size));
  if (columns === 1) return pieces;
  const shared = share(pieces, columns).map(stack);
  return [beside(shared, column + gutter)];
}

/** A title stands before its text on the same line; without one the text is indented by two characters. */
function paragraphPieces({ title, text }: { title?: string; text: string }, width: number, size: number): Piece[] {
  const height = size * LINE;
  const lead = title === undefined ? size * 2 : widthOf(title, size, true) + size * 0.8;
  const [first = '', ...rest] = wrapAfter(text, width, size, lead);
  const filledLine = (words: string, indent: number, last: boolean): Piece => ({
    height,
    draw: (x, y) => [
      {
        kind: 'text',
        x: x + indent,
        y: y + baseline(height, size),
        size,
        text: words,
        bold: false,
        color: INK,
        ...(last ? {} : spacingOf(words, width - indent, size)),
      },
    ],
  });
  const head: Piece = {
    height,
    draw: (x, y) => [
      ...(title === undefined ? [] : line(title, size, height, true, GREEN).draw(x, y)),
      ...filledLine(first, lead, rest.length === 0).draw(x, y),
    ],
  };
  // Neither the first line nor the last one stands alone in a column.
  const [second, ...others] = rest.map((words, index) => filledLine(words, 0, index === rest.length - 1));
  return [second ? stack([head, second]) : head, ...others, gap(size * 0.5)];
}

/** What is added between the characters so that a line ends at the edge. A line that lacks much is left as it is. */
function spacingOf(text: string, width: number, size: number): { spacing?: number } {
  const spare = (width - widthOf(text, size)) / Math.max(1, [...text].length - 1);
  return spare > 0.01 && spare < size * 0.12 ? { spacing: spare } : {};
}

/** Lines of which the first has less room. */
function wrapAfter(text: string, width: number, size: number, lead: number): string[] {
  const [first = ''] = wrap(text, width - lead, size);
  const rest = text.slice(first.length).trimStart();
  return rest === '' ? [first] : [first, ...wrap(rest, width, size)];
}
