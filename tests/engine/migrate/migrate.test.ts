import { describe, expect, it } from 'vitest';
import { checkMigration, isRefusal, planMigration, undoMigration } from '#engine';
import { compile, file, flow, row } from '../bpmn/model.ts';
import { done, launch, model, move, places, planOf, reasons, work } from './kite.ts';

const user = (id: string, name = id, inside = '') => `<userTask id="${id}" name="${name}">${inside}</userTask>`;
const plain = () => model(row(user('review', '初审') + user('approve', '审批'), 'review', 'approve'));

describe('planMigration', () => {
  it('takes every element to the one with its id, if that is of the same kind', async () => {
    const to = await model(row(`<serviceTask id="review" wutong:topic="x"/>${user('approve')}`, 'review', 'approve'));
    const plan = planOf(await plain(), to);
    expect(plan.elements).toMatchObject({ kite: 'kite', start: 'start', review: null, approve: 'approve', end: 'end' });
    expect(plan.flows).toMatchObject({ approve_end: 'approve_end' });
  });

  it('follows the mapping, and says what is wrong with it', async () => {
    const to = await model(row(user('first', '一审') + user('second', '二审'), 'first', 'second'));
    const plan = planOf(await plain(), to, { review: 'first', approve: 'second' });
    expect(plan.elements).toMatchObject({ review: 'first', approve: 'second' });
    expect(plan.flows).toMatchObject({ review_approve: 'first_second' });
    const wrong = planMigration(await plain(), to, { audit: 'first', review: 'third', approve: 'end', end: 'second' });
    expect(wrong.ok ? [] : wrong.problems.map(({ code, element }) => `${code}@${element}`)).toEqual([
      'migrate.unknownElement@audit',
      'migrate.unknownElement@third',
      'migrate.kind@approve',
      'migrate.kind@end',
    ]);
    const twice = planMigration(await plain(), to, { review: 'first', approve: 'first' });
    expect(twice.ok ? [] : twice.problems.map(({ code }) => code)).toEqual(['migrate.twice']);
  });
});

describe('a case in a row of tasks', () => {
  it('keeps its task under its id and goes the new way', async () => {
    const to = await model(row(user('review', '一审') + user('check') + user('approve'), 'review', 'check', 'approve'));
    const before = launch(await plain());
    const after = move(before, planOf(before.process, to));
    expect(after.state.tokens).toEqual(before.state.tokens);
    expect(after.step.facts).toEqual([
      { type: 'case.migrated', from: before.process.digest, to: to.digest, moved: [] },
    ]);
    expect(places(done(after, 'review'))).toEqual(['check']);
    expect(done(done(done(after, 'review'), 'check'), 'approve').state.ended).toBe('completed');
  });

  it('says which tasks now have another id', async () => {
    const before = launch(await plain());
    const to = await model(row(user('first') + user('approve'), 'first', 'approve'));
    const after = move(before, planOf(before.process, to, { review: 'first' }));
    expect(after.step.facts[0]).toMatchObject({ moved: [{ token: 2, from: 'review', to: 'first' }] });
    expect(places(after)).toEqual(['first']);
  });

  it('cannot move without a place to go, or when it has ended', async () => {
    const to = await model(row('<serviceTask id="review" wutong:topic="x"/>', 'review'));
    const before = launch(await plain());
    expect(reasons(before, to)).toEqual(['migrate.kind@review']);
    const [problem] = checkMigration(planOf(before.process, to), done(before, 'review').state);
    expect(problem).toEqual({
      code: 'migrate.noTarget',
      element: 'approve',
      message: '办件停在“审批”（approve），新版流程中没有对应的元素。请在对照表中指定，或者等办件离开后再迁移。',
    });
    expect(() => move(before, planOf(before.process, to))).toThrow('办件不能迁移到新版流程');
    expect(reasons(done(done(before, 'review'), 'approve'), await plain())).toEqual(['migrate.ended@kite']);
  });
});

describe('undoMigration', () => {
  it('gives the exact state back as long as nothing has happened', async () => {
    const before = launch(await plain());
    const to = await model(row(user('first') + user('approve'), 'first', 'approve'));
    const after = move(before, planOf(before.process, to, { review: 'first' }));
    const back = undoMigration(after.step.record, { state: after.state, data: after.data });
    if (isRefusal(back)) throw new Error(back.message);
    expect(JSON.stringify(back.before)).toBe(JSON.stringify({ state: before.state, data: before.data }));
    expect(back.facts).toEqual([
      { type: 'case.migrated', from: to.digest, to: before.process.digest, moved: [], undone: true },
    ]);
    const worked = done(after, 'first');
    expect(undoMigration(after.step.record, { state: worked.state, data: worked.data })).toMatchObject({
      code: 'migrate.worked',
    });
  });
});

const fork = (branches: Record<string, string>, join = 'join') => {
  const ids = Object.keys(branches);
  const flows = ids.map((id) => flow('fork', id) + flow(id, join)).join('');
  const gateways = `<parallelGateway id="fork"/><parallelGateway id="${join}"/>`;
  const rest = `${user('publish', '公布')}<endEvent id="end"/>${flow(join, 'publish')}${flow('publish', 'end')}`;
  return `<startEvent id="start"/>${flow('start', 'fork')}${gateways}${Object.values(branches).join('')}${flows}${rest}`;
};

describe('a case in parallel branches', () => {
  const two = () => model(fork({ wind: user('wind', '测风'), rope: user('rope', '验绳') }));

  it('keeps what waits at the join', async () => {
    const before = done(launch(await two()), 'wind');
    const after = move(
      before,
      planOf(before.process, await model(fork({ wind: user('wind'), rope: user('rope') }, 'join'))),
    );
    expect(places(after)).toEqual(['join', 'rope']);
    expect(places(done(after, 'rope'))).toEqual(['publish']);
  });

  it('follows a join and its flows to new ids', async () => {
    const before = done(launch(await two()), 'wind');
    const to = await model(fork({ wind: user('wind'), rope: user('rope') }, 'meet'));
    const after = move(before, planOf(before.process, to, { join: 'meet' }));
    expect(after.state.tokens.find(({ waits }) => waits === 'join')).toMatchObject({ at: 'meet', via: 'wind_meet' });
    expect(places(done(after, 'rope'))).toEqual(['publish']);
  });

  it('cannot leave a branch that waits at the join, nor gain one that nobody is on', async () => {
    const one = await model(fork({ rope: user('rope') }));
    const three = await model(fork({ wind: user('wind'), rope: user('rope'), bird: user('bird', '观鸟') }));
    const waiting = done(launch(await two()), 'wind');
    expect(reasons(waiting, one)).toEqual(['migrate.joinFlow@join']);
    expect(reasons(waiting, three)).toEqual(['migrate.joinStarved@join']);
    expect(reasons(launch(await two()), three)).toEqual(['migrate.joinStarved@join']);
    const wind = await model(fork({ wind: user('wind') }));
    expect(reasons(done(launch(three), 'wind'), wind, { rope: null })).toEqual([
      'migrate.noTarget@rope',
      'migrate.noTarget@bird',
    ]);
  });

  it('cannot lose the join: what comes after would be done twice', async () => {
    const flows = flow('start', 'fork') + flow('fork', 'wind') + flow('fork', 'rope') + flow('wind', 'merge');
    const rest = flow('rope', 'merge') + flow('merge', 'publish') + flow('publish', 'end');
    const to = await model(
      `<startEvent id="start"/><parallelGateway id="fork"/>${user('wind', '测风')}${user('rope', '验绳')}<exclusiveGateway id="merge"/>${user('publish', '公布')}<endEvent id="end"/>${flows}${rest}`,
    );
    expect(reasons(launch(await two()), to)).toEqual(['migrate.merge@wind']);
    const inTurn = await model(row(user('wind') + user('rope') + user('publish'), 'wind', 'rope', 'publish'));
    expect(reasons(launch(await two()), inTurn)).toEqual(['migrate.merge@wind']);
  });
});

describe('a case in a joint signature', () => {
  const signers = (sequential: boolean, more = '') =>
    model(
      row(
        user(
          'sign',
          '会签',
          `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>3</loopCardinality>${more}</multiInstanceLoopCharacteristics>`,
        ),
        'sign',
      ),
    );

  it('keeps its signers and what they have signed', async () => {
    const to = await signers(false, '<completionCondition>numberOfCompletedInstances = 2</completionCondition>');
    const before = done(launch(await signers(false)), 'sign');
    const after = move(before, planOf(before.process, to));
    expect(after.state).toEqual({ ...before.state, v: 2 });
    expect(done(after, 'sign').state.ended).toBe('completed');
  });

  it('cannot change between at once and in turn, or to one signer', async () => {
    const before = launch(await signers(false));
    expect(reasons(before, await signers(true))).toEqual(['migrate.loop@sign']);
    expect(reasons(before, await model(row(user('sign'), 'sign')))).toContain('migrate.loop@sign');
    const listed = await model(
      row(
        user(
          'sign',
          '会签',
          '<multiInstanceLoopCharacteristics wutong:collection="form.names" wutong:elementVariable="who"/>',
        ),
        'sign',
      ),
    );
    expect(reasons(before, listed)).toEqual(['migrate.loop@sign']);
  });
});

describe('a case in a sub-process', () => {
  const inside = (elements: string, ...ids: string[]) =>
    `<subProcess id="field" name="外场">${row(elements, ...ids)
      .replaceAll('"start', '"in')
      .replaceAll('"end', '"out')
      .replaceAll('_end"', '_out"')}</subProcess>`;
  const field = () => model(row(inside(user('fly', '试飞'), 'fly'), 'field'));

  it('goes on inside', async () => {
    const before = launch(await field());
    const to = await model(row(inside(user('fly') + user('land'), 'fly', 'land') + user('talk'), 'field', 'talk'));
    const after = move(before, planOf(before.process, to));
    expect(places(done(done(after, 'fly'), 'land'))).toEqual(['talk']);
  });

  it('cannot be taken out of it, or put into another', async () => {
    const before = launch(await field());
    const out = await model(row(user('fly'), 'fly'));
    expect(reasons(before, out)).toEqual(['migrate.noTarget@field', 'migrate.scopeGone@fly']);
    const deep = row(user('fly', '试飞'), 'fly')
      .replaceAll('"start', '"deepIn')
      .replaceAll('"end', '"deepOut')
      .replaceAll('_end"', '_deepOut"');
    const to = await model(row(inside(`<subProcess id="deep">${deep}</subProcess>`, 'deep'), 'field'));
    expect(reasons(before, to)).toEqual(['migrate.scopeMoved@fly']);
  });
});

describe('a case with a job, a call or compensation', () => {
  const job = (topic: string) => model(row(`<serviceTask id="send" name="推送" wutong:topic="${topic}"/>`, 'send'));

  it('cannot give an open job another topic', async () => {
    const before = launch(await job('push'));
    expect(reasons(before, await job('pull'))).toEqual(['migrate.job@send']);
    expect(reasons(before, await job('push'))).toEqual([]);
  });

  const call = (id: string) => model(row(`<callActivity id="check" name="核验" calledElement="${id}"/>`, 'check'));
  const sub = (id: string, task: string) =>
    compile(file(row(user(task), task)).replace('process id="kite"', `process id="${id}"`));

  it('goes on in the called process, by a plan for that if there is one', async () => {
    const [from, old, next] = [await call('weather'), await sub('weather', 'look'), await sub('weather', 'watch')];
    const before = launch(from, {}, [old]);
    expect(places(before)).toEqual(['check', 'look']);
    const alone = move(before, planOf(from, await call('weather')));
    expect(done(alone, 'look').state.ended).toBe('completed');
    const calls = { weather: planOf(old, next, { look: 'watch' }) };
    const both = move({ ...before, called: [next] }, planOf(from, await call('weather'), {}, calls));
    expect(places(both)).toEqual(['check', 'watch']);
    expect(done(both, 'watch').state.ended).toBe('completed');
    expect(reasons(before, await call('storm'))).toEqual(['migrate.called@check']);
  });

  const undoable = (handler: boolean) =>
    model(
      `${row(user('pay', '收费') + user('wait'), 'pay', 'wait').replace('<endEvent id="end"/>', '<endEvent id="end"><compensateEventDefinition/></endEvent>')}${
        handler
          ? '<boundaryEvent id="undo" attachedToRef="pay"><compensateEventDefinition/></boundaryEvent><userTask id="refund" isForCompensation="true"/><association id="a" sourceRef="undo" targetRef="refund"/>'
          : ''
      }`,
    );

  it('can be undone afterwards as before, or not move', async () => {
    const before = done(launch(await undoable(true)), 'pay');
    expect(before.state.done).toHaveLength(1);
    expect(reasons(before, await undoable(false))).toEqual(['migrate.compensation@pay']);
    const after = move(before, planOf(before.process, await undoable(true)));
    const undoing = done(after, 'wait');
    expect(places(undoing)).toContain('refund');
    expect(reasons(undoing, await undoable(true))).toEqual(['migrate.undoing@kite']);
    expect(done(undoing, 'refund').state.ended).toBe('completed');
  });

  it('goes straight back only where the step still is', async () => {
    const steps = (ids: string[]) =>
      model(row(ids.map((id) => `<userTask id="${id}" wutong:sendBackTo="review"/>`).join(''), ...ids));
    const start = done(launch(await steps(['review', 'approve'])), 'review');
    const token = start.state.tokens[0];
    // biome-ignore lint/suspicious/noThenProperty: the command calls it so
    const back = work(start, { type: 'task.sendBack', task: token?.id ?? 0, target: 'review', then: 'straight' });
    expect(back.state.tokens[0]).toMatchObject({ at: 'review', back: 'approve' });
    expect(reasons(back, await steps(['review', 'other']))).toEqual(['migrate.back@review']);
    const after = move(back, planOf(back.process, await steps(['review', 'check', 'approve'])));
    expect(places(done(after, 'review'))).toEqual(['approve']);
    const renamed = move(back, planOf(back.process, await steps(['review', 'check', 'sign']), { approve: 'sign' }));
    expect(places(done(renamed, 'review'))).toEqual(['sign']);
  });
});
