import { describe, expect, it } from 'vitest';
import type { FlowNode } from '#engine';
import { joinDeadlock } from '../../../../engine/lint/rules/joinDeadlock.ts';
import { livelock } from '../../../../engine/lint/rules/livelock.ts';
import { tokenFlood } from '../../../../engine/lint/rules/tokenFlood.ts';
import { soundnessOf } from '../../../../engine/lint/soundness/explore.ts';
import { draw, kitePermit } from '../kite.ts';

const parallel = { type: 'parallelGateway' } satisfies Partial<FlowNode>;
const inclusive = { type: 'inclusiveGateway' } satisfies Partial<FlowNode>;

describe('lint.joinDeadlock', () => {
  it('二选一之后接并行汇聚，办件会停住，并说出路径', () => {
    const process = draw(
      ['start>accept', 'accept>gwChoice', 'gwChoice>left a', 'gwChoice>right b', 'left>join', 'right>join', 'join>end'],
      { join: parallel, left: { name: '初审' }, right: { name: '复审' } },
    );
    const [finding] = joinDeadlock(process, {});
    expect(finding).toMatchObject({ severity: 'error', code: 'lint.joinDeadlock', element: 'join' });
    expect(finding?.message).toContain('「初审」');
    expect(finding?.message).toMatch(/start → accept → gwChoice → 复审/);
    expect(livelock(process, {})).toEqual([]);
  });

  it('成对的并行、包容分支没有问题', () => {
    const process = draw(
      [
        'start>fork',
        'fork>a',
        'fork>b',
        'a>choose',
        'choose>c x',
        'choose>d y',
        'c>merge',
        'd>merge',
        'merge>join',
        'b>join',
        'join>end',
      ],
      { fork: parallel, join: parallel, choose: inclusive, merge: inclusive },
    );
    expect(joinDeadlock(process, {})).toEqual([]);
    expect(soundnessOf(process).decided).toBe(true);
  });

  it('包容汇聚等待还会到的分支，不会先走一步', () => {
    const process = draw(
      [
        ...['x', 'y', 'b', 'c'].map((branch) => `fork>${branch}`),
        'start>fork',
        'x>inner',
        'y>inner',
        'inner>outer',
        'b>outer',
        'outer>join',
        'c>join',
        'join>end',
      ],
      { fork: parallel, join: parallel, inner: inclusive, outer: inclusive },
    );
    expect(joinDeadlock(process, {})).toEqual([]);
  });

  it('并行分支里一条直接结束，汇聚等不到它', () => {
    const process = draw(
      ['start>fork', 'fork>a', 'fork>gw', 'gw>b x', 'gw>endEarly y', 'a>join', 'b>join', 'join>end'],
      { fork: parallel, join: parallel },
    );
    expect(joinDeadlock(process, {})).toHaveLength(1);
  });

  it('终止结束事件取消其他分支，不算停住', () => {
    const process = draw(['start>fork', 'fork>a', 'fork>b', 'a>endAll', 'b>join', 'c>join', 'join>end'], {
      fork: parallel,
      join: parallel,
      endAll: { event: 'terminate' },
    });
    expect(joinDeadlock(process, {})).toEqual([]);
  });

  it('放风筝许可没有任何问题', () => {
    const kite = kitePermit();
    expect([joinDeadlock(kite, {}), livelock(kite, {}), tokenFlood(kite, {})]).toEqual([[], [], []]);
    expect(soundnessOf(kite).decided).toBe(true);
  });

  it('十个并行分支各有选择，也在限度内得出结论', () => {
    const branches = Array.from({ length: 10 }, (_, n) => [
      `fork>gw${n}`,
      `gw${n}>a${n} x`,
      `gw${n}>b${n} y`,
      `a${n}>m${n}`,
      `b${n}>m${n}`,
      `m${n}>join`,
    ]);
    const specs = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`m${n}`, { type: 'exclusiveGateway' }]));
    const process = draw(['start>fork', ...branches.flat(), 'join>end'], { fork: parallel, join: parallel, ...specs });
    expect(soundnessOf(process)).toMatchObject({ decided: true, deadlocks: [], livelocks: [] });
  });

  it('默认流与无条件的流并行', () => {
    const process = draw(['start>a', 'a>b', 'a>join', 'b>join', 'join>end'], { join: parallel });
    const { a } = process.nodes;
    if (a) a.default = a.outgoing[1] ?? '';
    expect(soundnessOf(process).deadlocks).toEqual([]);
  });

  it('需要两个令牌才开始的任务，不问令牌从哪条流来', () => {
    const process = draw(['start>fork', 'fork>a', 'fork>b', 'a>pack', 'b>pack', 'pack>end'], {
      fork: parallel,
      pack: { detail: { startQuantity: 2 } },
    });
    expect(soundnessOf(process).deadlocks).toEqual([]);
  });
});
