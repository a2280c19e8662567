import { describe, expect, it } from 'vitest';
import { simulate } from '#engine';
import { definitions, readAll } from '../bpmn/definitions.ts';
import { flow, row } from '../bpmn/model.ts';
import { completed, executable, play } from './play.ts';

const ROOT =
  '<message id="m" name="风力通报"/><signal id="s" name="起风"/><error id="e" errorCode="断线"/><escalation id="x" escalationCode="风大"/>';
const timer = (text: string, kind = 'timeDuration') =>
  `<timerEventDefinition><${kind}>${text}</${kind}></timerEventDefinition>`;
const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="s"/>';

describe('automatic work', () => {
  const tasks = row(
    '<userTask id="a"/><manualTask id="b"/><serviceTask id="c"/><sendTask id="d"/><businessRuleTask id="r" wutong:decision="费用" wutong:resultVariable="v"/>',
    'a',
    'b',
    'c',
    'd',
    'r',
  );

  it('leaves everything waiting unless it is asked for', async () => {
    expect(await play(executable('kite', tasks))).toMatchObject({ state: 'waiting', waiting: ['a'] });
  });

  it('completes every task and job that no command names', async () => {
    const run = await play(executable('kite', tasks), { auto: true });
    expect(run).toMatchObject({ state: 'completed', waiting: [], unused: [] });
    expect(completed(run)).toEqual(['start', 'a', 'b', 'c', 'd', 'r', 'end']);
  });

  it('leaves a task to its command, which waits until the task does', async () => {
    const model = row(
      `<userTask id="a"/><intermediateCatchEvent id="w">${timer('PT1H')}</intermediateCatchEvent><userTask id="b"/>`,
      'a',
      'w',
      'b',
    );
    const commands = [{ complete: 'b', data: { 风力: 3 } }];
    const run = await play(executable('kite', model), { auto: true, commands });
    expect(run).toMatchObject({ state: 'completed', data: { 风力: 3 }, unused: [] });
    expect(await play(executable('kite', model), { auto: 'tasks', commands })).toMatchObject({
      state: 'waiting',
      waiting: ['w'],
      unused: [{ command: 0, problem: { code: 'scenario.neverWaited' } }],
    });
  });

  it('marks the activity around several runs, so that each run is one completion', async () => {
    const loop =
      '<userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>';
    const run = await play(executable('kite', row(loop, 't')), { auto: true });
    expect(completed(run).filter((element) => element === 't')).toHaveLength(3);
    expect(run.facts.filter(({ type, body }) => type === 'element.completed' && body)).toHaveLength(1);
  });

  it('is bounded', async () => {
    const endless = `<startEvent id="start"/><exclusiveGateway id="g"/><userTask id="t"/>${flow('start', 'g')}${flow('g', 't')}${flow('t', 'g')}`;
    const run = await play(executable('kite', endless), { auto: true }, { maxSteps: 50 });
    expect(run).toMatchObject({ state: 'waiting', exhausted: true, steps: 50 });
  });
});

describe('commands', () => {
  const guarded = (definition: string, attributes = '') =>
    executable(
      'kite',
      `${row('<userTask id="t"/>', 't')}<boundaryEvent id="b" attachedToRef="t" ${attributes}>${definition}</boundaryEvent><endEvent id="late"/>${flow('b', 'late')}`,
    );

  it('fail and escalate throw from inside the waiting activity', async () => {
    const failed = await play(ROOT + guarded('<errorEventDefinition errorRef="e"/>'), {
      commands: [{ fail: 't', error: '断线' }],
    });
    expect(failed).toMatchObject({ state: 'completed' });
    expect(completed(failed)).toEqual(['start', 'b', 'late']);
    const escalated = await play(
      ROOT + guarded('<escalationEventDefinition escalationRef="x"/>', 'cancelActivity="false"'),
      {
        commands: [{ escalate: 't', escalation: '风大' }],
      },
    );
    expect(escalated).toMatchObject({ state: 'waiting', waiting: ['t'] });
    expect(completed(escalated)).toEqual(['start', 'b', 'late']);
  });

  it('an error that nobody catches ends the run', async () => {
    const run = await play(executable('kite', row('<userTask id="t"/>', 't')), {
      commands: [{ fail: 't', error: '断线' }],
    });
    expect(run).toMatchObject({ state: 'failed', code: '断线', waiting: [] });
    expect(run.facts.at(-1)).toMatchObject({ type: 'case.terminated', element: 'kite', name: '断线' });
  });

  it('gives results to jobs and outcomes to tasks', async () => {
    const model = `${row('<serviceTask id="c" wutong:topic="核验" wutong:resultVariable="r"/><userTask id="t"/>', 'c', 't')}`;
    const run = await play(executable('kite', model), {
      commands: [
        { job: 'c', result: { 合格: true } },
        { complete: 't', outcome: 'submit' },
      ],
    });
    expect(run).toMatchObject({ state: 'completed', data: { r: { 合格: true } } });
  });

  it('moves the clock, firing what falls due on the way at its own time', async () => {
    const model = guarded(timer('R3/PT10M', 'timeCycle'), 'cancelActivity="false"');
    const run = await play(model, { commands: [{ advance: 'PT25M' }] });
    expect(
      run.facts.filter(({ element, type }) => element === 'late' && type === 'element.completed').map(({ at }) => at),
    ).toEqual(['2026-01-05T09:10:00+08:00', '2026-01-05T09:20:00+08:00']);
  });

  it.each([
    [{ commands: [{ complete: 'nobody' }] }, {}, 'simulate.noElement'],
    [{}, { process: 'nobody' }, 'simulate.noProcess'],
  ])('names an element or process that is not there: %j %j', async (scenario, options, code) => {
    const run = simulate(await readAll(definitions(executable('kite', row('<task id="t"/>', 't')))), scenario, options);
    expect(run).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe('several cases', () => {
  const asking = executable('ask', row(`<intermediateThrowEvent id="say">${message}</intermediateThrowEvent>`, 'say'));
  const hearing = (id: string) =>
    executable(id, `<intermediateCatchEvent id="hear-${id}">${message}</intermediateCatchEvent>`);

  it('a message reaches one of those who wait for it', async () => {
    const run = await play(ROOT + asking + hearing('one') + hearing('two'));
    expect(run.cases.map(({ process, state }) => [process, state])).toEqual([
      ['ask', 'completed'],
      ['one', 'completed'],
      ['two', 'waiting'],
    ]);
  });

  it('a message flow decides who that is', async () => {
    const collaboration = `<collaboration id="c"><participant id="pa" processRef="ask"/><participant id="p2" processRef="two"/>
      <messageFlow id="f" sourceRef="say" targetRef="hear-two"/></collaboration>`;
    const run = await play(ROOT + asking + hearing('one') + hearing('two') + collaboration);
    expect(run.waiting).toEqual(['hear-one']);
  });

  it('a message that nobody waits for yet is kept', async () => {
    const late = executable('late', `<userTask id="first"/><receiveTask id="r" messageRef="m"/>${flow('first', 'r')}`);
    expect(await play(ROOT + asking + late)).toMatchObject({ state: 'waiting', waiting: ['first'] });
    expect(await play(ROOT + asking + late, { auto: true })).toMatchObject({ state: 'completed' });
  });

  it('a message starts a process, also by an instantiating receive task or event gateway', async () => {
    const starts = [
      `<startEvent id="in">${message}</startEvent>`,
      '<receiveTask id="in" messageRef="m" instantiate="true"/>',
      `<eventBasedGateway id="g" instantiate="true"/><intermediateCatchEvent id="in">${message}</intermediateCatchEvent>
       <intermediateCatchEvent id="other">${signal}</intermediateCatchEvent>${flow('g', 'in')}${flow('g', 'other')}`,
    ];
    for (const start of starts) {
      const run = await play(ROOT + asking + executable('called', `${start}<task id="done"/>${flow('in', 'done')}`));
      expect(run.state).toBe('completed');
      expect(completed(run)).toEqual(expect.arrayContaining(['say', 'in', 'done']));
    }
  });

  it('a message is only for the case whose key it has', async () => {
    const keyed = (id: string) => executable(id, `<receiveTask id="r-${id}" messageRef="k"/>`);
    const root = '<message id="k" name="缴费" wutong:key="编号"/>';
    const run = await play(root + keyed('one'), { data: { 编号: '甲' }, commands: [{ message: '缴费', key: '乙' }] });
    expect(run.waiting).toEqual(['r-one']);
    const right = await play(root + keyed('one'), {
      data: { 编号: '甲' },
      commands: [{ message: '缴费', key: '甲', data: { 已缴: true } }],
    });
    expect(right).toMatchObject({ state: 'completed', data: { 已缴: true } });
  });

  it('a message carries the data inputs of who sends it, and its key', async () => {
    const root = '<message id="k" name="缴费" wutong:key="编号"/>';
    const sender = executable(
      'pay',
      `<sendTask id="send" messageRef="k"><ioSpecification><dataInput id="i" name="金额"/><inputSet/><outputSet/></ioSpecification>
        <dataInputAssociation><targetRef>i</targetRef><transformation>应缴 * 2</transformation></dataInputAssociation></sendTask>`,
    );
    const receiver = executable('desk', '<dataObject id="d" name="金额"/><receiveTask id="receive" messageRef="k"/>');
    const run = await play(root + sender + receiver, { data: { 编号: '甲', 应缴: 60 } });
    expect(run).toMatchObject({
      state: 'completed',
      cases: [{ process: 'pay' }, { process: 'desk', data: { 金额: 120 } }],
    });
    expect(run.cases[0]?.data).toEqual({ 编号: '甲', 应缴: 60 });
  });

  it('a signal reaches everybody who waits, and every start event for it', async () => {
    const catching = (id: string) =>
      executable(id, `<intermediateCatchEvent id="c-${id}">${signal}</intermediateCatchEvent>`);
    const started = executable('new', `<startEvent id="ns">${signal}</startEvent><task id="nt"/>${flow('ns', 'nt')}`);
    const throwing = executable('throw', `<endEvent id="te">${signal}</endEvent>`);
    const run = await play(ROOT + catching('one') + catching('two') + started + throwing);
    expect(run.cases.map(({ process, state }) => `${process} ${state}`)).toEqual([
      'one completed',
      'two completed',
      'throw completed',
      'new completed',
    ]);
    const outside = await play(ROOT + catching('one') + started, { commands: [{ signal: '起风' }] });
    expect(outside.cases.map(({ state }) => state)).toEqual(['completed', 'completed']);
  });

  it('a parallel multiple start event waits for all of its triggers', async () => {
    const model = executable(
      'kite',
      `<startEvent id="both" parallelMultiple="true">${message}${signal}</startEvent><task id="t"/>${flow('both', 't')}`,
    );
    expect((await play(ROOT + model, { commands: [{ message: '风力通报' }] })).cases).toEqual([]);
    expect((await play(ROOT + model, { commands: [{ message: '风力通报' }, { signal: '起风' }] })).state).toBe(
      'completed',
    );
  });

  it('a timer start event starts a case each time', async () => {
    const model = executable(
      'kite',
      `<startEvent id="ts">${timer('R3/PT1H', 'timeCycle')}</startEvent><task id="t"/>${flow('ts', 't')}`,
    );
    expect((await play(model, { commands: [{ advance: 'PT2H' }] })).cases).toHaveLength(2);
    expect((await play(model, { auto: true })).cases).toHaveLength(3);
  });

  it('a start event whose condition holds starts a case', async () => {
    const model = executable(
      'kite',
      `<startEvent id="cs"><conditionalEventDefinition><condition>风力 &gt; 3</condition></conditionalEventDefinition></startEvent><task id="t"/>${flow('cs', 't')}`,
    );
    expect((await play(model, { data: { 风力: 5 } })).cases).toHaveLength(1);
    expect((await play(model, { data: { 风力: 2 } })).cases).toHaveLength(0);
  });

  it('starts only the process that is named, and calls the others', async () => {
    const model = `${executable('main', '<callActivity id="call" calledElement="sub"/>')}${executable('sub', '<task id="inside"/>')}
      <globalScriptTask id="g"><script>{记: 1}</script></globalScriptTask>`;
    const run = await play(model, {}, { process: 'main' });
    expect(run.cases.map(({ process }) => process)).toEqual(['main']);
    expect(completed(run)).toEqual(['inside', 'call']);
  });

  it('names the scope of everything that happens', async () => {
    const sub = executable(
      'kite',
      `<subProcess id="sub"><subProcess id="inner"><task id="t"/></subProcess></subProcess>`,
    );
    const run = await play(sub);
    const scope = run.facts.find(({ element }) => element === 't')?.scope;
    expect(scope).toMatch(/^kite#1\/sub#\d+\/inner#\d+$/);
    expect(run.facts.find(({ element }) => element === 'inner')?.scope).toMatch(/^kite#1\/sub#\d+$/);
    expect(run.facts.find(({ element }) => element === 'sub')?.scope).toBe('kite#1');
  });

  it('does the same with every state rebuilt from its bytes', async () => {
    const model =
      ROOT +
      asking +
      hearing('one') +
      executable(
        'sub',
        `<subProcess id="inner"><userTask id="t"/></subProcess><boundaryEvent id="b" attachedToRef="inner">${timer('PT1H')}</boundaryEvent>`,
      );
    expect(await play(model, { commands: [{ advance: 'PT2H' }] }, { restart: true })).toEqual(
      await play(model, { commands: [{ advance: 'PT2H' }] }),
    );
  });
});
