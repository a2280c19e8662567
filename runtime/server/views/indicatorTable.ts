import type { z } from '@hono/zod-openapi';
import { csvText } from '#engine';
import type { IndicatorSummary } from '../api/contract.ts';

type Summary = z.infer<typeof IndicatorSummary>;

const HEAD = [
  '指标',
  '机构',
  '统计期起',
  '统计期止',
  '数值',
  '单位',
  '目标',
  '是否达标',
  '分子',
  '分子计数规则',
  '分母',
  '分母计数规则',
  '目标依据',
  '待业务确认',
];

const UNITS: Record<string, string> = {
  percent: '%',
  ratio: '',
  count: '个',
  workingDay: '个工作日',
  yuan: '元',
  person: '人',
};
const OPERATORS: Record<string, string> = { '>=': '不低于', '<=': '不超过', '>': '高于', '<': '低于', '=': '等于' };
const MET = new Map<boolean | null, string>([
  [true, '达标'],
  [false, '未达标'],
]);

/** The figures of an office with how they are counted, one line an indicator. */
export const indicatorTable = (office: string, indicators: Summary[]): string =>
  csvText([HEAD, ...indicators.map((one) => lineOf(office, one))]);

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(Math.round(value * 1e6) / 1e6);

function lineOf(office: string, { title, from, to, unit, threshold, figure, measures, assumed }: Summary): string[] {
  const { numerator, denominator } = measures;
  return [
    title,
    office,
    from ?? '',
    to,
    number(figure.value),
    UNITS[unit] ?? unit,
    threshold ? `${OPERATORS[threshold.op] ?? threshold.op}${number(threshold.value)}` : '',
    MET.get(figure.met) ?? '',
    number(figure.numerator),
    `${numerator.words}；${numerator.dated}`,
    number(figure.denominator),
    denominator ? `${denominator.words}；${denominator.dated}` : '',
    threshold?.document ?? '',
    assumed.join('；'),
  ];
}
