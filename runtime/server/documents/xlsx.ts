import writeXlsxFile, { type Feature, type SheetData } from 'write-excel-file/node';
import { insertElementMarkupAccordingToOrderOfSiblings, sanitizeTextContent } from 'write-excel-file/utility';
import { type FileContent, WORKSHEET_ORDER } from '../excel/dropDowns.ts';
import { markAcross, markLine, type Watermark } from './watermark.ts';

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (CSV/Excel injection). */
export const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const MAX_SHEET_NAME = 31;
/** Most characters of a header or footer in a worksheet. */
const MAX_HEADER = 255;

export interface MarkedTable {
  title: string;
  /** Said above the table. */
  notes: readonly string[];
  mark: Watermark;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Texts of headers use & for codes. */
const plainHeader = (text: string): string => text.replaceAll('&', '＆');

/**
 * Large grey lines in the header reach down over the page and so lie behind the cells when it is printed; the footer says
 * it in full (ECMA-376 part 1, §18.3.1.46).
 */
function headerFooter(mark: Watermark): string {
  const across = plainHeader(markAcross(mark)).split(' ').join('\n');
  const header = `&C&36&KC8C8C8\n\n\n${across}`.slice(0, MAX_HEADER);
  const footer = `&L&8${plainHeader(` ${markLine(mark)}`).slice(0, MAX_HEADER - 24)}&R&P / &N`;
  return `<headerFooter><oddHeader>${sanitizeTextContent(header)}</oddHeader><oddFooter>${sanitizeTextContent(footer)}</oddFooter></headerFooter>`;
}

const marked = (mark: Watermark): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          insertElementMarkupAccordingToOrderOfSiblings(xml, headerFooter(mark), WORKSHEET_ORDER, 'worksheet'),
      },
    },
  },
});

const widthOf = (head: string, index: number, rows: MarkedTable['rows']): number =>
  Math.min(40, Math.max(10, head.length * 2 + 2, ...rows.slice(0, 200).map((row) => (row[index]?.length ?? 0) * 2)));

const line = (value: string, span: number, more: object) => [
  { value: neutral(value), type: String, columnSpan: span, ...more },
  ...Array.from({ length: span - 1 }, () => null),
];

/** A table that people take out of the system: who did, when and why above it, on every printed page, and across it. */
export async function toXlsx({ title, notes, mark, head, rows }: MarkedTable): Promise<Uint8Array> {
  const span = Math.max(1, head.length);
  const data: SheetData = [
    line(markLine(mark), span, { textColor: '#9C1C1C', fontWeight: 'bold' }),
    ...notes.map((note) => line(note, span, { textColor: '#666666' })),
    head.map((value) => ({ value: neutral(value), type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: neutral(value), type: String }))),
  ];
  const sheet = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, MAX_SHEET_NAME);
  const columns = head.map((value, index) => ({ width: widthOf(value, index, rows) }));
  const plan = { data, sheet, columns, stickyRowsCount: notes.length + 2, orientation: 'landscape' as const };
  return writeXlsxFile([plan], { features: [marked(mark)] }).toBuffer();
}
