import type { WaitFigures } from './types.ts';

/** Waits that are collected one by one. */
export interface Tally {
  values: number[];
}

export const waitFigures = ({ values }: Tally): WaitFigures => ({
  served: values.length,
  mean: meanOf(values) ?? 0,
  p90: quantile(values, 0.9) ?? 0,
});

export function meanOf(values: number[]): number | undefined {
  if (values.length === 0) return undefined;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The least value that so large a part of all does not exceed. */
export function quantile(values: number[], part: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}

/** A number that changes now and then, averaged over the time in which it is watched. */
export interface TimeAverage {
  change(at: number, value: number): void;
  mean(until: number): number;
  max(): number;
}

export function timeAverage(from: number, to: number): TimeAverage {
  let [value, since, area, most] = [0, 0, 0, 0];
  const add = (until: number) => {
    area += value * Math.max(0, Math.min(until, to) - Math.max(since, from));
  };
  return {
    change(at, next) {
      add(at);
      [value, since] = [next, at];
      if (at >= from && at <= to) most = Math.max(most, next);
    },
    mean: (until) => {
      const end = Math.min(until, to);
      const running = value * Math.max(0, end - Math.max(since, from));
      return end > from ? (area + running) / (end - from) : 0;
    },
    max: () => most,
  };
}
