import { describe, expect, it } from 'vitest';
import { tokenFlood } from '../../../../engine/lint/rules/tokenFlood.ts';
import { draw } from '../kite.ts';

describe('lint.tokenFlood', () => {
  it('循环里的并行分支没有汇聚，待办越积越多', () => {
    const process = draw(['start>a', 'a>b', 'b>fork', 'fork>a', 'fork>c', 'c>end'], {
      fork: { type: 'parallelGateway' },
      a: { name: '核对' },
    });
    const [finding] = tokenFlood(process, {});
    expect(finding).toMatchObject({ severity: 'error', code: 'lint.tokenFlood' });
    expect(finding?.message).toContain('核对 → b → fork');
  });

  it('一次放出两个令牌的任务不是越积越多', () => {
    const process = draw(['start>print', 'print>pack', 'pack>end'], {
      print: { detail: { completionQuantity: 2 } },
      pack: { detail: { startQuantity: 2 } },
    });
    expect(tokenFlood(process, {})).toEqual([]);
  });

  it('先汇聚再返回就没有问题', () => {
    const process = draw(
      ['start>merge', 'merge>fork', 'fork>a', 'fork>b', 'a>join', 'b>join', 'join>gw', 'gw>merge again', 'gw>end done'],
      {
        merge: { type: 'exclusiveGateway' },
        fork: { type: 'parallelGateway' },
        join: { type: 'parallelGateway' },
      },
    );
    expect(tokenFlood(process, {})).toEqual([]);
  });
});
