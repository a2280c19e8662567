import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  followUp,
  giveRating,
  isRefusal,
  type Rating,
  type RatingAnswer,
  ratingDue,
  ratingDuty,
  stageToRate,
} from '#engine';

const calendar: Calendar = {
  id: 'c',
  title: '测试日历',
  holidays: { '2026-10-01': '国庆节', '2026-10-02': '国庆节', '2026-10-05': '国庆节', '2026-10-06': '国庆节' },
  workdays: {},
  publishedYears: [2026],
  utcOffset: 480,
};
/** Wednesday before the holiday. */
const NOW = Date.parse('2026-09-30T10:00:00+08:00');
const midnightAfter = (day: string) => Date.parse(`${day}T24:00:00+08:00`);

const ended = {
  status: 'concluded' as const,
  clock: [{ at: 1, type: 'started' as const }],
  performers: { acceptance: ['u-wang'], approval: ['u-龙䶮', 'u-wang'] },
};
const limits = { contactDays: 1, rectifyDays: 15 };
const moment = { now: NOW, calendar, channel: 'portal' as const, reasons: ['1', '23'], limits };
const said = (level: RatingAnswer['level'], more: Partial<RatingAnswer> = {}): RatingAnswer => ({
  level,
  reasons: [],
  comment: '',
  anonymous: false,
  ...more,
});
const given = (answer: RatingAnswer): Rating => {
  const rating = giveRating(ended, 'conclusion', answer, moment);
  if (isRefusal(rating)) throw new Error(rating.message);
  return rating;
};
const codeOf = (value: object): string => (isRefusal(value) ? value.code : 'ok');
const li = { id: 'u-li', name: '李㛃' };
const next = (rating: Rating, answer: Parameters<typeof followUp>[1]): Rating => {
  const added = followUp(rating, answer, li, NOW);
  if (isRefusal(added)) throw new Error(added.message);
  return added;
};

describe('the stage that may be rated', () => {
  it.each([
    ['received', [], undefined],
    ['inProgress', [{ at: 1, type: 'started' as const }], 'acceptance'],
    ['supplementing', [{ at: 1, type: 'started' as const }], 'acceptance'],
    ['concluded', [], 'conclusion'],
    ['withdrawn', [{ at: 1, type: 'started' as const }], undefined],
  ] as const)('of a case that is %s', (status, clock, stage) => {
    expect(stageToRate({ status, clock: [...clock] })).toBe(stage);
  });
});

describe('a rating', () => {
  it('that is good brings no duty and may say nothing', () => {
    const rating = given(said(3));
    expect(rating).toMatchObject({ rated: ['u-wang', 'u-龙䶮'], followUps: [] });
    expect(ratingDuty(rating)).toBeUndefined();
    expect(ratingDue(rating)).toBeUndefined();
  });

  it('that is bad says why and opens duties in working days, over a holiday (R69)', () => {
    expect(codeOf(giveRating(ended, 'conclusion', said(2), moment))).toBe('rating.noReason');
    expect(codeOf(giveRating(ended, 'conclusion', said(2, { comment: ' ' }), moment))).toBe('rating.noReason');
    const rating = given(said(2, { reasons: ['23'] }));
    expect(rating.contactDue).toBe(midnightAfter('2026-10-07'));
    // 7, 8, 9, 12–16, 19–23, 26, 27 October.
    expect(rating.rectifyDue).toBe(midnightAfter('2026-10-27'));
    expect(ratingDuty(rating)).toBe('contact');
    expect(ratingDue(rating)).toBe(rating.contactDue);
  });

  it('is tried as often as the packs said when it was given', () => {
    const given = (attempts?: number) =>
      giveRating(ended, 'conclusion', said(2, { comment: '慢' }), {
        ...moment,
        limits: attempts === undefined ? limits : { ...limits, attempts },
      }) as Rating;
    const tried = (rating: Rating, times: number): Rating => {
      const by = { id: 'u-duban', name: '督办' };
      let now = rating;
      for (let at = 0; at < times; at += 1) {
        const next = followUp(now, { type: 'contact', reached: false, text: '电话无人接听' }, by, NOW);
        if ('refused' in next) throw new Error(next.message);
        now = next;
      }
      return now;
    };
    expect(ratingDuty(tried(given(5), 4))).toBe('contact');
    expect(ratingDuty(tried(given(5), 5))).toBe('rectification');
    expect(ratingDuty(tried(given(), 2))).toBe('contact');
    expect(ratingDuty(tried(given(), 3))).toBe('rectification');
  });

  it('has no limits where the packs set none, and is followed up all the same', () => {
    const rating = giveRating(ended, 'conclusion', said(2, { comment: '慢' }), { ...moment, limits: {} });
    expect(rating).not.toHaveProperty('contactDue');
    expect(rating).not.toHaveProperty('rectifyDue');
    expect([ratingDuty(rating as Rating), ratingDue(rating as Rating)]).toEqual(['contact', undefined]);
  });

  it('is refused before its stage, with unknown reasons and with too much text', () => {
    expect(codeOf(giveRating({ ...ended, status: 'inProgress' }, 'conclusion', said(5), moment))).toBe('rating.notYet');
    expect(codeOf(giveRating(ended, 'acceptance', said(5), moment))).toBe('rating.notYet');
    expect(codeOf(giveRating(ended, 'conclusion', said(5, { reasons: ['99'] }), moment))).toBe('rating.reason');
    expect(codeOf(giveRating(ended, 'conclusion', said(1, { comment: '慢'.repeat(501) }), moment))).toBe(
      'rating.comment',
    );
  });
});

describe('what follows a bad rating', () => {
  const bad = given(said(1, { reasons: ['23'], comment: '推诿' }));

  it('goes from contact over rectification to revisit, and ends', () => {
    const contacted = next(bad, { type: 'contact', reached: true, text: '电话核实属实' });
    expect(ratingDuty(contacted)).toBe('rectification');
    expect(ratingDue(contacted)).toBe(bad.rectifyDue);
    const rectified = next(contacted, { type: 'rectification', text: '已道歉并补办' });
    expect(ratingDuty(rectified)).toBe('revisit');
    expect(ratingDue(rectified)).toBeUndefined();
    expect(codeOf(followUp(rectified, { type: 'revisit', reached: true, text: '满意' }, li, NOW))).toBe(
      'rating.noLevel',
    );
    const closed = next(rectified, { type: 'revisit', reached: true, level: 4, text: '满意' });
    expect(ratingDuty(closed)).toBeUndefined();
    expect(codeOf(followUp(closed, { type: 'contact', reached: true, text: '再' }, li, NOW))).toBe('rating.closed');
    // What was said stays.
    expect(closed).toMatchObject({ level: 1, reasons: ['23'], comment: '推诿' });
  });

  it('is never worked by those who were rated', () => {
    const answer = { type: 'contact', reached: true, text: '核实' } as const;
    expect(codeOf(followUp(bad, answer, { id: 'u-龙䶮', name: '龙䶮' }, NOW))).toBe('rating.rated');
    expect(codeOf(followUp(bad, answer, li, NOW))).toBe('ok');
  });

  it('keeps its order and asks what was done', () => {
    expect(codeOf(followUp(bad, { type: 'rectification', text: '改' }, li, NOW))).toBe('rating.order');
    expect(codeOf(followUp(bad, { type: 'contact', reached: true, text: ' ' }, li, NOW))).toBe('rating.noText');
    expect(codeOf(followUp(given(said(5)), { type: 'contact', reached: true, text: '谢' }, li, NOW))).toBe(
      'rating.closed',
    );
  });

  it('goes on after three attempts to reach the applicant', () => {
    let rating = bad;
    for (const attempt of ['上午无人接听', '下午关机']) {
      rating = next(rating, { type: 'contact', reached: false, text: attempt });
      expect(ratingDuty(rating)).toBe('contact');
    }
    expect(ratingDuty(next(rating, { type: 'contact', reached: false, text: '次日停机' }))).toBe('rectification');
  });

  it('contacts nobody who wants to stay unknown', () => {
    const anonymous = given(said(2, { reasons: ['23'], anonymous: true }));
    expect(anonymous.contactDue).toBeUndefined();
    expect(ratingDuty(anonymous)).toBe('rectification');
    expect(ratingDuty(next(anonymous, { type: 'rectification', text: '窗口已增加一次性告知单' }))).toBeUndefined();
  });
});
