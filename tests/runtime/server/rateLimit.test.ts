import { describe, expect, it } from 'vitest';
import { rateLimit } from '../../../runtime/server/http/rateLimit.ts';

describe('rateLimit', () => {
  const limited = () => {
    let now = 0;
    return {
      limit: rateLimit(3, 60_000, () => now),
      wait: (ms: number) => {
        now += ms;
      },
    };
  };

  it('lets a burst pass, then says how long to wait, and refills with time', () => {
    const { limit, wait } = limited();
    for (let n = 0; n < 3; n += 1) limit.take('10.0.0.1');
    expect(() => limit.take('10.0.0.1')).toThrow('请在 20 秒后再试');
    wait(19_000);
    expect(() => limit.take('10.0.0.1')).toThrow();
    wait(1_000);
    limit.take('10.0.0.1');
  });

  it('counts every address by itself', () => {
    const { limit } = limited();
    for (let n = 0; n < 3; n += 1) limit.take('10.0.0.1');
    expect(() => limit.take('10.0.0.2')).not.toThrow();
  });
});
