import { remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** A day off prolongs every limit in working days, a day more at work shortens it. */
export const calendarRule: KindRule = (change) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const { path, before, after } = change;
  const [field, day] = path;
  if (field === 'holidays' && day !== undefined) {
    if (after === undefined) return '上级规定的放假日不得去掉';
    return before === undefined ? '增加停办日会延长按工作日计算的时限' : undefined;
  }
  if (field === 'workdays' && day !== undefined) return after === undefined ? '上级规定的上班日不得去掉' : undefined;
  return field === 'hours' ? '办公时间关系到按工作时计算的时限，不得改动' : '工作日历的这一处由上级统一，不得改动';
};
