/** 字号 in points. */
export const SIZE = { er: 22, xiaoEr: 18, sanHao: 16, xiaoSan: 15, siHao: 14, xiaoSi: 12, wu: 10.5 } as const;

export const MM = 72 / 25.4;

/** How closely a paper is set: sizes in points, margins of the page in millimeters. */
export interface Density {
  title: number;
  number: number;
  text: number;
  cell: number;
  seal: number;
  line: number;
  /** Above and below the text of a cell. */
  padding: number;
  /** Room between blocks, against that of the widest setting. */
  room: number;
  /** left, top, right, bottom */
  page: [number, number, number, number];
}

/**
 * From the setting of official papers to the closest that is still easy to read. A paper takes the first in which it
 * fits on one page; one that needs more pages anyway has the first.
 */
export const DENSITIES: readonly [Density, ...Density[]] = [
  {
    title: SIZE.er,
    number: SIZE.siHao,
    text: SIZE.xiaoSan,
    cell: SIZE.xiaoSi,
    seal: SIZE.sanHao,
    line: 1.15,
    padding: 2,
    room: 1,
    page: [28, 24, 26, 20],
  },
  {
    title: SIZE.er,
    number: SIZE.xiaoSi,
    text: SIZE.siHao,
    cell: SIZE.xiaoSi,
    seal: SIZE.xiaoSan,
    line: 1.1,
    padding: 1,
    room: 0.75,
    page: [26, 20, 24, 16],
  },
  {
    title: SIZE.xiaoEr,
    number: SIZE.xiaoSi,
    text: SIZE.xiaoSi,
    cell: SIZE.wu,
    seal: SIZE.siHao,
    line: 1.1,
    padding: 1,
    room: 0.6,
    page: [24, 18, 22, 15],
  },
];
