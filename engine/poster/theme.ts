/** Colors of the walls: those of the screens, strong enough for print. */
export const INK = '#1e2522';
export const MUTED = '#5d665f';
export const GREEN = '#1f6f54';
export const TINT = '#e6f1ec';
export const SAND = '#f4f0e4';
export const RULE = '#b9cfc5';
export const WHITE = '#ffffff';

const POINTS_PER_MM = 72 / 25.4;
const PAPERS = { A1: [594, 841], A3: [297, 420] } as const;

/** Width and height in points. */
export function paperSize(
  paper: 'A1' | 'A3',
  orientation: 'portrait' | 'landscape',
): { width: number; height: number } {
  const [short, long] = PAPERS[paper];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  return { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
}

/** A wall's unit: a thousandth of the short side and a bit, so that A1 is A3 twice as large. */
export const unitOf = (paper: 'A1' | 'A3'): number => (paper === 'A1' ? 2 : 1);
