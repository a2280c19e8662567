import type { Limit, LimitUnit } from '../../deadline/types.ts';

/** Natural days that a limit takes at least and at most, whatever the calendar of the year. */
type Span = (value: number) => [least: number, most: number];

/** No year has more statutory days off than this; they may all fall into one limit. */
const DAYS_OFF = 15;

const workingDays = (value: number): number => Math.ceil(((value + DAYS_OFF) * 7) / 5);

const SPANS: Record<LimitUnit, Span> = {
  workingDay: (value) => [value, workingDays(value)],
  calendarDay: (value) => [value, value],
  month: (value) => [value * 28, value * 31],
  year: (value) => [value * 365, value * 366],
  // An office is open for at least an hour on a working day.
  workingHour: (value) => [value / 24, workingDays(value)],
  hour: (value) => [value / 24, value / 24],
};

const STARTS = ['sameDay', 'nextDay', 'nextWorkingDay'];

const startOf = ({ start = 'nextDay' }: Limit): number => STARTS.indexOf(start);
const rolls = ({ roll = 'forward' }: Limit): boolean => roll === 'forward';

/**
 * Why a limit is not surely as short as the one above; undefined when it is. Units are compared only where the answer holds
 * in every year: n calendar days are never longer than n working days, one month is never shorter than 28 days.
 */
export function longerThan(above: Limit, limit: Limit): string | undefined {
  if (limit.unit !== above.unit) {
    const [least, most] = SPANS[limit.unit](limit.value);
    const [shortest, longest] = SPANS[above.unit](above.value);
    if (least > longest) return LONGER;
    if (most > shortest && limit.value > 0) return '单位不同，不能确定不比上级长，请改用与上级相同的单位';
  } else if (limit.value > above.value) return LONGER;
  if (startOf(limit) > startOf(above)) return '起算日比上级晚，不得放宽';
  if (rolls(limit) && !rolls(above)) return '上级规定遇休息日不顺延，不得改为顺延';
  return undefined;
}

const LONGER = '比上级长，不得放宽';
