import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { type Density, SIZE } from './density.ts';

export const cell = ({ cell: fontSize, padding }: Density, text: string, more: object = {}): TableCell => ({
  text,
  fontSize,
  margin: [2, padding, 2, padding],
  lineHeight: 1.05,
  ...more,
});

const THIN: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#000',
  vLineColor: () => '#000',
};

interface Field {
  label: string;
  value: string;
}

/** Width in Chinese characters; letters and digits take half of one. */
export const em = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.5 : 1), 0);

/** Width of labels, and what of the page the two values of a row share, in points. */
const LABEL = 84;
const VALUES = 442 - 2 * LABEL - 40;

const isShort = ({ label, value }: Field, { cell: size }: Density): boolean =>
  em(value) * size <= VALUES / 2 && em(label) <= 7;

/** Two short fields share a row, as on paper forms; a long one has the row to itself. */
function fieldRows(density: Density, [first, second, ...rest]: Field[]): TableCell[][] {
  if (!first) return [];
  const label = ({ label: text }: Field) => cell(density, text, { alignment: 'center' });
  if (second && isShort(first, density) && isShort(second, density))
    return [
      [label(first), cell(density, first.value), label(second), cell(density, second.value)],
      ...fieldRows(density, rest),
    ];
  return [
    [label(first), cell(density, first.value, { colSpan: 3 }), {}, {}],
    ...fieldRows(density, second ? [second, ...rest] : []),
  ];
}

export function fields(density: Density, rows: Field[]): Content {
  if (rows.length === 0) return [];
  return {
    table: { widths: [LABEL, '*', LABEL, '*'], body: fieldRows(density, rows), dontBreakRows: true },
    layout: THIN,
    margin: [0, 6 * density.room, 0, 10 * density.room],
  };
}

/** Width of each column's longest text. */
const lengthsOf = (head: string[], rows: string[][]): number[] =>
  head.map((title, column) => Math.max(em(title), ...rows.map((row) => em(row[column] ?? ''))));

const NARROW = 9;

/** Narrow columns take what their text needs; the wide ones share the rest. */
function widthsOf(lengths: number[]): (number | '*')[] {
  const widest = Math.max(...lengths);
  return lengths.map((length) =>
    length === widest || length > NARROW ? '*' : Math.max(34, length * SIZE.xiaoSi + 12),
  );
}

export function table(density: Density, title: string, head: string[], rows: string[][]): Content {
  const top = head.map((text) => cell(density, text, { alignment: 'center', bold: true }));
  const lengths = lengthsOf(head, rows);
  const body = rows.map((row) =>
    row.map((text, column) => cell(density, text, (lengths[column] ?? 0) <= NARROW ? { alignment: 'center' } : {})),
  );
  return [
    {
      text: title,
      fontSize: Math.min(SIZE.siHao, density.text),
      bold: true,
      margin: [0, 6 * density.room, 0, 4 * density.room],
      // A title stands with its table.
      headlineLevel: 1,
    },
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        widths: widthsOf(lengths),
        body: [top, ...body],
        dontBreakRows: true,
      },
      layout: THIN,
      margin: [0, 0, 0, 10 * density.room],
    },
  ];
}
