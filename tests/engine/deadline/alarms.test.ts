import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALARMS, type Alarm, alarmsReached, type ClockEntry, nextAlarm, stepDue } from '#engine';
import { at, china } from './calendars.ts';
import { histories } from './naiveClock.ts';

const limits = { promised: { value: 10, unit: 'workingDay' as const } };
const started: ClockEntry = { at: at('2026-03-02T10:00'), type: 'started' };
const reached = (now: string, entries: ClockEntry[] = []) =>
  alarmsReached(china, [started, ...entries], limits, at(now)).map(({ id }) => id);
const raised = (alarm: string, local: string): ClockEntry => ({ at: at(local), type: 'alarmed', alarm });

describe('warning levels', () => {
  it.each([
    ['2026-03-12T23:59', []],
    ['2026-03-13T00:00', ['warning']],
    ['2026-03-16T23:59', ['warning']],
    ['2026-03-17T00:00', ['warning', 'yellowCard']],
    ['2026-03-18T23:59', ['warning', 'yellowCard']],
    ['2026-03-19T00:00', ['warning', 'yellowCard', 'redCard']],
  ])('reached at %s are %j: none is passed over', (now, expected) => {
    expect(reached(now)).toEqual(expected);
  });

  it('are raised once, and again only after an extension', () => {
    expect(reached('2026-03-17', [raised('warning', '2026-03-13')])).toEqual(['yellowCard']);
    const by = { value: 5, unit: 'workingDay' as const };
    const longer: ClockEntry[] = [
      raised('warning', '2026-03-13'),
      {
        at: at('2026-03-16'),
        type: 'extended',
        by,
        rule: 'permit',
        reason: '案情复杂',
        requestedBy: 'a',
        approvedBy: 'b',
      },
    ];
    expect(reached('2026-03-17', longer)).toEqual([]);
    expect(reached('2026-03-20', longer)).toEqual(['warning']);
  });

  it('wait for the levels before them, however soon they are reached', () => {
    const soon: Alarm = { id: 'soon', name: '提示', color: 'blue', when: { used: 0.1 }, of: 'promised', up: 0 };
    const ids = (now: string) =>
      alarmsReached(china, [started], limits, at(now), [...ALARMS, soon]).map(({ id }) => id);
    expect(ids('2026-03-18')).toEqual(['warning', 'yellowCard']);
    expect(ids('2026-03-19')).toEqual(['warning', 'yellowCard', 'redCard', 'soon']);
  });

  it('rest while the clock stands and after it has stopped', () => {
    expect(reached('2026-03-30', [{ at: at('2026-03-13'), type: 'paused', reason: 'hearing' }])).toEqual([]);
    expect(reached('2026-03-30', [{ at: at('2026-03-13'), type: 'stopped' }])).toEqual([]);
    expect(alarmsReached(china, [], limits, at('2026-03-30'))).toEqual([]);
  });

  it('can be shares of a limit in hours', () => {
    const plan: Alarm[] = [{ id: 'half', name: '预警', color: 'blue', when: { used: 0.5 }, of: 'promised', up: 0 }];
    const hours = { promised: { value: 2, unit: 'workingHour' as const } };
    const next = nextAlarm(
      china,
      [{ at: at('2026-03-02T11:30'), type: 'started' }],
      hours,
      at('2026-03-02T11:30'),
      plan,
    );
    expect(next?.at).toBe(at('2026-03-02T13:30'));
  });

  it('come exactly when they were foretold, if nothing happens before', () => {
    const used: Alarm = { id: 'used', name: '提示', color: 'blue', when: { used: 0.5 }, of: 'promised', up: 0 };
    fc.assert(
      fc.property(histories(9 * 1440, 'workingDay'), fc.integer({ min: 1, max: 25 }), ({ entries, now }, value) => {
        const promise = { promised: { value, unit: 'workingDay' as const } };
        const plan = [used, ...ALARMS];
        const next = nextAlarm(china, entries, promise, now, plan);
        if (!next) return;
        const ids = (moment: number) => alarmsReached(china, entries, promise, moment, plan).map(({ id }) => id);
        expect(ids(Math.max(now, next.at))).toContain(next.alarm.id);
        if (next.at > now) expect(ids(next.at - 1)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('stepDue', () => {
  const due = (days: number, since: string, entries: ClockEntry[] = []) =>
    stepDue(china, [started, ...entries], limits, { value: days, unit: 'workingDay' }, at(since), at(since))?.date;

  it('is the step’s own budget, never later than the promise', () => {
    expect(due(2, '2026-03-04')).toBe('2026-03-06');
    expect(due(8, '2026-03-10')).toBe('2026-03-16');
    expect(due(0.5, '2026-03-04')).toBe('2026-03-05');
    expect(stepDue(china, [], limits, { value: 1, unit: 'workingDay' }, 0, 0)).toBeUndefined();
  });

  it('leaves out a pause that ended before or lies within', () => {
    const pause: ClockEntry[] = [
      { at: at('2026-03-03'), type: 'paused', reason: 'hearing' },
      { at: at('2026-03-04'), type: 'resumed' },
    ];
    expect(due(8, '2026-03-10', pause)).toBe('2026-03-18');
    expect(
      stepDue(china, [started, ...pause], limits, { value: 2, unit: 'workingDay' }, at('2026-03-02'), at('2026-03-05'))
        ?.date,
    ).toBe('2026-03-06');
  });
});
