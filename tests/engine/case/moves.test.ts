import { describe, expect, it } from 'vitest';
import type { Actor, Person } from '#engine';
import { 王㛃 } from './desk.ts';
import { BRANCHES, council, NESTED, permit } from './models.ts';
import { caseMoves, offered, open, person, started, typesOf, 孙㐂, 张三, 李䶮, 欧阳𠮷, 阿依古丽 } from './people.ts';

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
