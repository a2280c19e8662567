import { describe, expect, it } from 'vitest';
import { momentsAfter, SILENCE_RULES, type SilenceRule, silencesLapsed, silenceTimers } from '#engine';
import { at, china } from './calendars.ts';

const moments = (of: Record<string, string>) =>
  Object.fromEntries(Object.entries(of).map(([name, local]) => [name, at(local)]));
const timers = (of: Record<string, string>, rules: readonly SilenceRule[] = SILENCE_RULES) =>
  silenceTimers(china, rules, moments(of)).map(({ rule, date, holdsFrom }) => [rule.effect, date, holdsFrom]);

describe('silence consequences', () => {
  it('take a case for accepted on the day of receipt after five working days without a word (R6)', () => {
    const received = { received: '2026-09-29T16:40' };
    expect(timers(received)).toEqual([['deemedAccepted', '2026-10-12', at('2026-09-29T16:40')]]);
  });

  it.each(['accepted', 'notAccepted', 'noticeIssued', 'withdrawn'])('do not come once it is %s', (name) => {
    expect(timers({ received: '2026-03-02T09:00', [name]: '2026-03-03T09:00' })).toEqual([]);
    expect(timers({ received: '2026-03-02T09:00', [name]: '2026-03-02T09:00' })).toEqual([]);
  });

  it('begin again when the applicant has handed in what was asked for', () => {
    const again = { received: '2026-03-02', noticeIssued: '2026-03-04', supplemented: '2026-03-09T10:00' };
    expect(timers(again)).toEqual([['deemedAccepted', '2026-03-16', at('2026-03-09T10:00')]]);
  });

  it('grant a renewal when the permit expires undecided, on that very day (R12)', () => {
    const asked = { renewalRequested: '2026-08-01', permitExpires: '2026-10-03' };
    expect(timers(asked)).toEqual([['deemedGranted', '2026-10-03', at('2026-10-04')]]);
    expect(timers({ ...asked, decided: '2026-09-30' })).toEqual([]);
    expect(timers({ renewalRequested: '2026-08-01' })).toEqual([]);
  });

  it('put a collective contract into effect after fifteen natural days (R34)', () => {
    expect(timers({ contractReceived: '2026-03-02' })).toEqual([['effective', '2026-03-17', at('2026-03-18')]]);
    expect(timers({ contractReceived: '2026-03-02', objected: '2026-03-10' })).toEqual([]);
  });

  it('are told soonest first, and lapse when they are due', () => {
    const found = silenceTimers(
      china,
      SILENCE_RULES,
      moments({ received: '2026-03-02', mediationReceived: '2026-03-02' }),
    );
    expect(found.map(({ rule }) => rule.id)).toEqual(['acceptance', 'mediation']);
    expect(silencesLapsed(found, at('2026-03-10') - 1)).toEqual([]);
    expect(silencesLapsed(found, at('2026-03-10')).map(({ rule }) => rule.name)).toEqual(['视为受理']);
  });
});

describe('momentsAfter', () => {
  it('keeps the latest time of what a law counts from', () => {
    const first = momentsAfter({}, [{ type: 'case.received' }, { type: 'element.entered' }], 5);
    expect(momentsAfter(first, [{ type: 'notice.issued' }], 9)).toEqual({ received: 5, noticeIssued: 9 });
    expect(momentsAfter(first, [{ type: 'flow.taken' }], 9)).toBe(first);
  });
});
