import { describe, expect, it } from 'vitest';
import { livelock } from '../../../../engine/lint/rules/livelock.ts';
import { draw } from '../kite.ts';

describe('lint.livelock', () => {
  it('没有出口的循环，即使图上另有结束', () => {
    const process = draw(
      ['start>fork', 'fork>a', 'fork>b', 'a>a2', 'a2>merge', 'merge>a', 'b>join', 'x>join', 'join>end'],
      { fork: { type: 'parallelGateway' }, a2: { name: '重新提交' }, merge: { type: 'exclusiveGateway' } },
    );
    const [finding] = livelock(process, {});
    expect(finding).toMatchObject({ severity: 'error', code: 'lint.livelock' });
    expect(finding?.message).toContain('「重新提交」');
  });

  it('能退出的循环没有问题', () => {
    const process = draw(['start>merge', 'merge>a', 'a>gw', 'gw>merge again', 'gw>end done'], {
      merge: { type: 'exclusiveGateway' },
    });
    expect(livelock(process, {})).toEqual([]);
  });
});
