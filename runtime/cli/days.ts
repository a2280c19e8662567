import { addDays, toLocalDate } from '#engine';

const CHINA_OFFSET = 480;

/** `YYYY-MM-DD` in China. */
export const today = (): string => toLocalDate(Date.now(), CHINA_OFFSET);

/** Whether it is a day that the calendar has. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text;
