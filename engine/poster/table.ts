import { widthOf, wrap } from './measure.ts';
import { baseline, beside, type Piece, share, stack } from './piece.ts';
import { GREEN, INK, RULE, SAND, TINT } from './theme.ts';
import type { FilledBlock, Mark, TableColumn, TableRow } from './types.ts';

type TableBlock = Extract<FilledBlock, { kind: 'table' }>;

const LINE = 1.38;
/** Room at the sides of a cell, and the most that a column without weight takes, both in sizes of the text. */
const PAD = 0.5;
const WIDEST = 8;
const ROOMY = 10;
const GUTTER = 1.6;

/** Whether the columns that carry words have room for them: a name in a column of four characters is hard to read. */
export function isRoomy({ head, rows, columns }: TableBlock, width: number, size: number): boolean {
  const widths = widthsOf(head, rows, columnWidth(width, columns, size), size);
  return head.every(({ weight }, index) => weight === undefined || (widths[index] ?? 0) >= size * ROOMY);
}

const columnWidth = (width: number, columns: number, size: number): number =>
  (width - size * GUTTER * (columns - 1)) / columns;

/** Rows of a table, the first one its head, shared out over the block's columns with the head over each. */
export function tablePieces({ head, rows, columns }: TableBlock, width: number, size: number): Piece[] {
  const column = columnWidth(width, columns, size);
  const widths = widthsOf(head, rows, column, size);
  const top = row(
    head.map(({ title }) => title),
    head.map((one) => ({ ...one, center: true })),
    widths,
    size,
    { bold: true, fill: TINT, color: GREEN },
  );
  const body = keepTogether(rows.map((one) => bodyRow(one, head, widths, column, size)));
  if (columns === 1) return [{ ...top, keep: true }, ...body.map((piece) => ({ ...piece, under: top }))];
  const shared = share(body, columns).map((pieces) => stack([top, ...pieces]));
  return [beside(shared, column + size * GUTTER)];
}

/** Columns without a weight take what their longest text needs, up to a point; the others share the rest. */
function widthsOf(head: TableColumn[], rows: TableRow[], width: number, size: number): number[] {
  const needed = head.map(({ title, weight }, index) => {
    if (weight !== undefined) return 0;
    const texts = rows.flatMap((one) => ('cells' in one ? [widthOf(one.cells[index] ?? '', size)] : []));
    return Math.min(Math.max(widthOf(title, size, true), ...texts) + 2 * PAD * size + 1, size * WIDEST);
  });
  const rest = width - needed.reduce((sum, one) => sum + one, 0);
  const total = head.reduce((sum, { weight = 0 }) => sum + weight, 0);
  return head.map(({ weight }, index) => (weight === undefined ? (needed[index] ?? 0) : (rest * weight) / total));
}

interface Row extends Piece {
  group?: boolean;
}

/** The name of a group never stands last in a column. */
function keepTogether(rows: Row[]): Piece[] {
  const pieces: Piece[] = [];
  let pending: Row | undefined;
  for (const one of rows) {
    if (one.group) pending = one;
    else {
      pieces.push(pending ? stack([pending, one]) : one);
      pending = undefined;
    }
  }
  return pieces;
}

const bodyRow = (one: TableRow, head: TableColumn[], widths: number[], width: number, size: number): Row =>
  'group' in one
    ? {
        ...row([one.group], [{ title: '', weight: 1 }], [width], size, { bold: true, fill: SAND, color: INK }),
        group: true,
      }
    : row(one.cells, head, widths, size, { bold: false, color: INK });

interface Style {
  bold: boolean;
  color: string;
  fill?: string;
}

function row(
  cells: string[],
  head: TableColumn[],
  widths: number[],
  size: number,
  { bold, color, fill }: Style,
): Piece {
  const pad = size * PAD;
  const lineHeight = size * LINE;
  const lines = cells.map((text, index) => wrap(text, (widths[index] ?? 0) - 2 * pad, size, bold));
  const height = Math.max(...lines.map(({ length }) => length)) * lineHeight + pad * 1.1;
  return {
    height,
    draw(x, y) {
      let left = x;
      return cells.flatMap((_, index) => {
        const width = widths[index] ?? 0;
        const own = lines[index] ?? [];
        const top = y + (height - own.length * lineHeight) / 2;
        const at = left;
        left += width;
        return [
          box(at, y, width, height, size, fill),
          ...own.map((text, number): Mark => {
            const indent = head[index]?.center ? (width - widthOf(text, size, bold)) / 2 : pad;
            const middle = top + number * lineHeight + baseline(lineHeight, size);
            return { kind: 'text', x: at + indent, y: middle, size, text, bold, color };
          }),
        ];
      });
    },
  };
}

const box = (x: number, y: number, w: number, h: number, size: number, fill?: string): Mark => ({
  kind: 'rect',
  x,
  y,
  w,
  h,
  stroke: RULE,
  line: size * 0.05,
  ...(fill === undefined ? {} : { fill }),
});
