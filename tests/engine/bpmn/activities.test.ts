import { describe, expect, it } from 'vitest';
import { compile, file, flow, nodeOf, row } from './model.ts';

const detailOf = async (task: string, root = '') => nodeOf(await compile(file(row(task, 't'), root)), 't').detail;

describe('tasks', () => {
  it.each([
    ['<serviceTask id="t"/>', {}],
    ['<serviceTask id="t" wutong:topic="核验" wutong:resultVariable="r"/>', { topic: '核验', resultVariable: 'r' }],
    ['<sendTask id="t"/>', {}],
    ['<sendTask id="t" messageRef="m"/>', { message: { name: '通知', key: '编号' } }],
    ['<businessRuleTask id="t"/>', {}],
    [
      '<businessRuleTask id="t" wutong:decision="费用" wutong:resultVariable="r"/>',
      { decision: '费用', resultVariable: 'r' },
    ],
    ['<scriptTask id="t"><script>{风力: 3}</script></scriptTask>', { script: '{风力: 3}' }],
    ['<scriptTask id="t" scriptFormat="text/feel"><script>1</script></scriptTask>', { script: '1' }],
    ['<scriptTask id="t"/>', { script: 'null' }],
    ['<callActivity id="t" calledElement="tns:fly"/>', { process: 'fly' }],
    [
      '<callActivity id="t" calledElement="fly" wutong:version="latest"/>',
      { process: 'fly', binding: { version: 'latest' } },
    ],
    [
      `<callActivity id="t" calledElement="fly" wutong:version="${'0a'.repeat(32)}"/>`,
      { process: 'fly', binding: { version: 'pinned', digest: '0a'.repeat(32) } },
    ],
    ['<task id="t" startQuantity="2" completionQuantity="3"/>', { startQuantity: 2, completionQuantity: 3 }],
  ])('%s', async (task, detail) => {
    expect(await detailOf(task, '<message id="m" name="通知" wutong:key="编号"/>')).toEqual(detail);
  });

  it('takes the message of the operation', async () => {
    const root = `<message id="m" name="通报"/><interface id="i" name="i"><operation id="o" name="o"><inMessageRef>m</inMessageRef></operation></interface>`;
    expect(await detailOf('<receiveTask id="t" operationRef="o"/>', root)).toEqual({ message: { name: '通报' } });
  });

  it('lets conditional and default flows leave an activity', async () => {
    const process = await compile(
      file(`<startEvent id="start"/><task id="t" default="t_b"/><endEvent id="a"/><endEvent id="b"/>
        ${flow('start', 't')}${flow('t', 'a', '风力 > 3')}${flow('t', 'b')}`),
    );
    expect(nodeOf(process, 't')).toMatchObject({ default: 't_b', outgoing: ['t_a', 't_b'] });
    expect(process.flows.t_a?.condition).toBe('风力 > 3');
  });

  it('tries flows in the order in which the element lists them', async () => {
    const process = await compile(
      file(`<startEvent id="start"/>${flow('g', 'a', '风力 > 3')}${flow('g', 'b', '风力 > 1')}${flow('start', 'g')}
        <exclusiveGateway id="g"><outgoing>g_b</outgoing><outgoing>g_a</outgoing></exclusiveGateway><endEvent id="a"/><endEvent id="b"/>`),
    );
    expect(nodeOf(process, 'g').outgoing).toEqual(['g_b', 'g_a']);
  });

  it('reads a complex gateway', async () => {
    const process = await compile(
      file(`<startEvent id="start"/><parallelGateway id="p"/><task id="a"/><task id="b"/><complexGateway id="g">
        <activationCondition>activationCount &gt;= 1</activationCondition></complexGateway><endEvent id="end"/>
        ${flow('start', 'p')}${flow('p', 'a')}${flow('p', 'b')}${flow('a', 'g')}${flow('b', 'g')}${flow('g', 'end')}`),
    );
    expect(nodeOf(process, 'g').detail).toEqual({ activation: 'activationCount >= 1' });
  });
});

describe('loops', () => {
  it.each([
    ['<standardLoopCharacteristics/>', { standardLoop: { testBefore: false } }],
    [
      '<standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition>次数 &lt; 3</loopCondition></standardLoopCharacteristics>',
      { standardLoop: { condition: '次数 < 3', maximum: '3', testBefore: true } },
    ],
    [
      '<multiInstanceLoopCharacteristics behavior="One" oneBehaviorEventRef="first"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
      {
        loop: {
          sequential: false,
          cardinality: '3',
          behavior: 'one',
          behaviorEvent: { signal: '先到', kind: 'signal' },
        },
      },
    ],
    [
      '<multiInstanceLoopCharacteristics behavior="None"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
      {
        loop: { sequential: false, cardinality: '3', behavior: 'none', behaviorEvent: { signal: 't', kind: 'signal' } },
      },
    ],
    [
      `<multiInstanceLoopCharacteristics isSequential="true" behavior="Complex"><loopCardinality>3</loopCardinality>
        <complexBehaviorDefinition><condition xsi:type="tFormalExpression">numberOfCompletedInstances = 2</condition>
        <event id="ev"><signalEventDefinition signalRef="s"/></event></complexBehaviorDefinition></multiInstanceLoopCharacteristics>`,
      {
        loop: {
          sequential: true,
          cardinality: '3',
          behavior: 'complex',
          behaviorRules: [{ condition: 'numberOfCompletedInstances = 2', event: { signal: '先到', kind: 'signal' } }],
        },
      },
    ],
  ])('%s', async (loop, detail) => {
    const root = '<signal id="s" name="先到"/><signalEventDefinition id="first" signalRef="s"/>';
    expect(await detailOf(`<userTask id="t">${loop}</userTask>`, root)).toEqual(detail);
  });

  it('reads and gathers lists of data objects, also through data inputs and outputs of the activity', async () => {
    const model = `<dataObject id="d" name="风筝" isCollection="true"/><dataObject id="o" name="评语"/>
      <userTask id="t"><ioSpecification><dataInput id="di" name="输入"/><dataOutput id="do" name="输出"/><inputSet/><outputSet/></ioSpecification>
        <dataInputAssociation><sourceRef>d</sourceRef><targetRef>di</targetRef></dataInputAssociation>
        <dataOutputAssociation><sourceRef>do</sourceRef><targetRef>o</targetRef></dataOutputAssociation>
        <multiInstanceLoopCharacteristics><loopDataInputRef>di</loopDataInputRef><loopDataOutputRef>do</loopDataOutputRef>
          <inputDataItem id="one" name="一只"/><outputDataItem id="said" name="评"/></multiInstanceLoopCharacteristics></userTask>`;
    expect(await detailOf(model)).toMatchObject({
      loop: { sequential: false, collection: '风筝', elementVariable: '一只', output: { list: '评语', item: '评' } },
      inputs: [{ from: '风筝', to: '输入' }],
      outputs: [],
    });
    const direct = model.replace('>di</loopData', '>d</loopData').replace('>do</loopData', '>o</loopData');
    expect(await detailOf(direct)).toMatchObject({
      loop: { collection: '风筝', output: { list: '评语', item: '评' } },
    });
  });
});

describe('data', () => {
  it('declares data objects and properties in their scope, under the name that the diagram shows', async () => {
    const process = await compile(
      file(`<property id="p" name="次数" wutong:value="0"/><dataObject id="d1"/><dataObjectReference id="r1" name="申请 表" dataObjectRef="d1"/>
        <dataObject id="d2" name="证" wutong:value="null"/>
        ${row('<subProcess id="sub"><property id="q" name="里"/><task id="t"><property id="own" name="自有" wutong:value="1"/></task></subProcess>', 'sub')}`),
    );
    expect(process.declares).toEqual({ kite: { '申请 表': null, 证: 'null', 次数: '0' }, sub: { 里: null } });
    expect(nodeOf(process, 't').detail).toEqual({ locals: { 自有: '1' } });
  });

  it('reads associations: plain, with transformation, with assignments', async () => {
    const model = `<dataObject id="d" name="申请"/><dataObject id="e" name="证"/><dataStoreReference id="s" name="台账"/>
      <task id="t"><ioSpecification><dataInput id="i" name="表"/><dataOutput id="o" name="结果"/><inputSet/><outputSet/></ioSpecification>
        <dataInputAssociation><sourceRef>d</sourceRef><targetRef>i</targetRef></dataInputAssociation>
        <dataInputAssociation><sourceRef>d</sourceRef><sourceRef>e</sourceRef><targetRef>i</targetRef>
          <transformation>申请.金额 + 1</transformation></dataInputAssociation>
        <dataOutputAssociation><sourceRef>o</sourceRef><targetRef>e</targetRef>
          <assignment><from>结果.编号</from><to>证.编号</to></assignment></dataOutputAssociation>
        <dataOutputAssociation><sourceRef>o</sourceRef><targetRef>s</targetRef></dataOutputAssociation></task>`;
    expect(await detailOf(model)).toEqual({
      inputs: [
        { from: '申请', to: '表' },
        { from: '申请.金额 + 1', to: '表' },
      ],
      outputs: [
        { from: '结果.编号', to: '证.编号' },
        { from: '结果', to: '台账' },
      ],
      locals: { 表: null, 结果: null },
    });
  });

  it('knows names of several words in expressions', async () => {
    const model = `<dataObject id="d" name="风力 等级"/><exclusiveGateway id="t" default="t_end"/><endEvent id="x"/>${flow('t', 'x', '风力 等级 > 5')}`;
    const process = await compile(file(row(model, 't')));
    expect(process.flows.t_x?.condition).toBe('风力 等级 > 5');
  });

  it('reads the data of events', async () => {
    const model = `<dataObject id="d" name="申请"/><intermediateCatchEvent id="t"><dataOutput id="o" name="来信"/>
      <dataOutputAssociation><sourceRef>o</sourceRef><targetRef>d</targetRef></dataOutputAssociation><outputSet/>
      <messageEventDefinition messageRef="m"/></intermediateCatchEvent>`;
    expect(await detailOf(model, '<message id="m" name="信"/>')).toEqual({
      message: { name: '信' },
      outputs: [{ from: '来信', to: '申请' }],
      locals: { 来信: null },
    });
  });
});
