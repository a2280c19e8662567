import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, type ClockEntry, clockView, dueDate, type Limit, toLocalDate } from '#engine';
import { at, china } from './calendars.ts';
import { dates, naiveIsWorkingDay } from './naive.ts';

const days = (value: number): Limit => ({ value, unit: 'workingDay' });
const started = (local: string): ClockEntry => ({ at: at(local), type: 'started' });
const paused = (local: string): ClockEntry => ({ at: at(local), type: 'paused', reason: 'supplement' });
const resumed = (local: string): ClockEntry => ({ at: at(local), type: 'resumed' });
const stopped = (local: string): ClockEntry => ({ at: at(local), type: 'stopped' });
const view = (entries: ClockEntry[], now: string, promised = days(10), statutory?: Limit) =>
  clockView(china, entries, statutory ? { promised, statutory } : { promised }, at(now));

describe('clockView', () => {
  it('has no dates before acceptance', () => {
    expect(view([], '2026-03-02')).toEqual({ state: 'notStarted', usedDays: 0, light: 'green', pauses: [] });
  });

  it('counts whole working days after the day of acceptance', () => {
    // 2026-03-02 是星期一。
    expect(view([started('2026-03-02T15:00')], '2026-03-02T16:00')).toMatchObject({
      usedDays: 0,
      remainingDays: 10,
      light: 'green',
    });
    const later = view([started('2026-03-02T15:00')], '2026-03-09T09:00', days(10), days(20));
    expect(later).toMatchObject({ state: 'running', usedDays: 5, remainingDays: 5, light: 'green' });
    expect(later.promised?.date).toBe('2026-03-16');
    expect(later.statutory?.date).toBe('2026-03-30');
  });

  it.each([
    ['2026-03-11T09:00', 3, 'green'],
    ['2026-03-12T09:00', 2, 'yellow'],
    ['2026-03-13T09:00', 1, 'yellow'],
    ['2026-03-16T23:59', 0, 'yellow'],
    ['2026-03-17T00:00', -1, 'red'],
    ['2026-03-19T09:00', -3, 'red'],
  ])('at %s has %i days left and is %s', (now, remainingDays, light) => {
    expect(view([started('2026-03-02T15:00')], now)).toMatchObject({ remainingDays, light });
  });

  it('is late on the day off that follows the last day', () => {
    expect(view([started('2026-03-02')], '2026-03-07', days(4))).toMatchObject({ remainingDays: -1, light: 'red' });
  });

  it('does not count the days that a pause touches, and moves both dates', () => {
    const entries = [started('2026-03-02T10:00'), paused('2026-03-04T16:00'), resumed('2026-03-06T09:00')];
    const seen = view(entries, '2026-03-10T09:00', days(10), days(20));
    expect(seen.promised?.date).toBe('2026-03-19');
    expect(seen.statutory?.date).toBe('2026-04-02');
    expect(seen).toMatchObject({ usedDays: 3, remainingDays: 7, state: 'running' });
    expect(seen.pauses).toEqual([{ from: at('2026-03-04T16:00'), to: at('2026-03-06T09:00'), reason: 'supplement' }]);
  });

  it('takes a day out once however often it was paused on it', () => {
    const twice = [
      started('2026-03-02'),
      paused('2026-03-04T09:00'),
      resumed('2026-03-04T10:00'),
      paused('2026-03-04T15:00'),
      resumed('2026-03-04T16:00'),
    ];
    expect(view(twice, '2026-03-05').promised?.date).toBe('2026-03-17');
  });

  it('moves natural-day limits by natural days, to a day that counts', () => {
    const entries = [started('2026-03-02'), paused('2026-03-04'), resumed('2026-03-08T12:00')];
    expect(view(entries, '2026-03-09', { value: 15, unit: 'calendarDay' }).promised?.date).toBe('2026-03-23');
  });

  it('keeps its light and its days while paused, and moves the date day by day', () => {
    const entries = [started('2026-03-02T10:00'), paused('2026-03-12T11:00')];
    const first = view(entries, '2026-03-12T12:00');
    const later = view(entries, '2026-03-25T12:00');
    expect(first).toMatchObject({ state: 'paused', light: 'yellow', usedDays: 7, remainingDays: 3 });
    expect(later).toMatchObject({ state: 'paused', light: 'yellow', usedDays: 7, remainingDays: 3 });
    expect([first.promised?.date, later.promised?.date]).toEqual(['2026-03-17', '2026-03-30']);
  });

  it('no longer moves a limit that had passed before the pause', () => {
    const entries = [started('2026-03-02'), paused('2026-03-18'), resumed('2026-03-20')];
    const seen = view(entries, '2026-03-24');
    expect(seen.promised?.date).toBe('2026-03-16');
    expect(seen).toMatchObject({ light: 'red', remainingDays: -3 });
  });

  it('keeps everything as it was at the stop', () => {
    const entries = [started('2026-03-02'), stopped('2026-03-13T10:00')];
    expect(view(entries, '2027-01-01')).toEqual(view(entries, '2026-03-13T10:00'));
    expect(view(entries, '2027-01-01')).toMatchObject({ state: 'stopped', light: 'yellow', usedDays: 9 });
  });

  it('passes over entries that make no sense', () => {
    const odd = [
      paused('2026-03-01'),
      resumed('2026-03-01'),
      started('2026-03-02'),
      resumed('2026-03-03'),
      started('2026-03-04'),
      stopped('2026-03-05'),
      paused('2026-03-06'),
    ];
    expect(view(odd, '2026-03-09')).toEqual(view([started('2026-03-02'), stopped('2026-03-05')], '2026-03-09'));
  });
});

describe('clockView against a model that walks day by day, 2013–2030', () => {
  const plans = fc.record({
    start: dates,
    limit: fc.integer({ min: 1, max: 30 }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 4 }),
    now: fc.integer({ min: 0, max: 90 }),
  });

  it('counts the same days and finds the same date', () => {
    fc.assert(
      fc.property(plans, ({ start, limit, gaps, now }) => {
        const { entries, touched, end } = build(start, gaps);
        const today = addDays(end, now);
        const seen = clockView(china, entries, { promised: days(limit) }, at(today) + 3_600_000);
        const counted = (day: string) => naiveIsWorkingDay(day) && !touched.has(day);
        let [due, left, used] = [start, limit, 0];
        while (left > 0) {
          due = addDays(due, 1);
          if (counted(due)) left -= 1;
        }
        for (let day = addDays(start, 1); day <= today; day = addDays(day, 1)) if (counted(day)) used += 1;
        expect(seen.promised?.date).toBe(due);
        expect(seen.usedDays).toBe(used);
        if (today <= due) expect(seen.usedDays + (seen.remainingDays ?? 0)).toBe(limit);
        expect(seen.light === 'red').toBe(today > due);
      }),
      { numRuns: 400 },
    );
  });

  it('is the plain due date without a pause', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom<Limit['unit']>('workingDay', 'calendarDay', 'month'),
        (start, value, unit) => {
          const limit = { value, unit };
          const seen = clockView(china, [{ at: at(start), type: 'started' }], { promised: limit }, at(start));
          const plain = dueDate(china, at(start), limit);
          expect(seen.promised?.date).toBe(plain.date);
          expect(seen.promised?.due).toBe(plain.due);
          if (unit === 'workingDay' && value > 0) expect(plain.date).toBe(addWorkingDays(china, start, value));
          expect(toLocalDate(plain.due - 1, 480)).toBe(plain.date);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Entries from gaps of days before and inside each pause, with the days that the pauses touch. */
const build = (start: string, gaps: [number, number][]) => {
  const entries: ClockEntry[] = [{ at: at(start), type: 'started' }];
  const touched = new Set<string>();
  let day = start;
  for (const [before, inside] of gaps) {
    const from = addDays(day, before);
    const to = addDays(from, inside);
    entries.push({ at: at(from) + 60_000 * entries.length, type: 'paused', reason: 'supplement' });
    entries.push({ at: at(to) + 60_000 * entries.length, type: 'resumed' });
    for (let one = from; one <= to; one = addDays(one, 1)) touched.add(one);
    day = to;
  }
  return { entries, touched, end: day };
};
