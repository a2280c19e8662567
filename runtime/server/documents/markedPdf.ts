import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RenderedDocument } from '#engine';
import { pdfDefinition } from './layout.ts';
import { createPdf } from './pdf.ts';
import { markAcross, markLine, type Watermark } from './watermark.ts';
import type { MarkedTable } from './xlsx.ts';

const MM = 72 / 25.4;

/** Across every page, and in full at its foot. */
const marked = (mark: Watermark): Pick<TDocumentDefinitions, 'watermark' | 'footer'> => ({
  watermark: { text: markAcross(mark), font: 'Song', color: '#7a7a7a', opacity: 0.22, angle: -28, bold: true },
  footer: (page, pages): Content => ({
    columns: [
      { width: '*', text: markLine(mark) },
      { width: 'auto', text: `${page} / ${pages}` },
    ],
    fontSize: 8,
    margin: [15 * MM, 8, 15 * MM, 0],
  }),
});

/** A3 across, in points, between the margins. */
const WIDTH = 1190.55 - 30 * MM;
const PADDING = 4;
const FONT = 9;
/** Characters that a column has room for at least and at most. */
const ROOM = { least: 5, most: 20 } as const;

/** Width in Chinese characters; letters and digits take half of one. */
const em = (text: string): number => [...text].reduce((sum, one) => sum + (one < '\u2e80' ? 0.5 : 1), 0);

/** Numbers and days must not break in the middle. */
const isCode = (texts: string[]): boolean =>
  texts.some(Boolean) && texts.every((text) => !/[\u2e80-\uffff]/.test(text));

/** What codes may take of the page at most. */
const CODES = 0.6;

/** Columns share the page by the length of their texts; those of codes take what they need. */
function widthsOf(head: MarkedTable['head'], rows: MarkedTable['rows']): number[] {
  const columns = head.map((title, index) => {
    const texts = rows.map((row) => row[index] ?? '');
    const longest = Math.max(em(title) / 2, ...texts.map(em));
    const room = Math.min(ROOM.most, Math.max(ROOM.least, longest));
    return { room, fixed: isCode(texts) ? (longest + 1) * FONT : 0 };
  });
  const free = WIDTH - head.length * (2 * PADDING + 0.5);
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  const taken = sum(columns.map(({ fixed }) => fixed));
  if (taken > free * CODES) return columns.map(({ room }) => (free * room) / sum(columns.map((one) => one.room)));
  const shared = sum(columns.map(({ room, fixed }) => (fixed > 0 ? 0 : room)));
  return columns.map(({ room, fixed }) => (fixed > 0 ? fixed : ((free - taken) * room) / shared));
}

/** `2026-03-02T09:30` as people write it. */
const asRead = (text: string): string => text.replace(/^(\d{4}-\d{2}-\d{2})T(?=\d{2}:)/, '$1 ');

/** A table that people take out of the system, on A3 across. */
export function tablePdf({ title, notes, mark, head, rows }: MarkedTable): Promise<Uint8Array> {
  return createPdf({
    pageSize: 'A3',
    pageOrientation: 'landscape',
    pageMargins: [15 * MM, 15 * MM, 15 * MM, 16 * MM],
    info: { title, creator: '梧桐', producer: '梧桐' },
    defaultStyle: { font: 'Song', fontSize: FONT },
    content: [
      { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 6] },
      ...notes.map((text): Content => ({ text, margin: [0, 0, 0, 2] })),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: widthsOf(head, rows),
          body: [head.map((text) => ({ text, bold: true })), ...rows.map((row) => row.map(asRead))],
        },
        layout: {
          hLineWidth: () => 0.5,
          vLineWidth: () => 0.5,
          paddingLeft: () => PADDING,
          paddingRight: () => PADDING,
        },
        margin: [0, 6, 0, 0],
      },
    ],
    ...marked(mark),
  });
}

/** A paper that people take out of the system. */
export const markedPaper = (document: RenderedDocument, mark: Watermark): Promise<Uint8Array> =>
  createPdf({ ...pdfDefinition(document), ...marked(mark) });
