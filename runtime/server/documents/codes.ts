import { createRequire } from 'node:module';
import type { Mark, Sheet } from '#engine';

/** The QR codes of pdfmake, which its types leave out: squares of `fit / modules` points, rounded down. */
interface QrEncoder {
  measure(node: { qr: string; fit: number; eccLevel: 'L' | 'M' | 'Q' | 'H' }): {
    _canvas: { x: number; y: number; w: number; h: number; color: string }[];
    _width: number;
  };
}

const { default: encoder } = createRequire(import.meta.url)('pdfmake/js/qrEnc.js') as { default: QrEncoder };

/** Any size at which every square is a whole number of points; it is drawn at the size of its mark. */
const GRID = 1000;

/** Sheets whose QR codes are drawn as squares, exactly as large as they were laid out: for print and screen alike. */
export const withCodes = (sheets: Sheet[]): Sheet[] =>
  sheets.map((sheet) => ({
    ...sheet,
    marks: sheet.marks.flatMap((mark) => (mark.kind === 'qr' ? squares(mark) : [mark])),
  }));

function squares({ x, y, size, text }: Extract<Mark, { kind: 'qr' }>): Mark[] {
  const { _canvas: canvas, _width: width } = encoder.measure({ qr: text, fit: GRID, eccLevel: 'M' });
  const scale = size / width;
  return canvas.map((square) => ({
    kind: 'rect',
    x: x + square.x * scale,
    y: y + square.y * scale,
    // A hair of overlap, or white lines show between the squares.
    w: square.w * scale * 1.01,
    h: square.h * scale * 1.01,
    fill: square.color,
  }));
}
