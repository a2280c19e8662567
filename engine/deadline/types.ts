/**
 * Working-day calendar of a division for the years it covers. Pack content.
 * Source: 全国年节及纪念日放假办法 (R3), the State Council's yearly notice for make-up days (R4).
 */
export interface Calendar {
  id: string;
  title: string;
  /** ISO dates `YYYY-MM-DD` → why the office is closed on what would be a working day. */
  holidays: Record<string, string>;
  /** ISO dates of weekends that are worked (调休上班). */
  workdays: Record<string, string>;
  /** Years whose notice is published; any other year counts weekends and the thirteen statutory days, provisionally. */
  publishedYears: number[];
  /** Minutes east of UTC; China: 480. */
  utcOffset: number;
  /** When offices are open on a working day; absent: a last day lasts until midnight, and hours are counted in the usual shifts. */
  hours?: OpeningHours;
  /** What a lower pack may change of it. */
  rights?: Record<string, 'locked' | 'narrow-only' | 'free'>;
}

/** Local times `HH:MM`, `from` inclusive, `to` exclusive. */
export interface Shift {
  from: string;
  to: string;
}

/** The shifts of a part of the year or of the week. `from` and `to` are `MM-DD`, both included; they may cross the new year. */
export interface OpeningRule {
  from?: string;
  to?: string;
  /** 0 = Sunday … 6 = Saturday. */
  weekdays?: number[];
  shifts: Shift[];
}

/** Opening hours: the shifts of a single day, else of the first rule that fits it. Days off have none. */
export interface OpeningHours {
  rules: OpeningRule[];
  /** ISO date → shifts of that day alone: half a day closed, a notice of failure. Empty: closed for counting hours. */
  days?: Record<string, Shift[]>;
}

/**
 * What a division, an office or a revision changes in the calendar below it (R3 民族习惯节日, R4 单位临时停办).
 * A layer wins over the layers and the calendar before it, day by day.
 */
export interface CalendarLayer {
  title: string;
  /** Prefix of the division codes it is for; absent: all. */
  division?: string;
  /** The one office it is for. */
  office?: string;
  holidays?: Record<string, string>;
  workdays?: Record<string, string>;
  /** Days on which the week alone decides again. */
  plain?: string[];
  /** Years whose notice is published with this layer. */
  publishedYears?: number[];
  /** Years that a case does not yet know as published, because it keeps an older calendar. */
  unpublishedYears?: number[];
  hours?: OpeningHours;
}

/** `workingHour` counts opening hours, `hour` the hours of the clock; both begin at the moment of the event (民法典 201). */
export type LimitUnit = 'workingDay' | 'calendarDay' | 'month' | 'year' | 'workingHour' | 'hour';

export interface Limit {
  value: number;
  unit: LimitUnit;
  /**
   * First day that counts. `nextDay` (default, 民法典 201): the day of the event is not counted. `sameDay`: it is the first
   * one. `nextWorkingDay`: an event outside opening hours counts as one of the next working day.
   */
  start?: 'nextDay' | 'sameDay' | 'nextWorkingDay';
  /** A last day off: `forward` (default, 民法典 203) moves it to the next working day, `none` leaves it. */
  roll?: 'forward' | 'none';
}

/** A date that a limit leads to. */
export interface DueDate {
  /** Epoch milliseconds at which it ends: close of business on the last day, midnight where the calendar has no hours (民法典 203). */
  due: number;
  /** `YYYY-MM-DD`, the last day on which it is in time. */
  date: string;
  /** It touches a year whose calendar is not yet published. */
  provisional: boolean;
}

/** The case's clock as a fold of facts, outside the process instance: it survives migration. */
export type ClockEntry =
  /** `since`: the legal start where it lies before `at` (视为受理: the day of receipt). `layer`: closures known at the start. */
  | { at: number; type: 'started'; since?: number; layer?: CalendarLayer }
  /** `id` lets pauses overlap; a pause without one is the only one without. `notice`: number or hash of the notice (R5). */
  | { at: number; type: 'paused'; reason: string; id?: string; notice?: string }
  | { at: number; type: 'resumed'; id?: string }
  | ClockExtension
  /** A level of warning was raised. */
  | { at: number; type: 'alarmed'; alarm: string }
  | ClockRecomputation
  | { at: number; type: 'stopped' };

/** 延长: granted once the approval stands; moves the promised and the statutory date alike. */
export interface ClockExtension {
  at: number;
  type: 'extended';
  by: Limit;
  /** Id of the rule that allows it. */
  rule: string;
  reason: string;
  requestedBy: string;
  approvedBy: string;
  /** Number or hash of the notice given to the applicant. */
  notice?: string;
}

/** A calendar that was revised counts for this case only from such an entry on (R4); both results stand in it. */
export interface ClockRecomputation {
  at: number;
  type: 'recomputed';
  /** What the revision changes. */
  layer: CalendarLayer;
  by: string;
  reason: string;
  before: ClockDates;
  after: ClockDates;
}

export interface ClockDates {
  promised: DueDate;
  statutory?: DueDate;
}

export type Light = 'green' | 'yellow' | 'red';

export interface ClockPause {
  from: number;
  to?: number;
  reason: string;
  id?: string;
  notice?: string;
}

export interface ClockView {
  state: 'notStarted' | 'running' | 'paused' | 'stopped';
  startedAt?: number;
  promised?: DueDate;
  statutory?: DueDate;
  /** Net working days used of the promised limit, pauses left out; whole days. */
  usedDays: number;
  /** Working days since the start, pauses included (自然用时 in working days). */
  grossDays?: number;
  /** Natural days since the start. */
  naturalDays?: number;
  /** Working days left until the promised date, negative when late. */
  remainingDays?: number;
  /** Opening minutes used and left, pauses left out; only for limits in hours. */
  usedMinutes?: number;
  remainingMinutes?: number;
  light: Light;
  pauses: ClockPause[];
  extensions?: ClockExtension[];
}
