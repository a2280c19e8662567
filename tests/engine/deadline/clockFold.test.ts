import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockView, type Limit } from '#engine';
import { china } from './calendars.ts';
import {
  histories,
  type naiveCounted,
  naiveDueDate,
  naiveDueMinute,
  naivePauses,
  naiveUsedDays,
  naiveUsedMinutes,
} from './naiveClock.ts';

const DAY = 1440;

describe('the fold of pauses and extensions against a recount by hand, 2013–2030', () => {
  for (const unit of ['workingDay', 'calendarDay'] as const)
    it(`counts days of a limit in ${unit} as a walk day by day does`, () => {
      fc.assert(
        fc.property(histories(9 * DAY, unit), fc.integer({ min: 1, max: 40 }), (history, value) => {
          const { entries, start, now, extendedBy } = history;
          const pauses = naivePauses(entries, now);
          const limit: Limit = { value, unit };
          const seen = clockView(china, entries, { promised: limit, statutory: { value: value * 2, unit } }, now);
          expect(seen.promised?.date).toBe(naiveDueDate(start, { value: value + extendedBy, unit }, pauses));
          expect(seen.statutory?.date).toBe(naiveDueDate(start, { value: value * 2 + extendedBy, unit }, pauses));
          expect(seen.usedDays).toBe(naiveUsedDays(start, now, pauses));
          expect(seen.grossDays).toBe(naiveUsedDays(start, now, []));
          expect(seen.state).toBe(pauses.length > 0 && isOpen(entries) ? 'paused' : 'running');
          const late = now >= (seen.promised?.due ?? now);
          if (seen.state === 'running') expect(seen.light === 'red').toBe(late);
          else if (seen.light === 'red') expect(late).toBe(true);
          if (!late) expect(seen.remainingDays).toBe(daysLeft(pauses, now, seen.promised?.due ?? now));
        }),
        { numRuns: 300 },
      );
    });

  it('counts working hours as a walk minute by minute does', () => {
    fc.assert(
      fc.property(histories(300, 'workingHour'), fc.integer({ min: 0, max: 30 }), (history, halves) => {
        const { entries, start, now, extendedBy } = history;
        const pauses = naivePauses(entries, now);
        const promised: Limit = { value: halves / 2, unit: 'workingHour' };
        const seen = clockView(china, entries, { promised }, now);
        const due = naiveDueMinute(start, halves * 30 + extendedBy * 60, pauses);
        expect(seen.promised?.due).toBe(due);
        expect(seen.usedMinutes).toBe(naiveUsedMinutes(start, now, pauses));
        if (now <= due) expect(seen.remainingMinutes).toBe(naiveUsedMinutes(now, due, pauses));
        if (seen.state === 'running') expect(seen.light === 'red').toBe(now >= due);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whatever is asked in between, and the same from its bytes', () => {
    fc.assert(
      fc.property(histories(9 * DAY, 'workingDay'), ({ entries, now }) => {
        const limits = { promised: { value: 20, unit: 'workingDay' as const } };
        const seen = clockView(china, entries, limits, now);
        clockView(china, entries.slice(0, 2), limits, now);
        expect(clockView(china, JSON.parse(JSON.stringify(entries)), limits, now)).toEqual(seen);
      }),
      { numRuns: 100 },
    );
  });
});

const isOpen = (entries: Parameters<typeof naivePauses>[0]): boolean => {
  const open = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'paused') open.add(entry.id ?? '');
    if (entry.type === 'resumed') open.delete(entry.id ?? '');
  }
  return open.size > 0;
};

const daysLeft = (pauses: Parameters<typeof naiveCounted>[0], now: number, due: number): number =>
  naiveUsedDays(now, due - 1, pauses);
