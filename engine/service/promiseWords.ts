import type { Limit, LimitUnit } from '../deadline/types.ts';
import type { ServiceElements } from './types.ts';

/** What follows the number of a limit. */
export const limitUnitWords: Record<LimitUnit, string> = {
  workingDay: '个工作日',
  calendarDay: '个自然日',
  month: '个月',
  year: '年',
  workingHour: '个工作时',
  hour: '小时',
};

/** 「3个工作日」；0 is 「即时办结」. */
export const promiseWords = ({ value, unit }: Limit): string =>
  value <= 0 ? '即时办结' : `${value}${limitUnitWords[unit]}`;

/** The promise of an item: 「3个工作日」, or that it is done on the spot. */
export const promisedWords = ({ immediate, promised }: ServiceElements['timeLimit']): string =>
  immediate ? '即时办结' : promiseWords(promised);
