import { problem } from '../problem.ts';

export interface RateLimit {
  /** Counts one use. @throws {ApiProblem} 429 with Retry-After */
  take(key: string): void;
  /** Counts nothing. @throws {ApiProblem} 429 where `take` would */
  check(key: string): void;
}

const MAX_KEYS = 10_000;

const TOO_OFTEN = (seconds: number) => `操作过于频繁，请在 ${seconds} 秒后再试。`;

/** A token bucket per key: `burst` at once, refilled within `periodMs`. Memory is bounded. `words`: what is said instead. */
export function rateLimit(burst: number, periodMs: number, clock: () => number, words = TOO_OFTEN): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  /** What is left of a key's bucket now. @throws {ApiProblem} 429 when that is nothing */
  function leftOf(key: string, now: number): number {
    const bucket = buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * burst) / periodMs);
    if (left >= 1) return left;
    const seconds = Math.ceil(((1 - left) * periodMs) / burst / 1000);
    const headers = { 'retry-after': String(seconds) };
    throw problem(429, 'rate.limited', words(seconds), { headers });
  }
  return {
    check: (key) => void leftOf(key, clock()),
    take(key) {
      const now = clock();
      const left = leftOf(key, now);
      buckets.delete(key);
      buckets.set(key, { left: left - 1, at: now });
      const oldest = buckets.size > MAX_KEYS ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
    },
  };
}
