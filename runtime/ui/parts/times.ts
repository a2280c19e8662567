/** Times of the server are epoch milliseconds; offices read them in China's time wherever the browser stands. */
const zone = 'Asia/Shanghai';

const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const clockFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** 2026-11-22 */
export const day = (at: number): string => dayFormat.format(at);

/** 2026-11-22 09:05 */
export const dayTime = (at: number): string => `${dayFormat.format(at)} ${clockFormat.format(at)}`;

const dayNumber = (at: number) => Math.floor((at + 8 * 3_600_000) / 86_400_000);

/** A due time ends with its day: midnight that follows is still the day before. */
export const dueDay = (due: number): string => day(due - 1);

/** 今天 09:05, 昨天 16:30, else the date. */
export function recently(at: number, now: number): string {
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return `今天 ${clockFormat.format(at)}`;
  return days === 1 ? `昨天 ${clockFormat.format(at)}` : dayTime(at);
}

/** How far a due day is: 今天到期, 还剩 3 天, 超期 2 天 (natural days; the light knows the working days). */
export function dueText(due: number, now: number): string {
  const days = dayNumber(due - 1) - dayNumber(now);
  if (days === 0) return '今天到期';
  return days > 0 ? `还剩 ${days} 天` : `超期 ${-days} 天`;
}
