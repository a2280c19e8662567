import { beforeAll, describe, expect, it } from 'vitest';
import { allowedCaseActions, type CaseCommand, type CompiledItem, clockView } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { Desk, officer, 李䶮, 王㛃 } from './desk.ts';

const DAY = 86_400_000;
let kite: CompiledItem;
beforeAll(async () => {
  const plain = await kitePermit();
  kite = { ...plain, item: { ...plain.item, clock: { extension: 'permit' } } };
});

const accepted = (item = kite): Desk => {
  const desk = new Desk(item).receive();
  const materials = [{ material: 'idCard', state: 'verified' as const, files: [] }];
  return desk.do({ type: 'task.complete', task: desk.task('acceptance'), outcome: 'accept', materials }, 王㛃);
};

const extension = {
  type: 'case.extend',
  by: { value: 10, unit: 'workingDay' },
  reason: '风洞试验尚未完成',
  requestedBy: 王㛃.id,
  notice: '甲风延〔2026〕1号',
} satisfies CaseCommand;

const dates = (desk: Desk) => {
  const view = clockView(kite.calendar, desk.state.clock, kite.item.elements.timeLimit, desk.now);
  return [view.promised?.date, view.statutory?.date];
};

describe('延长办理期限', () => {
  it('moves both dates once who approves it has sent it', () => {
    const desk = accepted();
    const [promised] = dates(desk);
    expect(desk.try(extension, 王㛃)).toMatchObject({ code: 'extension.notApprover' });
    desk.do(extension, 李䶮);
    expect([promised, ...dates(desk)]).toEqual(['2026-01-08', '2026-01-22', '2026-02-16']);
    expect(desk.facts).toEqual([
      expect.objectContaining({ type: 'clock.extended', rule: 'permit', approvedBy: 李䶮.id, requestedBy: 王㛃.id }),
    ]);
    expect(desk.try(extension, 李䶮)).toMatchObject({ code: 'extension.times' });
  });

  it('is refused where the item has no rule for it, and shown only to who may', async () => {
    const desk = accepted(await kitePermit());
    expect(desk.try(extension, 李䶮)).toMatchObject({ code: 'extension.notAllowed' });
    const types = (actor: typeof 李䶮) =>
      allowedCaseActions(kite, accepted().state, actor, desk.now).map(({ type }) => type);
    expect(types(李䶮)).toContain('extend');
    expect(types(王㛃)).not.toContain('extend');
  });

  it('lets the clock stand and go on afterwards', () => {
    const desk = accepted().do(extension, 李䶮);
    desk.do({ type: 'task.claim', task: desk.task('preliminaryReview') }, officer('阿', 'preliminaryReview'));
    const complete = {
      type: 'task.complete' as const,
      outcome: 'supplement',
      notice: { materials: ['idCard'], note: '' },
    };
    desk.do({ ...complete, task: desk.task('preliminaryReview') }, officer('阿', 'preliminaryReview'));
    expect(desk.state.clock.at(-1)).toMatchObject({
      type: 'paused',
      reason: 'supplement',
      notice: desk.state.notice?.hash,
    });
    desk.now += DAY;
    desk.do({ type: 'case.supplement', materials: [{ material: 'idCard', state: 'received', files: [] }] }, 王㛃);
    expect(desk.state.clock.at(-1)).toMatchObject({ type: 'resumed' });
  });
});

describe('视为受理', () => {
  it('counts from the day of receipt (R6)', () => {
    const desk = new Desk(kite).receive();
    const received = desk.now;
    const timer = desk.state.kernel.timers[0];
    desk.now = timer?.due ?? 0;
    desk.do({ type: 'timer.fire', timer: timer?.id ?? 0 }, { kind: 'system', id: 'timer', name: '定时' });
    expect(desk.state.clock).toEqual([{ at: desk.now, type: 'started', since: received }]);
    expect(desk.state.vars.case).toMatchObject({ acceptedAt: '2026-01-05' });
  });
});

describe('two reasons at once', () => {
  it('hold the clock until both are gone', () => {
    const desk = accepted();
    const supervisor = officer('督', 'supervision', 'acceptance', 'preliminaryReview');
    const notice = { materials: ['idCard'], note: '' };
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.complete', task, outcome: 'supplement', notice }, supervisor);
    desk.now += DAY;
    desk.do({ type: 'case.suspend', reason: 'hearing', notice: '因听证中止' }, supervisor);
    const open = () => clockView(kite.calendar, desk.state.clock, kite.item.elements.timeLimit, desk.now);
    expect(open().pauses).toMatchObject([{ reason: 'supplement' }, { reason: 'hearing', notice: '因听证中止' }]);
    desk.now += DAY;
    desk.do({ type: 'case.resume', note: '听证结束' }, supervisor);
    expect(open().state).toBe('paused');
    desk.now += DAY;
    desk.do({ type: 'case.supplement', materials: [{ material: 'idCard', state: 'received', files: [] }] }, 王㛃);
    expect(open()).toMatchObject({ state: 'running', usedDays: 0, grossDays: 3 });
  });
});
