import { addDays, openSpans, startOfLocalDay } from '../deadline/index.ts';
import type { Calendar } from '../deadline/types.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** A calendar that is closed for a year is a mistake. */
const MOST_CLOSED = 366;

/** A part of the opening time in which arrivals come at one rate: within one shift and one hour of the clock. */
export interface Piece {
  /** Epoch ms. */
  from: number;
  /** Minutes on the axis. */
  begins: number;
  minutes: number;
  /** Hour of the day, 0 to 23. */
  hour: number;
}

/** Opening hours put end to end: a queue does not move while the office is closed. Minutes from the first opening on. */
export interface OpenAxis {
  pieces: Piece[];
  /** Where each working day begins on the axis; one more than there are days. */
  days: number[];
  toReal(minute: number): number;
  /** A moment outside opening hours is the next opening. */
  toOpen(at: number): number;
}

/** Opening hours of the next `count` working days from `start` on. Throws RangeError where the calendar is never open. */
export function openAxis(calendar: Calendar, start: string, count: number): OpenAxis {
  const pieces: Piece[] = [];
  const days: number[] = [0];
  let begins = 0;
  let closed = 0;
  for (let date = start; days.length <= count; date = addDays(date, 1)) {
    const midnight = startOfLocalDay(date, calendar.utcOffset);
    const before = begins;
    for (const { from, to } of openSpans(calendar, date))
      for (let at = from; at < to; ) {
        const hour = Math.floor((at - midnight) / HOUR);
        const until = Math.min(to, midnight + (hour + 1) * HOUR);
        const minutes = (until - at) / MINUTE;
        pieces.push({ from: at, begins, minutes, hour });
        begins += minutes;
        at = until;
      }
    closed = begins === before ? closed + 1 : 0;
    if (closed > MOST_CLOSED) throw new RangeError('the calendar is never open');
    if (begins > before) days.push(begins);
  }
  return { pieces, days, toReal: (minute) => realOf(pieces, minute), toOpen: (at) => openOf(pieces, at) };
}

/** The last piece for which `before` holds; pieces stand in order. */
function lastWhere(pieces: Piece[], before: (piece: Piece) => boolean): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && before(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

function realOf(pieces: Piece[], minute: number): number {
  // The end of a shift is before its pause, not after it.
  const piece = lastWhere(pieces, ({ begins }) => begins < minute) ?? pieces[0];
  return piece ? piece.from + (minute - piece.begins) * MINUTE : 0;
}

function openOf(pieces: Piece[], at: number): number {
  const piece = lastWhere(pieces, ({ from }) => from <= at);
  return piece ? piece.begins + Math.min((at - piece.from) / MINUTE, piece.minutes) : 0;
}
