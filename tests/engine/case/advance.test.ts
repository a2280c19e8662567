import { beforeAll, describe, expect, it } from 'vitest';
import { allowedActions, type CompiledItem, clockView } from '#engine';
import { kitePermit } from '../../kit/kite.ts';
import { Desk, officer, resident, 李䶮, 王㛃, 阿依古丽 } from './desk.ts';

let kite: CompiledItem;
beforeAll(async () => {
  kite = await kitePermit();
});

const delivery = { method: '1', receiver: '赵钱·孙', at: '2026-01-06' };

describe('a case from the counter to the delivery', () => {
  it('is accepted, reviewed, approved and issued, and writes its ledger row', () => {
    const desk = new Desk(kite).receive();
    expect(desk.state).toMatchObject({
      status: 'received',
      tasks: [{ element: 'acceptance', office: 'town', assignee: '王㛃' }],
    });
    desk.complete('acceptance', 'accept', 王㛃);
    expect(desk.facts.map((fact) => fact.type)).toEqual(
      expect.arrayContaining(['opinion.given', 'case.accepted', 'clock.started', 'task.created']),
    );
    desk
      .complete('preliminaryReview', 'approve', 阿依古丽, { opinion: '情况属实' })
      .complete('approval', 'approve', 李䶮);
    expect(desk.state.tasks).toMatchObject([{ element: 'issuance', office: 'town' }]);
    desk.complete('issuance', 'issue', 阿依古丽, { delivery });
    expect(desk.state).toMatchObject({ status: 'concluded', result: 'granted', tasks: [] });
    expect(desk.ledgers).toEqual([
      {
        ledger: 'test:kites',
        key: 'K2026-0001',
        values: { no: 'K2026-0001', name: '赵钱·孙', length: 30, handler: '李䶮' },
      },
    ]);
    expect(desk.try({ type: 'case.withdraw', reason: '不要了' }, resident)?.code).toBe('case.ended');
  });

  it('keeps its state small', () => {
    const desk = new Desk(kite)
      .receive()
      .complete('acceptance', 'accept', 王㛃)
      .complete('preliminaryReview', 'approve', 阿依古丽);
    expect(JSON.stringify(desk.state.kernel).length).toBeLessThan(400);
  });

  it('never changes what it was given', () => {
    const desk = new Desk(kite).receive();
    const frozen = JSON.stringify(desk.before);
    const given = desk.before;
    desk.try({ type: 'task.complete', task: desk.task('acceptance'), outcome: 'accept', form: { length: 5 } }, 王㛃);
    expect(JSON.stringify(given)).toBe(frozen);
  });
});

describe('duties are kept apart', () => {
  it('refuses the accepting officer the review, by claim, completion and transfer, naming the posts', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'accept', 王㛃);
    const task = desk.task('preliminaryReview');
    for (const refusal of [
      desk.try({ type: 'task.claim', task }, 王㛃),
      desk.try({ type: 'task.complete', task, outcome: 'approve' }, 王㛃),
      desk.do({ type: 'task.claim', task }, 阿依古丽).try(
        {
          type: 'task.transfer',
          task,
          to: { id: '王㛃', name: '王㛃', office: 'town', posts: ['preliminaryReview'] },
          reason: '出差',
        },
        阿依古丽,
      ),
    ]) {
      expect(refusal?.code).toBe('duty.conflict');
      expect(refusal?.message).toContain('“受理”');
      expect(refusal?.message).toContain('“初审”');
    }
  });

  it('shows the same refusal on the button', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'accept', 王㛃);
    const [task] = desk.state.tasks;
    if (!task) throw new Error('no task');
    expect(allowedActions(kite, desk.state, task, 王㛃, desk.now)).toMatchObject([
      { type: 'claim', refusal: { code: 'duty.conflict' } },
    ]);
    expect(allowedActions(kite, desk.state, task, 阿依古丽, desk.now).map((action) => action.type)).toEqual([
      'claim',
      'complete',
      'complete',
      'sendBack',
    ]);
    expect(allowedActions(kite, desk.state, task, 李䶮, desk.now)).toEqual([]);
  });

  it('refuses who does not hold the post at the office, and tasks of others', () => {
    const desk = new Desk(kite).receive();
    const task = desk.task('acceptance');
    expect(desk.try({ type: 'task.complete', task, outcome: 'accept' }, 阿依古丽)?.code).toBe('task.claimedByOther');
    expect(desk.try({ type: 'task.claim', task }, officer('外人', 'issuance'))?.code).toBe('task.notHolder');
    const fromCounty = officer('外人', 'approval', 'acceptance');
    expect(desk.try({ type: 'task.claim', task }, fromCounty)?.code).toBe('task.notHolder');
    expect(desk.try({ type: 'task.release', task }, 阿依古丽)?.code).toBe('task.notYours');
    expect(desk.try({ type: 'task.complete', task: 999, outcome: 'accept' }, 王㛃)?.code).toBe('task.notFound');
  });
});

describe('what an outcome demands', () => {
  it('acceptance needs every material that the answers require', () => {
    const desk = new Desk(kite).receive(王㛃, { length: 30, night: true, lamp: 'L-9' });
    const refusal = desk.try({ type: 'task.complete', task: desk.task('acceptance'), outcome: 'accept' }, 王㛃);
    expect(refusal).toMatchObject({ code: 'material.missing', problems: [{ path: '/materials/lampProof' }] });
    expect(refusal?.message).toContain('警示灯合格证');
  });

  it('a complete form, hidden answers pruned', () => {
    const desk = new Desk(kite).receive(王㛃, { length: 30, night: false, lamp: '藏起来的' });
    expect(desk.before?.data.form).toEqual({ length: 30, night: false });
    const refusal = desk.try(
      { type: 'task.complete', task: desk.task('acceptance'), outcome: 'accept', form: { length: 900 } },
      王㛃,
    );
    expect(refusal).toMatchObject({ code: 'form.invalid', problems: [{ path: '/length' }] });
    expect(refusal?.problems?.[0]?.message).toContain('线长（米）');
  });

  it('fields that the step does not edit are refused by name', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'accept', 王㛃);
    const task = desk.task('preliminaryReview');
    expect(desk.try({ type: 'task.complete', task, outcome: 'approve', form: { length: 99 } }, 阿依古丽)).toMatchObject(
      { code: 'form.notEditable', problems: [{ path: '/form/length' }] },
    );
    desk.do({ type: 'task.complete', task, outcome: 'approve', form: { length: 30, remark: '已核' } }, 阿依古丽);
    expect(desk.before?.data.form).toMatchObject({ remark: '已核' });
  });

  it('不予 needs a reason, 出件 a delivery, 告知 a content', () => {
    const desk = new Desk(kite).receive();
    expect(desk.try({ type: 'task.complete', task: desk.task('acceptance'), outcome: 'notAccept' }, 王㛃)?.code).toBe(
      'opinion.required',
    );
    expect(desk.try({ type: 'task.complete', task: desk.task('acceptance'), outcome: 'supplement' }, 王㛃)?.code).toBe(
      'notice.empty',
    );
    expect(
      desk.try(
        {
          type: 'task.complete',
          task: desk.task('acceptance'),
          outcome: 'supplement',
          notice: { materials: ['xxx'], note: '' },
        },
        王㛃,
      )?.code,
    ).toBe('notice.unknownMaterial');
    expect(desk.try({ type: 'task.complete', task: desk.task('acceptance'), outcome: 'nope' }, 王㛃)?.code).toBe(
      'outcome.unknown',
    );
    desk.complete('acceptance', 'accept', 王㛃).complete('preliminaryReview', 'approve', 阿依古丽);
    expect(desk.try({ type: 'task.complete', task: desk.task('approval'), outcome: 'deny' }, 李䶮)?.code).toBe(
      'opinion.required',
    );
    desk.complete('approval', 'approve', 李䶮);
    expect(desk.try({ type: 'task.complete', task: desk.task('issuance'), outcome: 'issue' }, 阿依古丽)?.code).toBe(
      'delivery.required',
    );
  });

  it('refusal at the window ends the case without a clock', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'notAccept', 王㛃, { opinion: '不属于本机关职权' });
    expect(desk.state).toMatchObject({ status: 'concluded', result: 'notAccepted', clock: [] });
  });
});

describe('补正', () => {
  it('after acceptance stops the clock; what is handed in goes back to who accepted it', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'accept', 王㛃);
    desk.complete('preliminaryReview', 'supplement', 阿依古丽, { notice: { materials: ['idCard'], note: '照片不清' } });
    expect(desk.state).toMatchObject({ status: 'supplementing', notice: { materials: ['idCard'] } });
    expect(desk.state.materials, 'asked for again, so lacking').toMatchObject([
      { material: 'idCard', state: 'missing' },
    ]);
    expect(desk.state.clock.map((entry) => entry.type)).toEqual(['started', 'paused']);
    desk.days(7);
    const paused = clockView(kite.calendar, desk.state.clock, { promised: { value: 3, unit: 'workingDay' } }, desk.now);
    expect(paused).toMatchObject({ state: 'paused', usedDays: 0 });
    desk.do({ type: 'case.supplement', materials: [{ material: 'idCard', state: 'received', files: [] }] }, resident);
    expect(desk.state).toMatchObject({ status: 'inProgress', tasks: [{ element: 'acceptance', assignee: '王㛃' }] });
    expect(desk.state.clock.map((entry) => entry.type)).toEqual(['started', 'paused', 'resumed']);
    desk.complete('acceptance', 'accept', 王㛃);
    expect(
      desk.facts.some((fact) => fact.type === 'case.accepted'),
      'accepted once',
    ).toBe(false);
  });

  it('before acceptance starts no clock, and nobody hands in what was not asked for', () => {
    const desk = new Desk(kite).receive();
    expect(desk.try({ type: 'case.supplement', materials: [] }, resident)?.code).toBe('supplement.notAsked');
    desk.complete('acceptance', 'supplement', 王㛃, { notice: { materials: ['idCard'], note: '' } });
    expect(desk.state).toMatchObject({ status: 'supplementing', clock: [] });
    expect(desk.try({ type: 'case.supplement', materials: [] }, officer('外人', 'issuance'))?.code).toBe(
      'supplement.notAllowed',
    );
  });
});

describe('退回、转办、撤回', () => {
  it('goes back to an allowed target, to the same person, in a new round', () => {
    const desk = new Desk(kite)
      .receive()
      .complete('acceptance', 'accept', 王㛃)
      .complete('preliminaryReview', 'approve', 阿依古丽);
    const task = desk.task('approval');
    expect(desk.try({ type: 'task.sendBack', task, target: 'issuance', opinion: '看错' }, 李䶮)?.code).toBe(
      'sendBack.notAllowed',
    );
    expect(desk.try({ type: 'task.sendBack', task, target: 'acceptance', opinion: ' ' }, 李䶮)?.code).toBe(
      'opinion.required',
    );
    desk.do({ type: 'task.sendBack', task, target: 'preliminaryReview', opinion: '请补查' }, 李䶮);
    expect(desk.state).toMatchObject({
      round: 2,
      tasks: [{ element: 'preliminaryReview', assignee: '阿依古丽·买买提' }],
    });
  });

  it('a transferred task is the receiver’s, and only the holder hands it on', () => {
    const desk = new Desk(kite).receive();
    const task = desk.task('acceptance');
    const to = { id: '孙㐂', name: '孙㐂', office: 'town', posts: ['acceptance'] };
    expect(desk.try({ type: 'task.transfer', task, to, reason: ' ' }, 王㛃)?.code).toBe('transfer.reason');
    desk.do({ type: 'task.transfer', task, to, reason: '轮休' }, 王㛃);
    expect(desk.state.tasks).toMatchObject([{ assignee: '孙㐂' }]);
    expect(desk.try({ type: 'task.transfer', task, to, reason: '再转' }, 王㛃)?.code).toBe('task.notYours');
  });

  it('the applicant may withdraw until the end', () => {
    const desk = new Desk(kite).receive().complete('acceptance', 'accept', 王㛃);
    const stranger = officer('外人', 'issuance');
    expect(desk.try({ type: 'case.withdraw', reason: '改日再办' }, stranger)?.code).toBe('withdraw.notAllowed');
    desk.do({ type: 'case.withdraw', reason: '改日再办' }, resident);
    expect(desk.state).toMatchObject({ status: 'withdrawn', result: 'withdrawn', tasks: [] });
    expect(desk.state.clock.at(-1)?.type).toBe('stopped');
  });
});

describe('silence', () => {
  it('five working days without a notice: accepted by law (R6)', () => {
    const desk = new Desk(kite).receive();
    const [timer] = desk.state.kernel.timers;
    if (!timer) throw new Error('no timer');
    expect(new Date(timer.due).toISOString()).toBe('2026-01-12T16:00:00.000Z');
    desk.now = timer.due;
    desk.do({ type: 'timer.fire', timer: timer.id }, { kind: 'system', id: 'timer', name: '系统' });
    expect(desk.state).toMatchObject({ status: 'inProgress', tasks: [{ element: 'preliminaryReview' }] });
    expect(desk.state.clock).toMatchObject([{ type: 'started' }]);
  });
});
