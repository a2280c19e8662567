import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RenderedBlock, RenderedDocument } from '#engine';

const MM = 72 / 25.4;
/** 字号 in points. */
const SIZE = { er: 22, sanHao: 16, xiaoSan: 15, siHao: 14, xiaoSi: 12, wu: 10.5 } as const;
const LINE = 1.25;

const cell = (text: string, more: object = {}): TableCell => ({ text, fontSize: SIZE.xiaoSi, margin: [2, 3, 2, 3], lineHeight: 1.1, ...more });

const THIN: CustomTableLayout = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => '#000', vLineColor: () => '#000' };

function fields(rows: { label: string; value: string }[]): Content {
  if (rows.length === 0) return [];
  const body = rows.map(({ label, value }) => [cell(label, { alignment: 'center' }), cell(value)]);
  return { table: { widths: [112, '*'], body, dontBreakRows: true }, layout: THIN, margin: [0, 6, 0, 10] };
}

/** Columns share the width by the longest text in each, so that 序号 stays narrow. */
function widthsOf(head: string[], rows: string[][]): (number | '*')[] {
  const lengths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const widest = Math.max(...lengths);
  return lengths.map((length) => (length === widest || length > 10 ? '*' : Math.max(34, length * SIZE.xiaoSi + 10)));
}

function table(title: string, head: string[], rows: string[][]): Content {
  const top = head.map((text) => cell(text, { alignment: 'center', bold: true }));
  const body = rows.map((row) => row.map((text) => cell(text, text.length <= 4 ? { alignment: 'center' } : {})));
  return [
    { text: title, fontSize: SIZE.siHao, bold: true, margin: [0, 6, 0, 4] },
    { table: { headerRows: 1, widths: widthsOf(head, rows), body: [top, ...body], dontBreakRows: true }, layout: THIN, margin: [0, 0, 0, 10] },
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
  margin: [200, 34, 0, 12],
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
      return { text: block.text, fontSize: SIZE.xiaoSan, lineHeight: LINE, leadingIndent: block.indent ? 2 * SIZE.xiaoSan : 0, margin: [0, 0, 0, 2] };
    case 'fields':
      return fields(block.rows);
    case 'table':
      return table(block.title, block.head, block.rows);
    case 'seal':
      return seal(block.office, block.date);
    case 'signature':
      return { stack: block.lines.map((text) => ({ text, margin: [0, 4, 0, 4] })), fontSize: SIZE.siHao, margin: [0, 12, 0, 0] };
    case 'note':
      return { text: block.text, fontSize: SIZE.wu, lineHeight: LINE, margin: [0, 8, 0, 0] };
  }
}

/** A rendered document as a page of A4 in the layout of official papers. */
export function pdfDefinition({ title, no, blocks }: RenderedDocument): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [28 * MM, 32 * MM, 26 * MM, 28 * MM],
    info: { title: `${title} ${no}`, creator: '梧桐', producer: '梧桐' },
    defaultStyle: { font: 'Song', fontSize: SIZE.xiaoSan },
    content: blocks.map(blockContent),
    footer: (page, pages): Content => ({
      text: pages > 1 ? `— ${page} / ${pages} —` : '',
      alignment: 'center',
      fontSize: SIZE.wu,
      margin: [0, 30, 0, 0],
    }),
  };
}
