import type { StaffPool } from '#engine';
import type { StaffingInput } from '../../runtime/ui/api/client.ts';

const round = (value: number, digits = 1): string => value.toLocaleString('zh-CN', { maximumFractionDigits: digits });

/** A window day has 420 minutes; waits beyond two hours are told in hours. */
export const minutesWords = (minutes: number): string =>
  minutes < 120 ? `${round(minutes)} 分钟` : `${round(minutes / 60)} 小时`;

export const percentWords = (part: number | null): string => (part === null ? '—' : `${round(part * 100)}%`);

export const daysWords = (days: number): string => `${round(days)} 个工作日`;

export const poolName = (input: StaffingInput, { level, post }: Pick<StaffPool, 'level' | 'post'>): string =>
  `${input.levelNames[level] ?? level} ${input.postNames[post] ?? post}`;
