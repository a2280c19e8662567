import type { Mark } from './types.ts';

/** Something that is drawn in one go and never broken over two sheets. */
export interface Piece {
  height: number;
  /** It stands on the same sheet as the piece after it. */
  keep?: boolean;
  /** Head of its table: it is repeated where a sheet begins with this piece. */
  under?: Piece;
  /** Nothing but room. */
  blank?: boolean;
  draw(x: number, y: number): Mark[];
}

export const gap = (height: number): Piece => ({ height, blank: true, draw: () => [] });

/** Pieces under each other as one. */
export const stack = (pieces: Piece[]): Piece => ({
  height: pieces.reduce((sum, { height }) => sum + height, 0),
  draw(x, y) {
    let top = y;
    return pieces.flatMap((piece) => {
      const marks = piece.draw(x, top);
      top += piece.height;
      return marks;
    });
  },
});

/** Pieces beside each other, tops aligned, `step` from one left edge to the next. */
export const beside = (pieces: Piece[], step: number): Piece => ({
  height: Math.max(0, ...pieces.map(({ height }) => height)),
  draw: (x, y) => pieces.flatMap((piece, index) => piece.draw(x + index * step, y)),
});

/** Shares pieces out over columns in their order, so that the tallest column is as low as it can be. */
export function share<T extends { height: number }>(pieces: T[], columns: number): T[][] {
  const total = pieces.reduce((sum, { height }) => sum + height, 0);
  let low = Math.max(total / columns, ...pieces.map(({ height }) => height));
  let high = total;
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2;
    if (poured(pieces, middle).length <= columns) high = middle;
    else low = middle;
  }
  return poured(pieces, high);
}

function poured<T extends { height: number }>(pieces: T[], height: number): T[][] {
  const columns: T[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + piece.height > height + 0.001) {
      columns.push([]);
      used = 0;
    }
    columns.at(-1)?.push(piece);
    used += piece.height;
  }
  return columns;
}

/** Where the baseline stands in a line: the middle of a Chinese character is the middle of the line. */
export const baseline = (lineHeight: number, size: number): number => lineHeight / 2 + size * 0.38;
