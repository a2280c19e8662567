import { describe, expect, it } from 'vitest';
import {
  type Actor,
  allowedActions,
  allowedCaseActions,
  type CaseCommand,
  type CaseFact,
  type CompiledItem,
  type Person,
} from '#engine';
import { Desk, resident, 王㛃 } from './desk.ts';
import { BRANCHES, council, NESTED, permit } from './models.ts';

const person = (id: string, office: string, ...posts: string[]): Actor & Person => ({
  kind: 'officer',
  id,
  name: id,
  office,
  posts,
});

const 阿依古丽 = person('阿依古丽·买买提', 'town', 'preliminaryReview', 'verification', 'issuance');
const 张三 = person('张三', 'town', 'preliminaryReview', 'verification', 'acceptance');
const 李䶮 = person('李䶮', 'county', 'approval', 'reexamination');
const 欧阳𠮷 = person('欧阳𠮷', 'county', 'approval', 'reexamination');
const 孙㐂 = person('孙㐂', 'county', 'reexamination');
const 赵督办 = person('赵督办', 'county', 'supervision');
const delivery = { method: '1', receiver: '赵钱·孙', at: '2026-01-06' };

const started = (compiled: CompiledItem): Desk => new Desk(compiled).receive().complete('acceptance', 'accept', 王㛃);
const open = (desk: Desk) => desk.state.tasks.map((task) => task.element).sort();
const typesOf = (facts: CaseFact[]) => facts.map((fact) => fact.type);
const offered = (desk: Desk, element: string, actor: Actor): string[] => {
  const task = desk.state.tasks.find((candidate) => candidate.element === element);
  if (!task) throw new Error(`no task ${element}`);
  return allowedActions(desk.compiled, desk.state, task, actor, desk.now)
    .filter((action) => !action.refusal)
    .map((action) => action.type);
};
const caseMoves = (desk: Desk, actor: Actor) =>
  allowedCaseActions(desk.compiled, desk.state, actor, desk.now).map((action) => action.type);

describe('退回', () => {
  it('re-walks: parallel branches are canceled, opinions stay, the round goes up', async () => {
    const desk = started(await permit(BRANCHES)).complete('verification', 'approve', 阿依古丽);
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.sendBack', task, target: 'acceptance', opinion: '材料不清' }, 张三);
    expect(open(desk)).toEqual(['acceptance']);
    expect(desk.facts).toContainEqual({
      type: 'task.sentBack',
      token: task,
      target: 'acceptance',
      straight: 0,
      round: 2,
    });
    expect(desk.state.round).toBe(2);
    desk.complete('acceptance', 'accept', 王㛃);
    expect(open(desk)).toEqual(['preliminaryReview', 'verification']);
  });

  it('comes straight back from a branch: the other branch and its work stand', async () => {
    const desk = started(await permit(BRANCHES)).complete('verification', 'approve', 阿依古丽);
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.sendBack', task, target: 'acceptance', opinion: '材料不清', straight: true }, 张三);
    expect(open(desk)).toEqual(['acceptance']);
    desk.complete('acceptance', 'accept', 王㛃);
    expect(open(desk), '复核 is not asked again').toEqual(['preliminaryReview']);
    desk.complete('preliminaryReview', 'approve', 张三);
    expect(open(desk)).toEqual(['approval']);
  });

  it('re-walks one branch from behind the join: the other branch stays done', async () => {
    const desk = started(await permit(BRANCHES))
      .complete('verification', 'approve', 阿依古丽)
      .complete('preliminaryReview', 'approve', 张三);
    const task = desk.task('approval');
    desk.do({ type: 'task.sendBack', task, target: 'preliminaryReview', opinion: '重审' }, 李䶮);
    expect(open(desk)).toEqual(['preliminaryReview']);
    desk.complete('preliminaryReview', 'approve', 张三);
    expect(open(desk)).toEqual(['approval']);
  });

  it('from one branch into the other only straight', async () => {
    const model = BRANCHES.replace(
      'wutong:post="verification" wutong:level="town" wutong:sendBackTo="acceptance"',
      'wutong:post="verification" wutong:level="town" wutong:sendBackTo="acceptance preliminaryReview"',
    );
    const desk = started(await permit(model)).complete('preliminaryReview', 'approve', 张三);
    const task = desk.task('verification');
    const back = { type: 'task.sendBack', task, target: 'preliminaryReview', opinion: '初审有误' } as const;
    expect(desk.try(back, 阿依古丽)?.code).toBe('kernel.sendBackNotBehind');
    desk.do({ ...back, straight: true }, 阿依古丽).complete('preliminaryReview', 'approve', 张三);
    expect(open(desk)).toEqual(['verification']);
    desk.complete('verification', 'approve', 阿依古丽);
    expect(open(desk)).toEqual(['approval']);
  });

  it('comes straight back over two steps', async () => {
    const desk = started(await permit(BRANCHES))
      .complete('verification', 'approve', 阿依古丽)
      .complete('preliminaryReview', 'approve', 张三);
    const sendBack = (element: string, target: string, actor: Actor) =>
      desk.do({ type: 'task.sendBack', task: desk.task(element), target, opinion: '再核', straight: true }, actor);
    sendBack('approval', 'preliminaryReview', 李䶮);
    sendBack('preliminaryReview', 'acceptance', 张三);
    desk.complete('acceptance', 'accept', 王㛃);
    expect(open(desk)).toEqual(['preliminaryReview']);
    desk.complete('preliminaryReview', 'approve', 张三);
    expect(open(desk)).toEqual(['approval']);
    expect(desk.state.round).toBe(3);
  });

  it('from a signer cancels the other signers; from a sub-process it leaves the sub-process', async () => {
    const desk = started(await permit(NESTED));
    const [first] = desk.state.tasks.filter((task) => task.element === 'council');
    const back = {
      type: 'task.sendBack',
      task: first?.id ?? 0,
      target: 'preliminaryReview',
      opinion: '先补初审',
    } as const;
    expect(desk.try({ ...back, straight: true }, 李䶮)?.code, '初审 is being worked on').toBe('kernel.sendBackBusy');
    desk.complete('preliminaryReview', 'approve', 阿依古丽);
    desk.do({ ...back, straight: true }, 李䶮);
    expect(open(desk)).toEqual(['preliminaryReview']);
    desk.do(
      {
        type: 'task.sendBack',
        task: desk.task('preliminaryReview'),
        target: 'acceptance',
        opinion: '材料缺页',
        straight: true,
      },
      阿依古丽,
    );
    expect(open(desk)).toEqual(['acceptance']);
    desk.complete('acceptance', 'accept', 王㛃);
    expect(open(desk), 'straight back to the sub-process, which begins again').toEqual([
      'council',
      'council',
      'council',
      'preliminaryReview',
    ]);
  });
});

describe('转办、委派、会办', () => {
  it('a delegate prepares the task and gives it back; the duty rules remember both', async () => {
    const desk = started(await permit(BRANCHES));
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.claim', task }, 张三);
    desk.do({ type: 'task.delegate', task, to: 阿依古丽, reason: '下乡核查' }, 张三);
    expect(offered(desk, 'preliminaryReview', 张三)).toEqual(['recall']);
    expect(offered(desk, 'preliminaryReview', 阿依古丽)).toEqual(['giveBack', 'consult']);
    expect(desk.try({ type: 'task.complete', task, outcome: 'approve' }, 阿依古丽)?.code).toBe('task.delegated');
    expect(desk.try({ type: 'task.giveBack', task, opinion: ' ' }, 阿依古丽)?.code).toBe('opinion.required');
    desk.do({ type: 'task.giveBack', task, opinion: '已核查' }, 阿依古丽);
    expect(desk.state.tasks.find(({ id }) => id === task)).toMatchObject({ assignee: '张三' });
    desk.do({ type: 'task.complete', task, outcome: 'approve' }, 张三);
    expect(desk.state.performers.preliminaryReview).toEqual(['阿依古丽·买买提', '张三']);
    expect(desk.try({ type: 'task.claim', task: desk.task('verification') }, 阿依古丽)?.code).toBe('duty.conflict');
  });

  it('refuses to delegate to who worked an incompatible post, and takes a delegation back', async () => {
    const desk = started(await permit(BRANCHES));
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.claim', task }, 张三);
    const to = person('王㛃', 'town', 'preliminaryReview');
    for (const type of ['task.delegate', 'task.transfer'] as const)
      expect(desk.try({ type, task, to, reason: '忙' }, 张三)).toMatchObject({ code: 'duty.conflict' });
    desk.do({ type: 'task.delegate', task, to: 阿依古丽, reason: '忙' }, 张三);
    expect(desk.try({ type: 'task.recall', task, reason: '不必了' }, 阿依古丽)?.code).toBe('delegate.notYours');
    desk.do({ type: 'task.recall', task, reason: '不必了' }, 张三);
    expect(offered(desk, 'preliminaryReview', 张三)).toContain('complete');
  });

  it('asks for opinions while the task stays, and drops the questions that are no longer open', async () => {
    const desk = started(await permit(BRANCHES));
    const task = desk.task('preliminaryReview');
    desk.do({ type: 'task.claim', task }, 张三);
    expect(desk.try({ type: 'task.consult', task, to: [王㛃 as Person], question: '户籍？' }, 张三)?.code).toBe(
      'duty.conflict',
    );
    desk.do({ type: 'task.consult', task, to: [孙㐂, 欧阳𠮷], question: '是否属于禁飞区？' }, 张三);
    expect(offered(desk, 'preliminaryReview', 孙㐂)).toEqual(['advise']);
    desk.do({ type: 'task.advise', task, opinion: '不属于禁飞区' }, 孙㐂);
    expect(desk.facts).toMatchObject([{ type: 'advice.given', user: '孙㐂', text: '不属于禁飞区', round: 1 }]);
    expect(desk.try({ type: 'task.advise', task, opinion: '再说' }, 孙㐂)?.code).toBe('consult.notAsked');
    desk.do({ type: 'task.complete', task, outcome: 'approve' }, 张三);
    expect(desk.facts).toContainEqual({ type: 'task.consultationEnded', token: task, user: '欧阳𠮷' });
    expect(desk.state.performers.preliminaryReview).toContain('孙㐂');
  });
});

describe('取回', () => {
  it('before anybody opened what came next, and only by who completed it', async () => {
    const desk = started(await permit(BRANCHES))
      .complete('verification', 'approve', 阿依古丽)
      .complete('preliminaryReview', 'approve', 张三);
    expect(desk.state.recent, 'the join took what 复核 had done').toBeUndefined();
    const single = started(await permit(council('all')));
    expect(single.state.recent, 'acceptance starts the legal clock').toBeUndefined();
    const back = started(await permit(BRANCHES)).complete('verification', 'approve', 阿依古丽);
    expect(caseMoves(back, 阿依古丽)).toContain('takeBack');
    expect(caseMoves(back, 张三)).not.toContain('takeBack');
    expect(back.try({ type: 'task.takeBack', element: 'verification', reason: '漏看一页' }, 张三)?.code).toBe(
      'takeBack.notYours',
    );
    back.do({ type: 'task.takeBack', element: 'verification', reason: '漏看一页' }, 阿依古丽);
    expect(open(back)).toEqual(['preliminaryReview', 'verification']);
    expect(offered(back, 'verification', 阿依古丽)).toContain('complete');
  });

  it('not once the next task was opened', async () => {
    const compiled = await permit(BRANCHES.replace('<parallelGateway id="join"/>', '<exclusiveGateway id="join"/>'));
    const desk = started(compiled).complete('preliminaryReview', 'approve', 张三);
    desk.do({ type: 'task.open', task: desk.task('approval') }, 李䶮);
    expect(desk.try({ type: 'task.takeBack', element: 'preliminaryReview', reason: '改意见' }, 张三)?.code).toBe(
      'takeBack.opened',
    );
    const fresh = started(compiled).complete('preliminaryReview', 'approve', 张三);
    fresh.do({ type: 'task.takeBack', element: 'preliminaryReview', reason: '改意见' }, 张三);
    expect(open(fresh)).toEqual(['preliminaryReview', 'verification']);
    expect(typesOf(fresh.facts)).toContain('task.canceled');
  });

  it('a signature, while the others have not decided', async () => {
    const desk = started(await permit(council('all')));
    const sign = (actor: Actor, outcome: string) => {
      const task = desk.state.tasks.find(({ assignee }) => assignee === actor.id);
      return desk.do({ type: 'task.complete', task: task?.id ?? 0, outcome, opinion: '意见' }, actor);
    };
    sign(李䶮, 'approve');
    desk.do({ type: 'task.takeBack', element: 'council', reason: '签早了' }, 李䶮);
    expect(desk.state.tasks.filter(({ element }) => element === 'council')).toHaveLength(3);
    sign(欧阳𠮷, 'approve');
    sign(孙㐂, 'approve');
    expect(open(desk)).toEqual(['council']);
    sign(李䶮, 'deny');
    expect(desk.state).toMatchObject({ status: 'concluded', result: 'denied' });
  });
});

describe('会签', () => {
  const signAll = async (rule: string, ratio: number | undefined, votes: [Actor, string][]) => {
    const desk = started(await permit(council(rule, ratio)));
    for (const [actor, outcome] of votes) {
      const task = desk.state.tasks.find(({ assignee }) => assignee === actor.id);
      if (!task) return `${actor.id} is not asked`;
      desk.do({ type: 'task.complete', task: task.id, outcome, opinion: '意见' }, actor);
    }
    if (desk.state.status === 'concluded') return desk.state.result;
    return open(desk).join(' ');
  };
  const YES = 'approve';
  const NO = 'deny';

  it.each([
    [
      'all',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, YES],
      ],
      'council',
    ],
    [
      'all',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, YES],
        [孙㐂, YES],
      ],
      'approval',
    ],
    [
      'all',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, NO],
      ],
      'denied',
    ],
    ['any', undefined, [[孙㐂, YES]], 'approval'],
    [
      'any',
      undefined,
      [
        [孙㐂, NO],
        [李䶮, NO],
      ],
      'council',
    ],
    [
      'any',
      undefined,
      [
        [孙㐂, NO],
        [李䶮, NO],
        [欧阳𠮷, NO],
      ],
      'denied',
    ],
    ['ratio', 2 / 3, [[孙㐂, YES]], 'council council'],
    [
      'ratio',
      2 / 3,
      [
        [孙㐂, YES],
        [李䶮, NO],
        [欧阳𠮷, YES],
      ],
      'approval',
    ],
    [
      'ratio',
      2 / 3,
      [
        [孙㐂, NO],
        [李䶮, NO],
      ],
      'denied',
    ],
    ['inTurn', undefined, [[欧阳𠮷, YES]], '欧阳𠮷 is not asked'],
    [
      'inTurn',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, YES],
        [孙㐂, YES],
      ],
      'approval',
    ],
    [
      'inTurn',
      undefined,
      [
        [李䶮, YES],
        [欧阳𠮷, NO],
      ],
      'denied',
    ],
    ['weighted', 0.5, [[李䶮, YES]], 'approval'],
    ['weighted', 0.5, [[孙㐂, YES]], 'council council'],
    [
      'weighted',
      0.75,
      [
        [李䶮, YES],
        [孙㐂, YES],
      ],
      'approval',
    ],
    ['weighted', 0.75, [[李䶮, NO]], 'denied'],
  ] as [string, number | undefined, [Actor, string][], string][])('%s %s: %#', async (rule, ratio, votes, expected) => {
    expect(await signAll(rule, ratio, votes)).toBe(expected);
  });

  it('tells the gateway behind it how it came about', async () => {
    const desk = started(await permit(council('ratio', 0.6)));
    for (const actor of [李䶮, 欧阳𠮷]) {
      const task = desk.state.tasks.find(({ assignee }) => assignee === actor.id);
      desk.do({ type: 'task.complete', task: task?.id ?? 0, outcome: 'approve' }, actor);
    }
    expect(desk.state.vars).toMatchObject({
      outcome: 'approve',
      jointSignature: { result: 'approve', approved: 2, denied: 0, total: 3 },
    });
    expect(desk.state.signed, 'closed').toBeUndefined();
  });

  it('does not hand a signature to one whose own turn is still to come', async () => {
    const desk = started(await permit(council('inTurn')));
    const [task] = desk.state.tasks;
    expect(desk.try({ type: 'task.transfer', task: task?.id ?? 0, to: 欧阳𠮷, reason: '代签' }, 李䶮)?.code).toBe(
      'signer.twice',
    );
  });

  it('adds and drops signers; nobody signs twice; the last one stays', async () => {
    const desk = started(await permit(council('all')));
    const of = (id: string) => desk.state.tasks.find(({ assignee }) => assignee === id)?.id ?? 0;
    const 吴㙓 = person('吴㙓', 'county', 'reexamination');
    expect(desk.try({ type: 'task.addSigner', task: of('李䶮'), to: 孙㐂, reason: '再听' }, 李䶮)?.code).toBe(
      'signer.twice',
    );
    const outsider = person('外人', 'county', 'issuance');
    expect(desk.try({ type: 'task.addSigner', task: of('李䶮'), to: outsider, reason: '再听' }, 李䶮)?.code).toBe(
      'task.notHolder',
    );
    desk.do({ type: 'task.addSigner', task: of('李䶮'), to: 吴㙓, reason: '法制意见' }, 李䶮);
    expect(desk.state.tasks.find(({ assignee }) => assignee === '吴㙓')).toMatchObject({ addedBy: '李䶮' });
    desk.do({ type: 'task.complete', task: of('李䶮'), outcome: 'approve' }, 李䶮);
    expect(desk.try({ type: 'task.transfer', task: of('欧阳𠮷'), to: 李䶮, reason: '代签' }, 欧阳𠮷)?.code).toBe(
      'signer.twice',
    );
    desk.do({ type: 'task.complete', task: of('欧阳𠮷'), outcome: 'approve' }, 欧阳𠮷);
    desk.do({ type: 'task.complete', task: of('孙㐂'), outcome: 'approve' }, 孙㐂);
    expect(open(desk), 'the added signer counts').toEqual(['council']);
    expect(desk.try({ type: 'task.dropSigner', task: of('吴㙓'), reason: '出差' }, 欧阳𠮷)?.code).toBe(
      'signer.notYours',
    );
    desk.do({ type: 'task.dropSigner', task: of('吴㙓'), reason: '出差' }, 李䶮);
    expect(open(desk), 'those who have signed decide').toEqual(['approval']);
    const one = started(await permit(council('all', undefined, '["李䶮"]')));
    const task = one.task('council');
    expect(one.try({ type: 'task.dropSigner', task, reason: '出差' }, 赵督办)?.code).toBe('signer.last');
  });

  it('nobody’s signature is never everybody’s: an empty list is an incident', async () => {
    const desk = started(await permit(council('all', undefined, '[]')));
    expect(desk.facts).toContainEqual(expect.objectContaining({ type: 'incident.raised', code: 'kernel.noSigners' }));
    expect(desk.state.status).toBe('inProgress');
  });
});

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
