import { parseDuration } from '../bpmn/timer.ts';
import { addDays, addMonths } from '../deadline/localDate.ts';
import type { Calendar } from '../deadline/types.ts';
import { addWorkingDays, rollForward } from '../deadline/workingDays.ts';
import type { CampaignStage } from './types.ts';

const DAY_OF_YEAR = /^(\d{2})-(\d{2})$/;

/** What is wrong with the due date of a stage, or nothing. Dates are dates of every year: 29 February is none. */
export function dueFault({ due, days }: Pick<CampaignStage, 'due' | 'days'>): string | undefined {
  if (DAY_OF_YEAR.test(due)) {
    const date = new Date(`2001-${due}T00:00:00Z`);
    const exists = !Number.isNaN(date.getTime()) && date.toISOString().slice(5, 10) === due;
    return exists ? undefined : `“${due}”不是每年都有的日期，请改正。`;
  }
  const duration = parseDuration(due);
  if (!duration || duration.ms > 0) return `“${due}”既不是 MM-DD，也不是以天、月、年计的时长（如 P30D），请改正。`;
  if (days === 'working' && (duration.years > 0 || duration.months > 0))
    return `按工作日计算的“${due}”只能写天数，例如 P10D。`;
  return undefined;
}

/**
 * The last day of every stage, `YYYY-MM-DD`, in order. `MM-DD` lies in the year of the start, or in the next one when the
 * stage before is due later; durations are counted from the start, which itself does not count.
 */
export function stageDates(stages: CampaignStage[], start: string, calendar: Calendar): string[] {
  const dates: string[] = [];
  for (const stage of stages) {
    const raw = DAY_OF_YEAR.test(stage.due) ? dayOfYear(stage.due, start, dates.at(-1)) : after(stage, start, calendar);
    dates.push(stage.days === 'working' ? rollForward(calendar, raw) : raw);
  }
  return dates;
}

function dayOfYear(due: string, start: string, before: string | undefined): string {
  const year = Number((before ?? start).slice(0, 4));
  const date = `${year}-${due}`;
  return before !== undefined && date < before ? `${year + 1}-${due}` : date;
}

function after({ due, days }: CampaignStage, start: string, calendar: Calendar): string {
  const duration = parseDuration(due);
  if (!duration) return start;
  if (days === 'working') return addWorkingDays(calendar, start, duration.days);
  return addDays(addMonths(start, duration.years * 12 + duration.months), duration.days);
}
