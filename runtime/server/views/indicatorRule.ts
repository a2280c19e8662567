import type { z } from '@hono/zod-openapi';
import type { Indicator, Measure } from '#engine';
import type { CountingRule } from '../api/contract.ts';
import type { FoundLedger } from '../ledger/found.ts';

const OVER: Record<string, string> = { cases: '办件', offices: '机构', officers: '人员' };

/** 「办件」, or the ledger with its name. */
export const nounOf = (over: string, ledgers: FoundLedger[]): string =>
  OVER[over] ?? `台账“${ledgerOf(over, ledgers)?.ledger.title ?? over}”`;

const ledgerOf = (over: string, ledgers: FoundLedger[]): FoundLedger | undefined =>
  ledgers.find(({ ref }) => `ledger:${ref}` === over);

/** How one side of a figure is counted: in the words of its author, by which day, and as the formula has it. */
export function countingRule(
  measure: Measure,
  { period }: Pick<Indicator, 'period'>,
  ledgers: FoundLedger[],
): z.infer<typeof CountingRule> {
  const formula = formulaOf(measure, ledgers);
  return { words: measure.words ?? formula, dated: datedWords(measure, period, ledgers), formula };
}

const CASE_DATES: Record<string, string> = { receivedAt: '收件日期', acceptedAt: '受理日期', concludedAt: '办结日期' };

/** 「按办结日期计入统计期」; what has no day stands as it is now. */
function datedWords({ over, date }: Measure, period: Indicator['period'], ledgers: FoundLedger[]): string {
  if (period === 'asOf' || date === undefined) return '按目前的情况统计';
  const columns = ledgerOf(over, ledgers)?.ledger.columns ?? [];
  const names: string[] = date.match(/[A-Za-z]\w*/g) ?? [];
  const title =
    over === 'cases'
      ? names.map((name) => CASE_DATES[name]).find((found) => found !== undefined)
      : columns.find(({ name }) => names.includes(name))?.title;
  return `按${title ?? date}计入统计期`;
}

/** As it is computed, for those who want to check it. */
function formulaOf(measure: Measure, ledgers: FoundLedger[]): string {
  const { over, where, date, sum, average, distinct } = measure;
  const way = [
    [sum, '求和'],
    [average, '求平均'],
    [distinct, '去重计数'],
  ].find(([expression]) => expression !== undefined);
  return [
    nounOf(over, ledgers),
    ...(where === undefined ? [] : [`条件 ${where}`]),
    ...(date === undefined ? [] : [`日期 ${date}`]),
    way ? `${way[1]} ${way[0]}` : '计数',
  ].join('；');
}
