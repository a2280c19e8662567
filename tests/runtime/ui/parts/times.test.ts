import { describe, expect, it } from 'vitest';
import { day, dayTime, dueDay, dueText, recently } from '../../../../runtime/ui/parts/times.ts';

const china = (text: string) => Date.parse(`${text}+08:00`);

describe('times of the desk', () => {
  it('are read in China wherever the browser stands', () => {
    expect(day(china('2026-11-22T00:30'))).toBe('2026-11-22');
    expect(dayTime(china('2026-11-22T09:05'))).toBe('2026-11-22 09:05');
  });

  it('count the midnight that ends a due day to that day', () => {
    expect(dueDay(china('2026-11-26T00:00'))).toBe('2026-11-25');
  });

  it.each([
    ['2026-11-25T23:59', '今天到期'],
    ['2026-11-25T00:01', '今天到期'],
    ['2026-11-24T23:59', '还剩 1 天'],
    ['2026-11-26T00:00', '超期 1 天'],
    ['2026-11-28T12:00', '超期 3 天'],
  ])('at %s a step due on 11-25 reads %s', (now, text) => {
    expect(dueText(china('2026-11-26T00:00'), china(now))).toBe(text);
  });

  it('name today and yesterday', () => {
    const now = china('2026-11-22T08:00');
    expect(recently(china('2026-11-22T07:30'), now)).toBe('今天 07:30');
    expect(recently(china('2026-11-21T16:30'), now)).toBe('昨天 16:30');
    expect(recently(china('2026-11-20T16:30'), now)).toBe('2026-11-20 16:30');
  });
});
