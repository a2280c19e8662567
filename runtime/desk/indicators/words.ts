import type { Figure, IndicatorSummary } from '../../ui/api/client.ts';

const UNITS: Record<string, string> = { count: '个', workingDay: '个工作日', yuan: '元', person: '人', ratio: '' };

const plain = (value: number, digits: number): string =>
  value.toLocaleString('zh-CN', { maximumFractionDigits: digits });

/** Small ratios such as one officer for 6000 people keep the digits that tell. */
const ratio = (value: number): string => plain(value, value !== 0 && Math.abs(value) < 0.1 ? 6 : 2);

/** A figure as people read it: 「98.5%」「3.5 个工作日」. */
export function valueWords(value: number | null, unit: string): string {
  if (value === null) return '—';
  if (unit === 'percent') return `${plain(value, 2)}%`;
  const words = UNITS[unit] ?? unit;
  return words === '' ? ratio(value) : `${plain(value, 2)} ${words}`;
}

const OPERATORS: Record<string, string> = { '>=': '不低于', '<=': '不超过', '>': '高于', '<': '低于', '=': '等于' };

export const thresholdWords = ({ threshold, unit }: Pick<IndicatorSummary, 'threshold' | 'unit'>): string =>
  threshold === null ? '未定目标' : `${OPERATORS[threshold.op] ?? threshold.op} ${valueWords(threshold.value, unit)}`;

/** 「66 / 70」, or the number alone where nothing is divided. */
export const partsWords = ({ numerator, denominator }: Figure): string => {
  const words = numerator === null ? '—' : plain(numerator, 2);
  return denominator === null ? words : `${words} / ${plain(denominator, 2)}`;
};

export const periodWords = ({ period, from, to }: Pick<IndicatorSummary, 'period' | 'from' | 'to'>): string =>
  period === 'asOf' || from === null ? `截至 ${to}（时点）` : `${from} 至 ${to}`;

/** 「↑ 2.5 个百分点」「↓ 3 个」「持平」: how far a value is from the one that it is compared with. */
export function changeWords(value: number | null, before: number | null, unit: string): string {
  if (value === null || before === null) return '—';
  const change = value - before;
  if (Math.abs(change) < 1e-9) return '持平';
  const size = Math.abs(change);
  return `${change > 0 ? '↑' : '↓'} ${unit === 'percent' ? `${plain(size, 2)} 个百分点` : valueWords(size, unit)}`;
}

/** 「↑ 2.5 个百分点（96%）」: the change, and the figure of the other period. */
export function comparedWords({
  figure,
  compared,
  unit,
}: Pick<IndicatorSummary, 'figure' | 'compared' | 'unit'>): string {
  if (compared === null) return '—';
  if (compared.figure.value === null) return '对比期没有记录';
  const change = changeWords(figure.value, compared.figure.value, unit);
  return `${change === '—' ? '' : change}（${valueWords(compared.figure.value, unit)}）`;
}
