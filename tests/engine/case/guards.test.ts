import { describe, expect, it } from 'vitest';
import { type Actor, allowedActions, type CaseCommand, type Person } from '#engine';
import { Desk, resident, 王㛃 } from './desk.ts';
import { BRANCHES, permit } from './models.ts';
import {
  caseMoves,
  delivery,
  offered,
  person,
  started,
  typesOf,
  孙㐂,
  张三,
  李䶮,
  赵督办,
  阿依古丽,
} from './people.ts';

describe('中止与恢复', () => {
  it('stands still with a notice, and the terms move on by the time in between', async () => {
    const { kitePermit } = await import('../../kit/kite.ts');
    const desk = new Desk(await kitePermit()).receive();
    const due = desk.state.kernel.timers[0]?.due ?? 0;
    expect(desk.try({ type: 'case.suspend', reason: 'hearing', notice: ' ' }, 王㛃)?.code).toBe('suspend.notice');
    expect(desk.try({ type: 'case.suspend', reason: 'noReason', notice: '待定' }, 王㛃)?.code).toBe('suspend.reason');
    desk.do({ type: 'case.suspend', reason: 'judicialFinding', notice: '等待法院裁定，裁定后恢复办理。' }, 王㛃);
    expect(desk.facts).toMatchObject([
      { type: 'case.suspended', reason: 'judicialFinding', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const task = desk.task('acceptance');
    expect(desk.try({ type: 'task.complete', task, outcome: 'accept' }, 王㛃)?.code).toBe('case.suspended');
    expect(offered(desk, 'acceptance', 王㛃)).toEqual([]);
    expect(caseMoves(desk, 王㛃).sort()).toEqual(['copy', 'resume', 'withdraw']);
    desk.days(20);
    const [timer] = desk.state.kernel.timers;
    expect(
      desk.try({ type: 'timer.fire', timer: timer?.id ?? 0 }, { kind: 'system', id: 'timer', name: '系统' })?.code,
    ).toBe('case.suspended');
    desk.do({ type: 'case.resume', note: '裁定已生效' }, 王㛃);
    expect(desk.state.kernel.timers[0]?.due).toBe(due + 20 * 86_400_000);
    expect(desk.state.suspended).toBeUndefined();
  });

  it('pauses the clock of an accepted case', async () => {
    const desk = started(await permit(BRANCHES));
    desk.do({ type: 'task.claim', task: desk.task('preliminaryReview') }, 张三);
    desk.do({ type: 'case.suspend', reason: 'hearing', notice: '举行听证。' }, 张三);
    expect(desk.state.clock.at(-1)).toMatchObject({ type: 'paused', reason: 'hearing' });
    desk.do({ type: 'case.resume', note: '' }, 赵督办);
    expect(desk.state.clock.at(-1)).toMatchObject({ type: 'resumed' });
  });
});

describe('补正、告知与督办', () => {
  it('a demand outside the first notice needs a supervisor and is a breach', async () => {
    const desk = started(await permit(BRANCHES));
    const task = desk.task('preliminaryReview');
    expect(desk.try({ type: 'task.demand', task, materials: ['lampProof'], note: '' }, 张三)?.code).toBe(
      'task.notYours',
    );
    desk.do({ type: 'task.claim', task }, 张三);
    const demand: CaseCommand = { type: 'task.demand', task, materials: ['lampProof'], note: '请补合格证' };
    const refusal = desk.try(demand, 张三);
    expect(refusal).toMatchObject({ code: 'notice.needsConsent' });
    expect(refusal?.message).toContain('警示灯合格证');
    expect(desk.try({ type: 'case.consent', materials: ['lampProof'], reason: '安全' }, 张三)?.code).toBe(
      'consent.notAllowed',
    );
    desk.do({ type: 'case.consent', materials: ['lampProof'], reason: '群众反映夜间放飞' }, 赵督办);
    desk.do(demand, 张三);
    expect(desk.facts).toContainEqual({ type: 'notice.breached', materials: ['lampProof'] });
    expect(desk.state).toMatchObject({ breaches: 1, status: 'supplementing', demand: task });
    expect(desk.state.clock.at(-1)).toMatchObject({ type: 'paused', reason: 'supplement' });
    expect(desk.try({ type: 'task.complete', task, outcome: 'approve' }, 张三)?.code).toBe('demand.waiting');
    desk.do(
      { type: 'case.supplement', materials: [{ material: 'lampProof', state: 'received', files: [] }] },
      resident,
    );
    expect(desk.state).toMatchObject({ status: 'inProgress' });
    expect(desk.state.clock.at(-1)).toMatchObject({ type: 'resumed' });
    desk.do({ type: 'task.complete', task, outcome: 'approve' }, 张三);
  });

  it('what was handed in may be asked for again without breach', async () => {
    const desk = started(await permit(BRANCHES));
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.claim', task }, 张三);
    desk.do({ type: 'task.demand', task, materials: ['idCard'], note: '照片不清' }, 张三);
    expect(typesOf(desk.facts)).not.toContain('notice.breached');
  });

  it('what lacked at the first notice and was not named is a breach later', async () => {
    const { kitePermit } = await import('../../kit/kite.ts');
    const desk = new Desk(await kitePermit()).receive(王㛃, { length: 30, night: true, lamp: 'L-9' });
    const notice = (materials: string[]) => ({ notice: { materials, note: '' } });
    desk.complete('acceptance', 'supplement', 王㛃, notice(['idCard']));
    desk.do({ type: 'case.supplement', materials: [{ material: 'idCard', state: 'received', files: [] }] }, resident);
    const again = {
      type: 'task.complete',
      task: desk.task('acceptance'),
      outcome: 'supplement',
      ...notice(['lampProof']),
    } as const;
    expect(desk.try(again, 王㛃)?.code).toBe('notice.needsConsent');
    desk.do(
      { type: 'case.consent', materials: ['lampProof'], reason: '首次告知遗漏' },
      person('周督办', 'town', 'supervision'),
    );
    desk.do(again, 王㛃);
    expect(desk.state.breaches).toBe(1);
  });

  it('copies and reminds, and is terminated by a supervisor', async () => {
    const desk = started(await permit(BRANCHES));
    desk.do({ type: 'case.copy', to: [孙㐂, 李䶮], note: '请知悉' }, 王㛃);
    expect(desk.facts.map((fact) => fact.type === 'case.copied' && fact.to)).toEqual(['孙㐂', '李䶮']);
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.claim', task }, 张三);
    expect(desk.try({ type: 'case.remind', task, text: '快点' }, 张三)?.code).toBe('remind.self');
    desk.do({ type: 'case.remind', task, text: '请尽快办理' }, resident);
    expect(desk.facts).toEqual([{ type: 'case.reminded', token: task, text: '请尽快办理', to: '张三' }]);
    expect(desk.try({ type: 'case.terminate', reason: '逾期未补正', result: 'expired' }, 张三)?.code).toBe(
      'terminate.notAllowed',
    );
    desk.do({ type: 'case.terminate', reason: '申请人逾期未补正', result: 'expired' }, 赵督办);
    expect(desk.state).toMatchObject({ status: 'concluded', result: 'expired', tasks: [] });
    expect(typesOf(desk.facts)).toEqual(expect.arrayContaining(['case.terminated', 'task.canceled', 'case.concluded']));
  });
});

describe('岗位规则', () => {
  const at = (facts: Partial<Person>): Actor & Person => ({ ...李䶮, ...facts });
  const reviewed = async (item: Parameters<typeof permit>[1]) =>
    started(await permit(BRANCHES, item))
      .complete('verification', 'approve', 阿依古丽)
      .complete('preliminaryReview', 'approve', 张三);

  it('an applicant and an agent never work on the own case', async () => {
    const desk = await reviewed({});
    const task = desk.task('approval');
    expect(desk.try({ type: 'task.claim', task }, at({ idNo: '11010519491231002x' }))?.code).toBe('duty.applicant');
    const agent = { name: '李䶮', idNo: '110105194912310039' };
    const { applicant } = desk.state;
    Object.assign(desk.state, { applicant: { ...applicant, agent } });
    expect(desk.try({ type: 'task.claim', task }, at({ idNo: agent.idNo }))?.code).toBe('duty.applicant');
    Object.assign(desk.state, { applicant });
    desk.do({ type: 'task.claim', task }, at({ idNo: '110105194912310039' }));
  });

  it('high-risk posts need established staff, warned after 4.5 years, refused after 5', async () => {
    const desk = await reviewed({ riskClass: 'money' });
    const task = desk.task('approval');
    const claim = (facts: Partial<Person>) => desk.try({ type: 'task.claim', task }, at(facts));
    expect(claim({ established: false })?.code).toBe('duty.established');
    expect(claim({ established: true, postSince: { approval: '2021-01-05' } })?.code).toBe('duty.tenure');
    const late = at({ established: true, postSince: { approval: '2021-01-06' } });
    const [open] = desk.state.tasks;
    if (!open) throw new Error('no task');
    const actions = allowedActions(desk.compiled, desk.state, open, late, desk.now);
    expect(actions.find(({ type }) => type === 'complete')?.warning?.message).toContain('4.5年');
    desk.do({ type: 'task.complete', task, outcome: 'approve' }, late);
    expect(desk.facts).toContainEqual(expect.objectContaining({ type: 'duty.warned', user: '李䶮', post: 'approval' }));
    const young = await reviewed({ riskClass: 'money' });
    young.do(
      { type: 'task.complete', task: young.task('approval'), outcome: 'approve' },
      at({ postSince: { approval: '2021-07-06' } }),
    );
    expect(typesOf(young.facts)).not.toContain('duty.warned');
  });

  it('即办双岗: acceptance and verification are two people even where the item forgot to say so', async () => {
    const desk = started(await permit(BRANCHES, { duties: [], profile: 'C' }));
    const both = person('王㛃', 'town', 'acceptance', 'verification', 'preliminaryReview');
    expect(desk.try({ type: 'task.claim', task: desk.task('verification') }, both)).toMatchObject({
      code: 'duty.conflict',
      message: expect.stringContaining('双岗'),
    });
    desk.do({ type: 'task.claim', task: desk.task('preliminaryReview') }, both);
  });

  it('works a case to the end with all of them in force', async () => {
    const desk = await reviewed({ riskClass: 'high' });
    desk.complete('approval', 'approve', 李䶮).complete('issuance', 'issue', 阿依古丽, { delivery });
    expect(desk.state).toMatchObject({ status: 'concluded', result: 'granted' });
  });
});
