import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RenderedBlock, RenderedDocument } from '#engine';

const MM = 72 / 25.4;
/** 字号 in points. */
const SIZE = { er: 22, sanHao: 16, xiaoSan: 15, siHao: 14, xiaoSi: 12, wu: 10.5 } as const;
const LINE = 1.15;

const cell = (text: string, more: object = {}): TableCell => ({
  text,
  fontSize: SIZE.xiaoSi,
  margin: [2, 2, 2, 2],
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

const SHORT = 9;
/** Width in Chinese characters; letters and digits take half of one. */
const em = (text: string): number => [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.5 : 1), 0);
const isShort = ({ label, value }: Field): boolean => em(value) <= SHORT && em(label) <= 7;

/** Two short fields share a row, as on paper forms; a long one has the row to itself. */
function fieldRows([first, second, ...rest]: Field[]): TableCell[][] {
  if (!first) return [];
  const label = cell(first.label, { alignment: 'center' });
  if (second && isShort(first) && isShort(second))
    return [
      [label, cell(first.value), cell(second.label, { alignment: 'center' }), cell(second.value)],
      ...fieldRows(rest),
    ];
  return [[label, cell(first.value, { colSpan: 3 }), {}, {}], ...fieldRows(second ? [second, ...rest] : [])];
}

function fields(rows: Field[]): Content {
  if (rows.length === 0) return [];
  return {
    table: { widths: [84, '*', 84, '*'], body: fieldRows(rows), dontBreakRows: true },
    layout: THIN,
    margin: [0, 6, 0, 10],
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

function table(title: string, head: string[], rows: string[][]): Content {
  const top = head.map((text) => cell(text, { alignment: 'center', bold: true }));
  const lengths = lengthsOf(head, rows);
  const body = rows.map((row) =>
    row.map((text, column) => cell(text, (lengths[column] ?? 0) <= NARROW ? { alignment: 'center' } : {})),
  );
  return [
    { text: title, fontSize: SIZE.siHao, bold: true, margin: [0, 6, 0, 4] },
    {
      table: { headerRows: 1, widths: widthsOf(lengths), body: [top, ...body], dontBreakRows: true },
      layout: THIN,
      margin: [0, 0, 0, 10],
    },
  ];
}

/** Office and date stand together on the right, with room for the seal over them. */
const seal = (office: string, date: string): Content => ({
  stack: [
    { text: office, alignment: 'center' },
    { text: date, alignment: 'center' },
  ],
  fontSize: SIZE.sanHao,
  lineHeight: LINE,
  margin: [0, 20, 0, 8],
  unbreakable: true,
});

const signature = (lines: string[]): Content => ({
  stack: lines.map((text) => ({ text, margin: [0, 2, 0, 2] })),
  fontSize: SIZE.xiaoSi,
  margin: [0, 8, 0, 0],
});

/** Width of the seal's half, in points: an office's name stands in one line where it can. */
const SEAL = { least: 215, most: 300 } as const;

/** Signatures on the left and the seal on the right share the foot of the page. */
const foot = (left: Content, { office, date }: { office: string; date: string }): Content => ({
  columns: [
    { width: '*', stack: [left] },
    { width: Math.min(SEAL.most, Math.max(SEAL.least, em(office) * SIZE.sanHao + 8)), stack: [seal(office, date)] },
  ],
  unbreakable: true,
});

function blockContent(block: RenderedBlock): Content {
  switch (block.type) {
    case 'title':
      return { text: block.text, fontSize: SIZE.er, bold: true, alignment: 'center', margin: [0, 0, 0, 12] };
    case 'number':
      return { text: block.text, fontSize: SIZE.siHao, alignment: 'right', margin: [0, 0, 0, 14] };
    case 'salutation':
      return { text: block.text, fontSize: SIZE.xiaoSan, lineHeight: LINE, margin: [0, 0, 0, 2] };
    case 'paragraph':
      return {
        text: block.text,
        fontSize: SIZE.xiaoSan,
        lineHeight: LINE,
        leadingIndent: block.indent ? 2 * SIZE.xiaoSan : 0,
        margin: [0, 0, 0, 2],
      };
    case 'fields':
      return fields(block.rows);
    case 'table':
      return table(block.title, block.head, block.rows);
    case 'seal':
      return foot('', block);
    case 'signature':
      return signature(block.lines);
    case 'note':
      return { text: block.text, fontSize: SIZE.wu, lineHeight: 1, margin: [0, 6, 0, 0] };
  }
}

function contents([block, ...rest]: RenderedBlock[]): Content[] {
  if (!block) return [];
  const [next, ...others] = rest;
  if (block.type === 'signature' && next?.type === 'seal')
    return [foot(signature(block.lines), next), ...contents(others)];
  return [blockContent(block), ...contents(rest)];
}

/** A rendered document as a page of A4 in the layout of official papers. */
export function pdfDefinition({ title, no, blocks }: RenderedDocument): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [28 * MM, 24 * MM, 26 * MM, 20 * MM],
    info: { title: `${title} ${no}`, creator: '梧桐', producer: '梧桐' },
    defaultStyle: { font: 'Song', fontSize: SIZE.xiaoSan },
    content: contents(blocks),
    footer: (page, pages): Content => ({
      text: pages > 1 ? `— ${page} / ${pages} —` : '',
      alignment: 'center',
      fontSize: SIZE.wu,
      margin: [0, 20, 0, 0],
    }),
  };
}
