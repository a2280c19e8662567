import { diagramPiece } from './diagram.ts';
import { widthOf, wrap } from './measure.ts';
import { baseline, gap, type Piece, stack } from './piece.ts';
import { isRoomy, tablePieces } from './table.ts';
import { heading, textPieces } from './text.ts';
import { GREEN, INK, MUTED, paperSize, RULE, unitOf, WHITE } from './theme.ts';
import type { FilledBlock, Mark, PosterContent, Sheet } from './types.ts';

/** Text at scale 1 on A3, in points; it grows until the sheet is full, and shrinks to what can still be read on a wall. */
const BODY = 14;
const LARGEST = 1.7;
const SMALLEST = { A1: 0.55, A3: 0.7 };
const STEP = 0.02;

/** What is around the body of every sheet. */
interface Frame {
  width: number;
  height: number;
  unit: number;
  margin: number;
  /** Of the body. */
  top: number;
  bottom: number;
}

/**
 * Lays a poster out on one sheet, the text as large as the paper allows; what cannot be read any more at that size goes on
 * further sheets. Pure: the same content gives the same marks.
 */
export function layoutPoster(content: PosterContent): Sheet[] {
  const frame = frameOf(content);
  const room = frame.bottom - frame.top;
  const fits = (scale: number) => heightOf(bodyPieces(content, frame, scale)) <= room;
  const scale = largest(content, frame, fits);
  if (scale !== undefined)
    return [sheet(content, frame, spread(content, bodyPieces(content, frame, scale), room), 1, 1)];
  const single = { ...content, blocks: content.blocks.map(oneColumn) };
  const paged = (at: number) => paginate(bodyPieces(single, frame, at), room);
  const fewest = paged(SMALLEST[content.paper]).length;
  const sheets = paged(largest(single, frame, (at) => paged(at).length <= fewest) ?? SMALLEST[content.paper]);
  return sheets.map((one, index) => sheet(content, frame, one, index + 1, sheets.length));
}

/** The largest scale that fits; undefined: not even the smallest does. Larger text is never lower. */
function largest(content: PosterContent, frame: Frame, fits: (scale: number) => boolean): number | undefined {
  const smallest = SMALLEST[content.paper];
  let found: number | undefined;
  let low = 0;
  let high = Math.round((LARGEST - smallest) / STEP);
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const scale = smallest + middle * STEP;
    const roomy = middle === 0 || content.blocks.every((block) => isReadable(block, frame, scale));
    if (roomy && fits(scale)) {
      found = scale;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

const isReadable = (block: FilledBlock, { width, margin, unit }: Frame, scale: number): boolean =>
  block.kind !== 'table' || isRoomy(block, width - 2 * margin, BODY * unit * scale);

const heightOf = (pieces: Piece[]): number => stack(pieces).height;

/** Columns cannot be broken over sheets. */
const oneColumn = (block: FilledBlock): FilledBlock => (block.kind === 'diagram' ? block : { ...block, columns: 1 });

function frameOf(content: PosterContent): Frame {
  const { width, height } = paperSize(content.paper, content.orientation);
  const unit = unitOf(content.paper);
  const margin = 44 * unit;
  const head = (content.subtitle === undefined ? 118 : 142) * unit;
  const foot = Math.max(footLines(content, width, unit).length * FOOT_LINE, content.codes.length > 0 ? CODE + 26 : 0);
  return { width, height, unit, margin, top: head + 26 * unit, bottom: height - (foot + 44) * unit };
}

/** In units: text and line of the foot, side of a QR code. */
const FOOT_SIZE = 10.5;
const FOOT_LINE = 17;
const CODE = 88;

function bodyPieces({ blocks }: PosterContent, frame: Frame, scale: number): Piece[] {
  const size = BODY * frame.unit * scale;
  const width = frame.width - 2 * frame.margin;
  const room = frame.bottom - frame.top;
  return blocks.flatMap((block, index) => [
    ...(index > 0 ? [gap(size * 1.3)] : []),
    ...(block.heading === undefined ? [] : [{ ...heading(block.heading, size * 1.45), keep: true }]),
    ...blockPieces(
      block,
      width,
      size,
      blocks.length > 1 ? room * 0.7 : room - (block.heading === undefined ? 0 : size * 3),
    ),
  ]);
}

function blockPieces(block: FilledBlock, width: number, size: number, maxHeight: number): Piece[] {
  if (block.kind === 'text') return textPieces(block, width, size);
  if (block.kind === 'table') return tablePieces(block, width, size);
  return [diagramPiece(block.diagram, width, maxHeight)];
}

/** What is left over stands above and below, up to a point; a diagram alone stands in the middle. */
function spread({ blocks }: PosterContent, pieces: Piece[], room: number): Piece[] {
  const spare = (room - heightOf(pieces)) / 2;
  const alone = blocks.length === 1 && blocks[0]?.kind === 'diagram';
  return [gap(alone ? spare : Math.min(spare, room * 0.05)), ...pieces];
}

/**
 * Pieces on as few sheets as hold them. A heading goes where what it heads goes, the head of a table stands over each part
 * of it, no sheet begins with a gap.
 */
function paginate(pieces: Piece[], room: number): Piece[][] {
  const sheets: Piece[][] = [[]];
  let used = 0;
  for (const [index, piece] of pieces.entries()) {
    const needed = piece.height + (piece.keep ? (pieces[index + 1]?.height ?? 0) : 0);
    if (used > 0 && used + needed > room) {
      sheets.push([]);
      used = 0;
    }
    if (used === 0 && piece.blank) continue;
    const head = used === 0 && piece.under ? [piece.under] : [];
    sheets.at(-1)?.push(...head, piece);
    used += heightOf([...head, piece]);
  }
  return sheets;
}

function sheet(content: PosterContent, frame: Frame, pieces: Piece[], number: number, of: number): Sheet {
  const { width, height } = frame;
  const marks = [
    ...header(content, frame),
    ...stack(pieces).draw(frame.margin, frame.top),
    ...footer(content, frame, of > 1 ? `第 ${number} 张，共 ${of} 张` : ''),
  ];
  return { width, height, marks };
}

/** A band across the sheet with the station's title. */
function header({ title, subtitle }: PosterContent, { width, unit, margin }: Frame): Mark[] {
  const band = (subtitle === undefined ? 118 : 142) * unit;
  const room = width - 2 * margin;
  const size = Math.min(52 * unit, (room / widthOf(title, 1, true)) * 0.98);
  const middle = subtitle === undefined ? band / 2 : band * 0.42;
  return [
    { kind: 'rect', x: 0, y: 0, w: width, h: band, fill: GREEN },
    { kind: 'rect', x: 0, y: band + 4 * unit, w: width, h: 1.6 * unit, fill: GREEN },
    centered(title, width / 2, middle, size, WHITE, true),
    ...(subtitle === undefined ? [] : [centered(subtitle, width / 2, band * 0.79, 21 * unit, WHITE, false)]),
  ];
}

const centered = (text: string, x: number, y: number, size: number, color: string, bold: boolean): Mark => ({
  kind: 'text',
  x: x - widthOf(text, size, bold) / 2,
  y: y + size * 0.38,
  size,
  text,
  bold,
  color,
});

function footer(content: PosterContent, { width, unit, margin, bottom }: Frame, count: string): Mark[] {
  const top = bottom + 14 * unit;
  const size = FOOT_SIZE * unit;
  const step = FOOT_LINE * unit;
  const codes = content.codes.flatMap(({ text, caption }, index): Mark[] => {
    const side = CODE * unit;
    const x = width - margin - side - index * (side + 30 * unit);
    const words = centered(caption, x + side / 2, top + side + 22 * unit, size, INK, false);
    return [{ kind: 'qr', x, y: top + 10 * unit, size: side, text }, ...(caption === '' ? [] : [words])];
  });
  const rule: Mark = {
    kind: 'path',
    points: [
      [margin, top],
      [width - margin, top],
    ],
    stroke: RULE,
    line: unit,
  };
  const lines = footLines(content, width, unit).map(({ text, color }, index, { length }): Mark => {
    const words = index === length - 1 && count !== '' ? `${text}　${count}` : text;
    const y = top + 8 * unit + index * step + baseline(step, size);
    return { kind: 'text', x: margin, y, size, text: words, bold: false, color };
  });
  return [rule, ...lines, ...codes];
}

/** Notes, then whose poster it is, then its version and date; beside the QR codes. */
function footLines(
  { notes, imprint, codes }: PosterContent,
  width: number,
  unit: number,
): { text: string; color: string }[] {
  const room = width - (88 + codes.length * (CODE + 30)) * unit;
  const wrapped = (texts: string[], color: string) =>
    texts.flatMap((text) => wrap(text, room, FOOT_SIZE * unit)).map((text) => ({ text, color }));
  return [...wrapped(notes, INK), ...wrapped([imprint.left, imprint.right], MUTED)];
}
