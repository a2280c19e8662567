import type { Content, ContentCanvas, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Mark, Sheet } from '#engine';
import { withCodes } from './codes.ts';
import { createPdf } from './pdf.ts';

/** Ascent of Noto Serif SC: how far below the top of its line a text of size 1 has its baseline. */
const ASCENT = 1.151;

type TextMark = Extract<Mark, { kind: 'text' }>;
/** QR codes are squares by now. */
type Drawn = Exclude<Mark, { kind: 'qr' }>;
type Shape = ContentCanvas['canvas'][number];

/** Sheets of a poster as PDF bytes; everything on them is drawn, nothing is a picture. */
export const posterPdf = (title: string, sheets: Sheet[]): Promise<Uint8Array> => createPdf(definition(title, sheets));

function definition(title: string, sheets: Sheet[]): TDocumentDefinitions {
  const [first] = sheets;
  return {
    pageSize: { width: first?.width ?? 0, height: first?.height ?? 0 },
    pageMargins: 0,
    info: { title, creator: '梧桐', producer: '梧桐' },
    defaultStyle: { font: 'Song', lineHeight: 1 },
    content: withCodes(sheets).flatMap(({ marks }, index) => [
      ...(index > 0 ? [{ text: '', pageBreak: 'before' } as Content] : []),
      ...runsOf(marks.filter(isDrawn)).map(contentOf),
    ]),
  };
}

const isDrawn = (mark: Mark): mark is Drawn => mark.kind !== 'qr';

/** Marks in their order; shapes that follow each other are one canvas. */
function runsOf(marks: Drawn[]): (TextMark | Shape[])[] {
  const runs: (TextMark | Shape[])[] = [];
  for (const mark of marks) {
    if (mark.kind === 'text') {
      runs.push(mark);
      continue;
    }
    const last = runs.at(-1);
    const shapes = Array.isArray(last) ? last : [];
    if (!Array.isArray(last)) runs.push(shapes);
    shapes.push(...shapesOf(mark));
  }
  return runs;
}

function contentOf(run: TextMark | Shape[]): Content {
  if (Array.isArray(run)) return { canvas: run, absolutePosition: { x: 0, y: 0 } };
  const { x, y, size, text, bold, color, spacing } = run;
  return {
    text,
    fontSize: size,
    bold,
    color,
    noWrap: true,
    ...(spacing === undefined ? {} : { characterSpacing: spacing }),
    absolutePosition: { x, y: y - ASCENT * size },
  };
}

type ShapeMark = Exclude<Drawn, TextMark>;

function shapesOf(mark: ShapeMark): Shape[] {
  const paint = {
    ...(mark.fill === undefined ? {} : { color: mark.fill }),
    ...(mark.stroke === undefined ? { lineWidth: 0 } : { lineColor: mark.stroke, lineWidth: mark.line ?? 1 }),
  };
  switch (mark.kind) {
    case 'rect': {
      const { x, y, w, h, radius } = mark;
      return [{ type: 'rect', x, y, w, h, ...(radius === undefined ? {} : { r: radius }), ...paint }];
    }
    case 'circle': {
      const { x, y, r } = mark;
      return [{ type: 'ellipse', x, y, r1: r, r2: r, ...paint }];
    }
    case 'path':
      return [
        {
          type: 'polyline',
          points: mark.points.map(([x, y]) => ({ x, y })),
          closePath: mark.fill !== undefined,
          ...paint,
        },
      ];
  }
}
