import { describe, expect, it } from 'vitest';
import { isGlobalTask, readDefinitions } from '#engine';
import { definitions, readAll, refusedBy } from './definitions.ts';
import { flow } from './model.ts';

const process = (id: string, inner: string, attributes = 'isExecutable="true"') =>
  `<process id="${id}" ${attributes}>${inner}</process>`;

describe('what of a file is executable', () => {
  const named = async (roots: string) => (await readAll(definitions(roots))).processes.map(({ id }) => id);

  it('is what says so', async () => {
    expect(await named(process('a', '<task id="t"/>') + process('b', '<task id="u"/>', ''))).toEqual(['a']);
  });

  it('is what does not deny it, where nothing says so', async () => {
    expect(
      await named(process('a', '<task id="t"/>', '') + process('b', '<task id="u"/>', 'isExecutable="false"')),
    ).toEqual(['a']);
  });

  it('is refused with the id of the process where all deny it', async () => {
    expect(await refusedBy(definitions(process('b', '<task id="u"/>', 'isExecutable="false"')))).toEqual([
      'bpmn.noProcess@b',
    ]);
  });

  it('takes global tasks for processes of one node', async () => {
    const { processes } = await readAll(
      definitions(`${process('a', '<callActivity id="c" calledElement="g"/>')}
        <globalScriptTask id="g" name="记一笔" scriptLanguage="feel"><script>{记: 1}</script></globalScriptTask>
        <globalUserTask id="u" wutong:post="approval"/><globalManualTask id="m"/>
        <globalBusinessRuleTask id="b" wutong:decision="费用" wutong:resultVariable="r"/>`),
    );
    expect(processes.map((one) => [one.id, isGlobalTask(one), Object.values(one.nodes)[0]?.type])).toEqual([
      ['a', false, 'callActivity'],
      ['g', true, 'scriptTask'],
      ['u', true, 'userTask'],
      ['m', true, 'manualTask'],
      ['b', true, 'businessRuleTask'],
    ]);
    expect(processes[1]?.nodes['g#task']?.detail).toEqual({ script: '{记: 1}' });
    expect(processes[1]?.entries).toEqual({ g: ['g#task'] });
    expect(processes[2]?.nodes['u#task']?.settings.post).toBe('approval');
    expect(processes[4]?.nodes['b#task']?.detail).toEqual({ decision: '费用', resultVariable: 'r' });
  });
});

describe('collaborations', () => {
  it('gives participants and message flows; a flow names the message that nobody else names', async () => {
    const read = await readAll(
      definitions(`${process('a', '<sendTask id="ask"/>')}${process('b', '<receiveTask id="hear" instantiate="true"/>')}
        <collaboration id="c"><participant id="pa" name="申请人" processRef="a"/><participant id="pb" processRef="b"/>
        <participant id="box" name="气象台"/><messageFlow id="f" sourceRef="ask" targetRef="hear"/>
        <messageFlow id="g" name="报" sourceRef="pb" targetRef="box"/></collaboration>`),
    );
    expect(read.participants).toEqual([
      { id: 'pa', name: '申请人', process: 'a' },
      { id: 'pb', process: 'b' },
      { id: 'box', name: '气象台' },
    ]);
    expect(read.messageFlows).toEqual([
      { id: 'f', source: 'ask', target: 'hear' },
      { id: 'g', name: '报', source: 'b', target: 'box' },
    ]);
    expect(read.processes.map(({ nodes }) => Object.values(nodes)[0]?.detail.message)).toEqual([
      { name: 'f' },
      { name: 'f' },
    ]);
  });

  it('takes the message of the flow, or of the other end', async () => {
    const roots = (
      flowed: string,
      sent: string,
    ) => `<message id="m" name="问"/>${process('a', `<sendTask id="ask" ${sent}/>`)}
      ${process('b', '<receiveTask id="hear" instantiate="true"/>')}<collaboration id="c"><participant id="pa" processRef="a"/>
      <participant id="pb" processRef="b"/><messageFlow id="f" sourceRef="ask" targetRef="hear" ${flowed}/></collaboration>`;
    for (const [flowed, sent] of [
      ['messageRef="m"', ''],
      ['', 'messageRef="m"'],
    ]) {
      const { processes } = await readAll(definitions(roots(flowed ?? '', sent ?? '')));
      expect(processes[1]?.nodes.hear?.detail).toEqual({ message: { name: '问' }, instantiate: true });
    }
  });
});

describe('files from elsewhere', () => {
  const scripted = definitions(
    process('a', '<scriptTask id="s" scriptFormat="groovy"><script>println 1</script></scriptTask>'),
  );

  it('passes over scripts in other languages only when told to', async () => {
    expect(await refusedBy(scripted)).toEqual(['bpmn.unsupported@s']);
    const { processes } = await readAll(scripted, { scripts: 'skip' });
    expect(processes[0]?.nodes.s?.detail).toEqual({ skipped: 'groovy' });
  });

  it('passes over foreign extensions and performers only when told to', async () => {
    const foreign = definitions(
      process('a', '<userTask id="t" camunda:assignee="张三"><potentialOwner id="o"/></userTask>'),
    );
    expect(await refusedBy(foreign)).toEqual(['bpmn.unsupported@t', 'bpmn.unsupported@t']);
    expect((await readDefinitions(foreign, { foreign: 'ignore' })).ok).toBe(true);
  });

  it('takes conditions after a parallel gateway for no conditions, and an unconditional branch for one always taken', async () => {
    const gateways = `<parallelGateway id="p"/><task id="t"/>${flow('p', 't', '风力 > 1')}
      <exclusiveGateway id="g"/>${flow('t', 'g')}<endEvent id="x"/><endEvent id="y"/>${flow('g', 'x', '风力 > 1')}${flow('g', 'y')}`;
    const { processes } = await readAll(definitions(process('a', gateways)));
    expect(processes[0]?.flows.p_t?.condition).toBeUndefined();
    expect(processes[0]?.flows.g_y?.condition).toBeUndefined();
  });

  it('knows a message by the id of what waits for it, where nothing names it', async () => {
    const { processes } = await readAll(definitions(process('a', '<receiveTask id="r"/>')));
    expect(processes[0]?.nodes.r?.detail).toEqual({ message: { name: 'r' } });
  });

  it('lets a sub-process be empty, and an expression in another language if nothing is in it', async () => {
    const model = `<startEvent id="s"/><subProcess id="x"/><sequenceFlow id="f" sourceRef="s" targetRef="x">
      <conditionExpression xsi:type="tFormalExpression" language="http://www.w3.org/1999/XPath"/></sequenceFlow>`;
    const { processes } = await readAll(definitions(process('a', model)));
    expect(processes[0]?.entries).toEqual({ a: ['s'], x: [] });
    expect(processes[0]?.flows.f?.condition).toBeUndefined();
  });

  it('lets an element be that no path leads to', async () => {
    const { processes } = await readAll(definitions(process('a', '<startEvent id="s"/><task id="lost"/>')));
    expect(processes[0]?.entries).toEqual({ a: ['s'] });
  });

  it('gives a flow without id one', async () => {
    const { processes } = await readAll(
      definitions(
        process(
          'a',
          '<startEvent id="s"/><endEvent id="e"/><sequenceFlow sourceRef="s" targetRef="e"/><sequenceFlow sourceRef="s" targetRef="e"/>',
        ),
      ),
    );
    expect(Object.keys(processes[0]?.flows ?? {})).toEqual(['s→e', 's→e2']);
  });

  it('resolves qualified references', async () => {
    const { processes } = await readAll(
      definitions(`<message id="m" name="信"/>${process('a', '<receiveTask id="r" messageRef="tns:m"/>')}`),
    );
    expect(processes[0]?.nodes.r?.detail).toEqual({ message: { name: '信' } });
  });

  it('reads a text whose declaration names another encoding', async () => {
    const xml = definitions(process('a', '<task id="t" name="放飞"/>')).replace('UTF-8', 'ISO-8859-1');
    expect((await readAll(xml)).processes[0]?.nodes.t?.name).toBe('放飞');
  });

  it('names an id that cannot be one', async () => {
    expect(await refusedBy(definitions(process('a', '<task id="放飞"/>')))).toContain('bpmn.badId@放飞');
  });

  it('refuses a flow that leads to another flow', async () => {
    const xml = definitions(
      process(
        'a',
        '<startEvent id="s"/><task id="t"/><sequenceFlow id="one" sourceRef="s" targetRef="t"/><sequenceFlow id="two" sourceRef="t" targetRef="one"/>',
      ),
    );
    expect(await refusedBy(xml)).toContain('bpmn.dangling@two');
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'refuses the id %s, which every object of the language has',
    async (id) => {
      expect(await refusedBy(definitions(process('a', `<task id="${id}"/>`)))).toContain(`bpmn.badId@${id}`);
    },
  );
});
