import { describe, expect, it } from 'vitest';
import { type Calendar, clockView, dueDate, isOpen, latestBefore, type OpeningHours, shiftsOf } from '#engine';
import { at, china } from './calendars.ts';

const morning = { from: '08:30', to: '12:00' };
const hours: OpeningHours = {
  rules: [
    { from: '05-01', to: '09-30', shifts: [morning, { from: '15:00', to: '18:00' }] },
    { from: '10-01', to: '04-30', weekdays: [5], shifts: [morning, { from: '14:00', to: '16:00' }] },
    { shifts: [morning, { from: '14:00', to: '17:30' }] },
  ],
  days: { '2026-03-03': [morning], '2026-03-04': [] },
};
const office: Calendar = { ...china, hours };

describe('opening hours', () => {
  it.each([
    ['2026-03-02', '08:30–12:00 14:00–17:30', '冬季星期一'],
    ['2026-03-06', '08:30–12:00 14:00–16:00', '冬季星期五'],
    ['2026-07-03', '08:30–12:00 15:00–18:00', '夏季'],
    ['2026-03-03', '08:30–12:00', '当天下午停办'],
    ['2026-03-04', '', '当天停办'],
    ['2026-03-07', '', '星期六'],
    ['2026-02-28', '08:30–12:00 14:00–17:30', '星期六调休上班'],
  ])('of %s are %s（%s）', (date, expected) => {
    expect(
      shiftsOf(office, date)
        .map(({ from, to }) => `${from}–${to}`)
        .join(' '),
    ).toBe(expected);
  });

  it('include the first minute and not the last', () => {
    const times = ['08:29', '08:30', '11:59', '12:00', '14:00', '17:29', '17:30'];
    expect(times.map((time) => isOpen(office, at(`2026-03-02T${time}`)))).toEqual([
      ...[false, true, true, false],
      ...[true, true, false],
    ]);
  });

  it('end the last day at close of business', () => {
    const due = dueDate(office, at('2026-02-27'), { value: 1, unit: 'workingDay' });
    expect(due).toMatchObject({ date: '2026-02-28', due: at('2026-02-28T17:30') });
    const view = (now: string) =>
      clockView(
        office,
        [{ at: at('2026-02-27'), type: 'started' }],
        { promised: { value: 1, unit: 'workingDay' } },
        at(now),
      );
    expect(view('2026-02-28T17:29')).toMatchObject({ light: 'yellow', remainingDays: 0 });
    expect(view('2026-02-28T17:30')).toMatchObject({ light: 'red', remainingDays: -1 });
  });
});

describe('limits in hours', () => {
  const due = (from: string, value: number) => dueDate(office, at(from), { value, unit: 'workingHour' }).due;

  it.each([
    ['2026-03-02T09:00', 2, '2026-03-02T11:00', '同一上午'],
    ['2026-03-02T11:00', 2, '2026-03-02T15:00', '午休不计'],
    ['2026-03-02T15:30', 2, '2026-03-02T17:30', '到停止业务时为止'],
    ['2026-03-02T16:30', 2, '2026-03-03T09:30', '转到次日'],
    ['2026-03-03T11:00', 2, '2026-03-05T09:30', '停办的时间不计'],
    ['2026-03-07T10:00', 0.5, '2026-03-09T09:00', '休息日收到'],
    ['2026-03-02T20:00', 0, '2026-03-02T20:00', '没有时限'],
  ])('from %s, %s hours end at %s（%s）', (from, value, expected) => {
    expect(due(from, value)).toBe(at(expected));
  });

  it('may be hours of the clock', () => {
    const found = dueDate(office, at('2026-03-06T20:00'), { value: 24, unit: 'hour' });
    expect(found).toMatchObject({ due: at('2026-03-07T20:00'), date: '2026-03-07' });
  });

  it('stand to the minute', () => {
    const entries = [
      { at: at('2026-03-02T09:00'), type: 'started' as const },
      { at: at('2026-03-02T10:00'), type: 'paused' as const, reason: 'supplement' },
      { at: at('2026-03-02T14:30'), type: 'resumed' as const },
    ];
    const promised = { value: 2, unit: 'workingHour' as const };
    expect(clockView(office, entries, { promised }, at('2026-03-02T15:20'))).toMatchObject({
      promised: { due: at('2026-03-02T15:30') },
      usedMinutes: 110,
      remainingMinutes: 10,
      light: 'yellow',
    });
    expect(clockView(office, entries, { promised }, at('2026-03-02T15:40'))).toMatchObject({
      remainingMinutes: -10,
      light: 'red',
    });
    const plain = { promised: { value: 2, unit: 'hour' as const } };
    expect(clockView(office, entries, plain, at('2026-03-02T15:00'))).toMatchObject({
      promised: { due: at('2026-03-02T15:30') },
      usedMinutes: 90,
    });
  });

  it('never spin where an office is never open', () => {
    const closed: Calendar = { ...china, hours: { rules: [] } };
    expect(() => dueDate(closed, at('2026-03-02'), { value: 1, unit: 'workingHour' })).toThrow(RangeError);
  });
});

describe('start rules', () => {
  const due = (from: string, start: 'nextDay' | 'sameDay' | 'nextWorkingDay') =>
    dueDate(office, at(from), { value: 3, unit: 'workingDay', start }).date;

  it('leave out the day of the event, count it, or take what comes after hours for the next working day', () => {
    expect(due('2026-03-09T17:00', 'nextDay')).toBe('2026-03-12');
    expect(due('2026-03-09T17:00', 'sameDay')).toBe('2026-03-11');
    expect(due('2026-03-09T17:00', 'nextWorkingDay')).toBe('2026-03-12');
    expect(due('2026-03-09T18:00', 'nextWorkingDay')).toBe('2026-03-13');
    expect(due('2026-03-14T10:00', 'nextWorkingDay')).toBe('2026-03-19');
  });

  it('leave a last day off where it is if the limit says so', () => {
    const limit = { value: 5, unit: 'calendarDay' as const };
    expect(dueDate(china, at('2026-03-02'), limit).date).toBe('2026-03-09');
    expect(dueDate(china, at('2026-03-02'), { ...limit, roll: 'none' }).date).toBe('2026-03-07');
  });

  it('count backwards from the day before which something is due (R12)', () => {
    expect(latestBefore(china, '2026-10-31', { value: 30, unit: 'calendarDay' })).toBe('2026-10-01');
    expect(latestBefore(china, '2026-03-31', { value: 1, unit: 'month' })).toBe('2026-02-28');
    expect(latestBefore(china, '2026-10-09', { value: 3, unit: 'workingDay' })).toBe('2026-09-29');
  });
});
