import { dueDate } from './dueDate.ts';
import type { Moments } from './moments.ts';
import type { Calendar, DueDate, Limit } from './types.ts';

/** What the law makes of it when nothing was said in time. The last three open a way to someone else and change no state. */
export type SilenceEffect = 'deemedAccepted' | 'deemedGranted' | 'effective' | 'mayArbitrate' | 'maySue' | 'reported';

/** A consequence of silence (不作为的法律后果), as data of a pack. */
export interface SilenceRule {
  id: string;
  /** What happens, in words that a screen shows: 「视为受理」. */
  name: string;
  basis: string;
  effect: SilenceEffect;
  /** Moments it counts from; the latest of those that have happened. */
  starts: string[];
  /** Moments that break the silence if they come at or after the start. */
  ends: string[];
  /** How long silence may last; or the moment that ends it, such as the permit's expiry. */
  limit?: Limit;
  until?: string;
  /** From when the effect holds: the start (收件日即为受理), or the end of the limit. */
  holdsFrom: 'start' | 'end';
}

export interface SilenceTimer extends DueDate {
  rule: SilenceRule;
  /** Start of the silence, epoch milliseconds. */
  since: number;
  /** From when the effect holds, epoch milliseconds. */
  holdsFrom: number;
}

const workingDays = (value: number): Limit => ({ value, unit: 'workingDay' });
const naturalDays = (value: number): Limit => ({ value, unit: 'calendarDay' });

/** The consequences that national law knows (domain.md §3.2). A pack picks by id or brings its own. */
export const SILENCE_RULES: readonly SilenceRule[] = [
  {
    id: 'acceptance',
    name: '视为受理',
    basis: '《行政许可法》第三十二条',
    effect: 'deemedAccepted',
    starts: ['received', 'supplemented'],
    ends: ['accepted', 'notAccepted', 'noticeIssued', 'withdrawn'],
    limit: workingDays(5),
    holdsFrom: 'start',
  },
  {
    id: 'renewal',
    name: '视为准予延续',
    basis: '《行政许可法》第五十条',
    effect: 'deemedGranted',
    starts: ['renewalRequested'],
    ends: ['decided', 'withdrawn'],
    until: 'permitExpires',
    holdsFrom: 'end',
  },
  {
    id: 'collectiveContract',
    name: '集体合同生效',
    basis: '《劳动合同法》第五十四条',
    effect: 'effective',
    starts: ['contractReceived'],
    ends: ['objected', 'withdrawn'],
    limit: naturalDays(15),
    holdsFrom: 'end',
  },
  {
    id: 'mediation',
    name: '可以申请仲裁',
    basis: '《劳动争议调解仲裁法》第十四条',
    effect: 'mayArbitrate',
    starts: ['mediationReceived'],
    ends: ['agreed', 'withdrawn'],
    limit: naturalDays(15),
    holdsFrom: 'end',
  },
  {
    id: 'arbitrationAcceptance',
    name: '可以提起诉讼',
    basis: '《劳动争议调解仲裁法》第二十九条',
    effect: 'maySue',
    starts: ['arbitrationReceived'],
    ends: ['accepted', 'notAccepted', 'withdrawn'],
    limit: workingDays(5),
    holdsFrom: 'end',
  },
  {
    id: 'arbitrationAward',
    name: '可以提起诉讼',
    basis: '《劳动争议调解仲裁法》第四十三条',
    effect: 'maySue',
    starts: ['arbitrationAccepted'],
    ends: ['decided', 'withdrawn'],
    limit: naturalDays(45),
    holdsFrom: 'end',
  },
];

/** The silences that last, each with the moment at which its consequence comes; soonest first. */
export const silenceTimers = (calendar: Calendar, rules: readonly SilenceRule[], moments: Moments): SilenceTimer[] => {
  const found = rules.flatMap((rule) => timerOf(calendar, rule, moments) ?? []);
  return found.sort((a, b) => a.due - b.due);
};

/** The consequences that have come by `now` (epoch ms). */
export const silencesLapsed = (timers: readonly SilenceTimer[], now: number): SilenceTimer[] =>
  timers.filter(({ due }) => due <= now);

const timerOf = (calendar: Calendar, rule: SilenceRule, moments: Moments): SilenceTimer | undefined => {
  const since = Math.max(...rule.starts.flatMap((name) => moments[name] ?? []));
  if (since === Number.NEGATIVE_INFINITY || rule.ends.some((name) => (moments[name] ?? since - 1) >= since))
    return undefined;
  const due = endOf(calendar, rule, moments, since);
  return due && { ...due, rule, since, holdsFrom: rule.holdsFrom === 'start' ? since : due.due };
};

/** A silence that ends with a permit ends on the permit's last day, whatever day that is. */
const endOf = (calendar: Calendar, { limit, until }: SilenceRule, moments: Moments, since: number) => {
  if (limit) return dueDate(calendar, since, limit);
  const end = until === undefined ? undefined : moments[until];
  return end === undefined ? undefined : dueDate(calendar, end, { value: 0, unit: 'calendarDay', roll: 'none' });
};
