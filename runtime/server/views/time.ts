import { toLocalDate } from '#engine';

const CHINA_OFFSET = 480;

/** `2026-03-02 09:05` in China. */
export const dayTime = (at: number): string =>
  `${toLocalDate(at, CHINA_OFFSET)} ${new Date(at + CHINA_OFFSET * 60_000).toISOString().slice(11, 16)}`;
