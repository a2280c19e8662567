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
}

export type LimitUnit = 'workingDay' | 'calendarDay' | 'month' | 'year';

export interface Limit {
  value: number;
  unit: LimitUnit;
}

/** A date that a limit leads to. */
export interface DueDate {
  /** Epoch milliseconds of the end of the last day (midnight that follows it). */
  due: number;
  /** `YYYY-MM-DD`, the last day on which it is in time. */
  date: string;
  /** It touches a year whose calendar is not yet published. */
  provisional: boolean;
}

/** The case's clock as a fold of facts, outside the process instance: it survives migration. */
export type ClockEntry =
  | { at: number; type: 'started' }
  | { at: number; type: 'paused'; reason: string }
  | { at: number; type: 'resumed' }
  | { at: number; type: 'stopped' };

export type Light = 'green' | 'yellow' | 'red';

export interface ClockView {
  state: 'notStarted' | 'running' | 'paused' | 'stopped';
  startedAt?: number;
  promised?: DueDate;
  statutory?: DueDate;
  /** Net working days used of the promised limit, pauses left out; whole days. */
  usedDays: number;
  /** Working days left until the promised date, negative when late. */
  remainingDays?: number;
  light: Light;
  pauses: { from: number; to?: number; reason: string }[];
}
