import dayjs from 'dayjs';
import type { IndicatorAsked } from '../../ui/api/client.ts';

/** `''`: each indicator's own period. */
export type PeriodKind = '' | 'month' | 'quarter' | 'year';
export type Compare = '' | 'previous' | 'lastYear';

/** What figures are looked at, as it stands in the address. */
export interface Looked {
  kind: PeriodKind;
  /** `YYYY-MM` in the period; empty: the one that is running. */
  month: string;
  compare: Compare;
}

const KINDS: readonly string[] = ['month', 'quarter', 'year'];

export const lookedAt = (get: (name: string) => string): Looked => {
  const kind = get('period');
  const compare = get('compare');
  return {
    kind: KINDS.includes(kind) ? (kind as PeriodKind) : '',
    month: /^\d{4}-\d{2}$/.test(get('month')) ? get('month') : '',
    // Figures alone say little: the period before stands beside them unless somebody does not want it.
    compare: compare === 'none' ? '' : compare === 'lastYear' ? 'lastYear' : 'previous',
  };
};

/** The address without what is usual. */
export const addressOf = ({ kind, month, compare }: Looked): Record<string, string | undefined> => ({
  period: kind || undefined,
  month: month || undefined,
  compare: compare === 'previous' ? undefined : compare || 'none',
});

export const searchOf = (looked: Looked): string => {
  const entries = Object.entries(addressOf(looked)).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
};

/** For the server: the last day of the month, so that a period that is over is whole. */
export const askedFor = ({ kind, month, compare }: Looked): IndicatorAsked => ({
  ...(month ? { day: dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD') } : {}),
  ...(kind ? { period: kind } : {}),
  ...(compare ? { compare } : {}),
});

const MONTHS: Record<PeriodKind, number> = { '': 1, month: 1, quarter: 3, year: 12 };

const firstMonth = (kind: PeriodKind, month: string): string => {
  const start = dayjs(`${month}-01`);
  return start.subtract(start.month() % MONTHS[kind], 'month').format('YYYY-MM');
};

/** Another period, `by` periods on; the running one is empty. */
export function stepped(looked: Looked, by: number): Looked {
  const now = dayjs().format('YYYY-MM');
  const begun = firstMonth(looked.kind, looked.month || now);
  return chosen(
    looked,
    dayjs(`${begun}-01`)
      .add(by * MONTHS[looked.kind], 'month')
      .format('YYYY-MM'),
  );
}

export function chosen(looked: Looked, month: string): Looked {
  const running = firstMonth(looked.kind, dayjs().format('YYYY-MM'));
  const first = firstMonth(looked.kind, month);
  return {
    ...looked,
    month:
      first >= running
        ? ''
        : dayjs(`${first}-01`)
            .add(MONTHS[looked.kind] - 1, 'month')
            .format('YYYY-MM'),
  };
}
