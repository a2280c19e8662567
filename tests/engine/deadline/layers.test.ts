import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Calendar,
  type CalendarLayer,
  type ClockEntry,
  calendarDifference,
  clockView,
  dueDate,
  isWorkingDay,
  layeredCalendar,
  layersAt,
  recomputation,
} from '#engine';
import { at, china } from './calendars.ts';
import { dates } from './naive.ts';

const guangxi: CalendarLayer = {
  title: '广西壮族三月三',
  division: '45',
  holidays: { '2026-04-20': '壮族三月三', '2026-04-21': '壮族三月三' },
};
const window: CalendarLayer = {
  title: '南宁市兴宁区民生街道系统故障公告',
  division: '450102',
  office: '450102001000',
  holidays: { '2026-04-22': '系统故障' },
  workdays: { '2026-04-21': '节日服务' },
};
const place = { division: '450102001000', office: '450102001000' };

describe('layers', () => {
  it('hold by division and office, the narrower one last', () => {
    const town: CalendarLayer = { title: '民生街道', division: '450102001', workdays: { '2026-04-20': '应急值守' } };
    expect(layersAt([window, town, guangxi], place)).toEqual([guangxi, town, window]);
    expect(layersAt([guangxi, window, town], place)).toEqual([guangxi, town, window]);
    const calendar = layeredCalendar(china, layersAt([town, guangxi], place));
    expect(isWorkingDay(calendar, '2026-04-20')).toBe(true);
    expect(layersAt([window, guangxi], { ...place, office: '450102002000' })).toEqual([guangxi]);
    expect(layersAt([window, guangxi], { division: '440103002000', office: 'x' })).toEqual([]);
  });

  it('win over what lies below them, day by day', () => {
    const calendar = layeredCalendar(china, layersAt([window, guangxi], place));
    const days = ['2026-04-20', '2026-04-21', '2026-04-22', '2026-04-23', '2026-10-01'];
    expect(days.map((day) => isWorkingDay(calendar, day))).toEqual([false, true, false, true, false]);
    expect(dueDate(calendar, at('2026-04-17'), { value: 2, unit: 'workingDay' }).date).toBe('2026-04-23');
    expect(isWorkingDay(china, '2026-04-20')).toBe(true);
  });

  it('give the same calendar again, so that nothing is worked out twice', () => {
    expect(layeredCalendar(china, [{ ...guangxi }])).toBe(layeredCalendar(china, [guangxi]));
    expect(layeredCalendar(china, [])).toBe(china);
  });

  it('made from a difference lead from one calendar to the other, 2013–2030', () => {
    const special = fc.dictionary(dates, fc.constant('临时'), { maxKeys: 12 });
    fc.assert(
      fc.property(special, special, dates, (holidays, workdays, from) => {
        const revised: Calendar = {
          ...china,
          title: '修订',
          holidays: { ...china.holidays, ...holidays },
          workdays,
          publishedYears: [...china.publishedYears, 2027],
        };
        const made = layeredCalendar(china, [calendarDifference(china, revised, from, '修订')]);
        const back = layeredCalendar(revised, [calendarDifference(revised, china, from, '撤回修订')]);
        for (let day = from, left = 800; left > 0; left -= 1, day = addDays(day, 1)) {
          if (isWorkingDay(made, day) !== isWorkingDay(revised, day)) throw new Error(day);
          if (isWorkingDay(back, day) !== isWorkingDay(china, day)) throw new Error(`back ${day}`);
        }
        expect([made.publishedYears, back.publishedYears]).toEqual([revised.publishedYears, china.publishedYears]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a revised calendar', () => {
  it('says nothing of the days before the case', () => {
    const revised = { ...china, holidays: { ...china.holidays, '2026-03-02': '临时', '2026-03-03': '临时' } };
    expect(calendarDifference(china, revised, '2026-03-03', '修订').holidays).toEqual({ '2026-03-03': '临时' });
  });

  const limits = { promised: { value: 10, unit: 'workingDay' as const } };
  const started: ClockEntry = { at: at('2026-12-25T10:00'), type: 'started' };
  const revised: Calendar = {
    ...china,
    title: '2027年放假通知',
    holidays: { ...china.holidays, '2027-01-01': '元旦', '2027-01-04': '元旦' },
    publishedYears: [...china.publishedYears, 2027],
  };
  const recompute = () =>
    recomputation(china, revised, [started], limits, { by: 'li', reason: '2027年放假通知公布', at: at('2026-12-30') });

  it('changes nothing by itself, and everything once it is on record with both results', () => {
    const before = clockView(china, [started], limits, at('2027-01-05'));
    expect(before.promised).toMatchObject({ date: '2027-01-11', provisional: true });
    const entry = recompute();
    expect(entry).toMatchObject({
      before: { promised: { date: '2027-01-11', provisional: true } },
      after: { promised: { date: '2027-01-12', provisional: false } },
      layer: { holidays: { '2027-01-01': '元旦', '2027-01-04': '元旦' }, publishedYears: [2027] },
    });
    if (!entry) throw new Error('started clocks can be recomputed');
    expect(clockView(china, [started, entry], limits, at('2027-01-05')).promised).toEqual(entry.after.promised);
  });

  it('is recomputed by the difference alone, and before the start not at all', () => {
    expect(JSON.stringify(recompute()?.layer).length).toBeLessThan(150);
    expect(recomputation(china, revised, [], limits, { by: 'li', reason: '', at: 0 })).toBeUndefined();
  });
});

describe('closures known at the start', () => {
  it('belong to the case from its first entry on', () => {
    const layer: CalendarLayer = { title: '停电公告', holidays: { '2026-03-04': '停电' } };
    const entries: ClockEntry[] = [{ at: at('2026-03-02'), type: 'started', layer }];
    const seen = clockView(china, entries, { promised: { value: 3, unit: 'workingDay' } }, at('2026-03-03'));
    expect(seen.promised?.date).toBe('2026-03-06');
  });
});
