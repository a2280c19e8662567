import type { BundleCase, BundleResult } from './types.ts';

export interface BundleProgress {
  cases: BundleCase[];
  total: number;
  /** Cases that have come to an end. */
  concluded: number;
  /** Absent while one of them is open. */
  result?: BundleResult;
}

const ENDED = new Set<BundleCase['status']>(['concluded', 'withdrawn']);

/** One progress over all cases of a bundle, and when all have ended one result: granted, partly granted, or denied. */
export function bundleProgress(cases: BundleCase[]): BundleProgress {
  const concluded = cases.filter(({ status }) => ENDED.has(status)).length;
  const open = { cases, total: cases.length, concluded };
  return concluded < cases.length || cases.length === 0 ? open : { ...open, result: resultOf(cases) };
}

function resultOf(cases: BundleCase[]): BundleResult {
  const granted = cases.filter(({ result }) => result === 'granted').length;
  if (granted === cases.length) return 'granted';
  return granted === 0 ? 'denied' : 'partly';
}
