import { checkExpression } from '../feel/index.ts';
import type { Problem } from '../result.ts';
import type { TimerDetail } from './detail.ts';

/** Parts of an ISO 8601 duration. */
export interface IsoDuration {
  years: number;
  months: number;
  days: number;
  /** Weeks are counted in `days`, the time part here. */
  ms: number;
}

export interface IsoCycle {
  /** -1 = without end. */
  repeat: number;
  /** Date of the first occurrence; absent: one interval from now. */
  start?: string;
  interval: IsoDuration;
}

const DURATION =
  /^P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const CYCLE = /^R(\d{0,6})\/(?:([^/]+)\/)?([^/]+)$/;
const LOOKS_ISO = /^(?:P[\dT]|\d{4}-|R\d*\/)/;
const WHOLE_DAYS = /^P\d{1,4}D$/;

export function parseDuration(text: string): IsoDuration | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return {
    years: years ?? 0,
    months: months ?? 0,
    days: (days ?? 0) + 7 * (weeks ?? 0),
    ms: (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000,
  };
}

export const isIsoDate = (text: string): boolean =>
  DATE.test(text) && !Number.isNaN(Date.parse(text)) && existsInCalendar(text.slice(0, 10));

/** `2026-02-30` parses in JavaScript as 2 March. */
const existsInCalendar = (date: string): boolean => new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);

export function parseCycle(text: string): IsoCycle | undefined {
  const match = CYCLE.exec(text);
  const interval = match && parseDuration(match[3] ?? '');
  if (!match || !interval) return undefined;
  if (match[2] !== undefined && !isIsoDate(match[2])) return undefined;
  return {
    repeat: match[1] === '' ? -1 : Number(match[1]),
    ...(match[2] === undefined ? {} : { start: match[2] }),
    interval,
  };
}

/** Whether the text is written in ISO 8601; everything else is a FEEL expression that gives such a text. */
export const isIso = (text: string): boolean => LOOKS_ISO.test(text);

const EXAMPLES = {
  date: '2026-10-01T09:00:00+08:00',
  duration: 'P5D 或 PT1H',
  cycle: 'R3/PT1H',
};

/** What is wrong with the text of a timer before it ever runs. */
export function checkTimer({ kind, text, workingDay }: TimerDetail): Problem | undefined {
  if (!isIso(text)) return checkExpression(text);
  const valid =
    kind === 'date' ? isIsoDate(text) : (kind === 'duration' ? parseDuration(text) : parseCycle(text)) !== undefined;
  if (!valid)
    return { code: 'bpmn.timer', message: `定时“${text}”的写法无效，应按 ISO 8601 书写，例如 ${EXAMPLES[kind]}。` };
  if (workingDay && !WHOLE_DAYS.test(text))
    return { code: 'bpmn.timer', message: `按工作日计算的定时“${text}”只能写整天数，例如 P5D。` };
  return undefined;
}
