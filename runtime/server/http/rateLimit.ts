import { problem } from '../problem.ts';

export interface RateLimit {
  /** Counts one use. @throws {ApiProblem} 429 with Retry-After */
  take(key: string): void;
}

const MAX_KEYS = 10_000;

/** A token bucket per key: `burst` at once, refilled within `periodMs`. Memory is bounded. */
export function rateLimit(burst: number, periodMs: number, clock: () => number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key) {
      const now = clock();
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * burst) / periodMs);
      if (left < 1) {
        const seconds = Math.ceil(((1 - left) * periodMs) / burst / 1000);
        const headers = { 'retry-after': String(seconds) };
        throw problem(429, 'rate.limited', `操作过于频繁，请在 ${seconds} 秒后再试。`, { headers });
      }
      buckets.delete(key);
      buckets.set(key, { left: left - 1, at: now });
      const oldest = buckets.size > MAX_KEYS ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
    },
  };
}
