import type { Problem } from '../result.ts';
import { computeIndicator } from './compute.ts';
import { plainRows } from './rows.ts';
import type { Indicator, IndicatorProof } from './types.ts';

/** Decimals of a number as it is written: 95.24 has two. */
const decimals = (value: number): number => (/\.(\d+)/.exec(String(value)) ?? ['', ''])[1]?.length ?? 0;

/** A whole number means exactly that; one with decimals is met by what rounds to it. */
function agrees(actual: number | null, expected: number | null): boolean {
  if (actual === null || expected === null) return actual === expected;
  if (Math.abs(actual - expected) < 1e-9) return true;
  const places = decimals(expected);
  return places > 0 && Number(actual.toFixed(Math.min(places, 20))) === expected;
}

const shown = (value: number | boolean | null | undefined): string =>
  value === null || value === undefined
    ? '无'
    : typeof value === 'boolean'
      ? value
        ? '达标'
        : '不达标'
      : String(value);

/** Plays one worked example: what differs from `expect`, with the pointer inside the proof. */
export function proveIndicator(indicator: Indicator, { rows, period, expect }: IndicatorProof): Problem[] {
  const actual = computeIndicator(indicator, plainRows(rows), period);
  const differ = (
    name: string,
    noun: string,
    got: number | boolean | null | undefined,
    wanted: typeof got,
  ): Problem => ({
    code: 'indicator.proof',
    message: `${noun}应为 ${shown(wanted)}，算得 ${shown(got)}。`,
    path: `/expect/${name}`,
  });
  const problems: Problem[] = [];
  if (!agrees(actual.numerator, expect.numerator))
    problems.push(differ('numerator', '分子', actual.numerator, expect.numerator));
  if (expect.denominator !== undefined && !agrees(actual.denominator ?? null, expect.denominator))
    problems.push(differ('denominator', '分母', actual.denominator, expect.denominator));
  if (!agrees(actual.value, expect.value)) problems.push(differ('value', '指标值', actual.value, expect.value));
  if (expect.met !== undefined && actual.met !== expect.met)
    problems.push(differ('met', '是否达标', actual.met, expect.met));
  return problems;
}
