import { addDays, toLocalDate } from './localDate.ts';
import { openSpans, type Span } from './openHours.ts';
import type { Calendar } from './types.ts';

/** No legal limit in hours leaves the year; beyond it a count is a mistake and must not spin. */
const MAX_DAYS = 3_660;

/** Milliseconds of `[from, to)` in which offices are open and no pause lies. */
export const openTimeBetween = (calendar: Calendar, from: number, to: number, pauses: readonly Span[]): number => {
  let found = 0;
  for (let date = toLocalDate(from, calendar.utcOffset); ; date = addDays(date, 1)) {
    const spans = openSpans(calendar, date);
    for (const span of counted(spans, pauses, from, to)) found += span.to - span.from;
    if (date >= toLocalDate(to, calendar.utcOffset)) return found;
  }
};

/**
 * The moment at which `time` milliseconds of open and unpaused time after `from` have passed: the end of the last one
 * needed, so that a limit used up at close of business ends then and not next morning. `from` when `time` is 0.
 * Throws RangeError where the calendar is never open.
 */
export const addOpenTime = (calendar: Calendar, from: number, time: number, pauses: readonly Span[]): number => {
  let left = time;
  if (left <= 0) return from;
  const first = toLocalDate(from, calendar.utcOffset);
  for (let day = 0; day < MAX_DAYS; day += 1) {
    for (const span of counted(openSpans(calendar, addDays(first, day)), pauses, from, Number.POSITIVE_INFINITY)) {
      if (span.to - span.from >= left) return span.from + left;
      left -= span.to - span.from;
    }
  }
  throw new RangeError(`no opening hours within ${MAX_DAYS} days`);
};

/** As `addOpenTime`, for hours of the clock. */
export const addPlainTime = (from: number, time: number, pauses: readonly Span[]): number => {
  let [at, left] = [from, time];
  for (const pause of merged(pauses)) {
    if (pause.to <= at) continue;
    if (pause.from - at >= left) return at + left;
    left -= Math.max(0, pause.from - at);
    at = pause.to;
  }
  return at + left;
};

export const plainTimeBetween = (from: number, to: number, pauses: readonly Span[]): number =>
  cut([{ from, to }], pauses).reduce((sum, span) => sum + Math.max(0, span.to - span.from), 0);

const counted = (spans: Span[], pauses: readonly Span[], from: number, to: number): Span[] =>
  cut(
    spans
      .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
      .filter((span) => span.from < span.to),
    pauses,
  );

/** The spans without the pauses, in order. */
const cut = (spans: Span[], pauses: readonly Span[]): Span[] =>
  merged(pauses).reduce(
    (rest, pause) =>
      rest.flatMap((span) => {
        if (pause.to <= span.from || span.to <= pause.from) return [span];
        const parts = [
          { from: span.from, to: pause.from },
          { from: pause.to, to: span.to },
        ];
        return parts.filter(({ from, to }) => from < to);
      }),
    spans,
  );

/** Pauses in order of time, overlapping ones as one. */
const merged = (pauses: readonly Span[]): Span[] => {
  const found: Span[] = [];
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && pause.from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) };
    else found.push(pause);
  }
  return found;
};
