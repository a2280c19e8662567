import { describe, expect, it } from 'vitest';
import { type Calendar, type CaseFact, measureSteps } from '#engine';

const calendar: Calendar = {
  id: 'c',
  title: '日历',
  holidays: {},
  workdays: {},
  publishedYears: [2026],
  utcOffset: 480,
};
const at = (time: string): number => Date.parse(`2026-03-${time}:00+08:00`);

const done = (element: string, token: number, outcome: string): CaseFact[] => [
  { type: 'opinion.given', token, element, outcome, kind: 'approve', name: '同意', round: 0 },
  { type: 'task.completed', element, token },
];

/** 02 March 2026 is a Monday; offices are open 9 to 12 and 13 to 17. */
describe('how long steps took', () => {
  it('is the opening time from taking a task up to completing it, lunch and nights left out', () => {
    const cases = [
      [
        { at: at('02T11:50'), facts: [{ type: 'task.claimed' as const, token: 1, user: 'u' }] },
        { at: at('02T13:10'), facts: done('review', 1, 'approve') },
      ],
      [
        { at: at('02T16:45'), facts: [{ type: 'task.opened' as const, token: 1, user: 'u' }] },
        { at: at('03T09:15'), facts: done('review', 1, 'deny') },
      ],
    ];
    expect(measureSteps(cases, calendar)).toEqual({
      review: { samples: 2, minutes: { min: 20, mode: 20, max: 30 }, outcomes: { approve: 1, deny: 1 } },
    });
  });

  it('counts an outcome even where nobody knows when the work began, and leaves out what was left lying', () => {
    const cases = [
      [{ at: at('02T09:30'), facts: done('review', 1, 'approve') }],
      [
        { at: at('02T09:00'), facts: [{ type: 'task.claimed' as const, token: 1, user: 'u' }] },
        { at: at('04T09:00'), facts: done('review', 1, 'approve') },
      ],
    ];
    expect(measureSteps(cases, calendar)).toEqual({ review: { samples: 0, minutes: null, outcomes: { approve: 2 } } });
  });
});
