import { describe, expect, it } from 'vitest';
import { importBpmn } from '../../../engine/dialect/index.ts';

const wrap = (namespaces: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" ${namespaces} targetNamespace="kite">${body}</definitions>`;

const CAMUNDA7 = wrap(
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  `<process id="kite" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start" camunda:initiator="starter"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="review"/>
    <userTask id="review" name="初审" camunda:candidateGroups="management" camunda:formKey="embedded:app:forms/kite.html" camunda:dueDate="P3D">
      <extensionElements>
        <camunda:taskListener class="org.example.Notify" event="create"/>
        <camunda:inputOutput>
          <camunda:inputParameter name="申请人">\${applicant.name}</camunda:inputParameter>
          <camunda:inputParameter name="脚本"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter>
        </camunda:inputOutput>
      </extensionElements>
    </userTask>
    <sequenceFlow id="f2" sourceRef="review" targetRef="gw"/>
    <exclusiveGateway id="gw" default="f4"/>
    <sequenceFlow id="f3" sourceRef="gw" targetRef="call">
      <conditionExpression>\${approved &amp;&amp; amount &gt;= 3}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f4" sourceRef="gw" targetRef="end"/>
    <serviceTask id="call" camunda:type="external" camunda:topic="send-card"/>
    <sequenceFlow id="f5" sourceRef="call" targetRef="code"/>
    <serviceTask id="code" camunda:class="org.example.Print" camunda:asyncBefore="true"/>
    <sequenceFlow id="f6" sourceRef="code" targetRef="end"/>
    <endEvent id="end"/>
  </process>`,
);

async function take(xml: string, posts?: Record<string, string>) {
  const result = await importBpmn(xml, posts ? { posts } : {});
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join());
  return result.value;
}

describe('导入 Camunda 7 模型', () => {
  it('把扩展转为平台的设置，原有属性原样保留', async () => {
    const { dialect, xml, report, problems } = await take(CAMUNDA7, { management: 'preliminaryReview' });
    expect(dialect).toBe('camunda7');
    expect(xml).toContain('wutong:post="preliminaryReview"');
    expect(xml).toContain('wutong:form="kite"');
    expect(xml).toMatch(/wutong:limit="3"/);
    expect(xml).toContain('wutong:topic="send-card"');
    expect(xml).toContain('camunda:candidateGroups="management"');
    expect(xml).toContain('approved and amount &gt;= 3');
    expect(xml).toContain('wutong:original=');
    expect(problems).toEqual([]);
    const of = (what: string) => report.filter((entry) => entry.what === what);
    expect(of('camunda:inputOutput')[0]).toMatchObject({ state: 'mapped', to: '输入 申请人 = applicant.name' });
    expect(of('camunda:taskListener')[0]).toMatchObject({ state: 'dropped', element: 'review' });
    expect(of('camunda:class')[0]).toMatchObject({ state: 'mapped', to: 'wutong:topic=org.example.Print' });
    expect(of('camunda:asyncBefore')[0]).toMatchObject({ state: 'dropped' });
    expect(of('conditionExpression')[0]).toMatchObject({ to: 'approved and amount >= 3' });
    expect(report.every(({ state, to, reason }) => (state === 'mapped' ? to : reason) !== undefined)).toBe(true);
  });

  it('再导入一次，结果不变', async () => {
    const once = await take(CAMUNDA7);
    const twice = await take(once.xml);
    expect(twice.xml).toBe(once.xml);
  });

  it('调用程序对象的条件无法翻译，说明要改写，且模型不能执行', async () => {
    const { report, problems } = await take(
      CAMUNDA7.replace('${approved &amp;&amp; amount &gt;= 3}', '${bean.check()}'),
    );
    expect(report.find(({ what }) => what === 'conditionExpression')).toMatchObject({
      state: 'dropped',
      element: 'f3',
    });
    expect(problems.some(({ element }) => element === 'f3')).toBe(true);
  });
});

describe('导入 Camunda 8 模型', () => {
  it('去掉 FEEL 前的等号，转换作业、表单、参数和会签集合', async () => {
    const { dialect, xml, problems } = await take(
      wrap(
        'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
        `<process id="kite" isExecutable="true">
          <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="sign"/>
          <userTask id="sign" name="会签">
            <extensionElements>
              <zeebe:userTask/>
              <zeebe:assignmentDefinition candidateGroups="approval"/>
              <zeebe:formDefinition formId="kite-form"/>
            </extensionElements>
            <multiInstanceLoopCharacteristics>
              <extensionElements><zeebe:loopCharacteristics inputCollection="=signers" inputElement="signer"/></extensionElements>
            </multiInstanceLoopCharacteristics>
          </userTask>
          <sequenceFlow id="f2" sourceRef="sign" targetRef="job"/>
          <serviceTask id="job"><extensionElements>
            <zeebe:taskDefinition type="print-card"/>
            <zeebe:ioMapping><zeebe:input source="=form.name" target="姓名"/></zeebe:ioMapping>
          </extensionElements></serviceTask>
          <sequenceFlow id="f3" sourceRef="job" targetRef="end"/><endEvent id="end"/>
        </process>`,
      ),
    );
    expect(dialect).toBe('camunda8');
    expect(xml).toContain('wutong:collection="signers"');
    expect(xml).toContain('wutong:post="approval"');
    expect(xml).toContain('wutong:form="kite-form"');
    expect(xml).toContain('wutong:topic="print-card"');
    expect(problems).toEqual([]);
  });
});

describe('不是 BPMN 的文件', () => {
  it.each([
    ['<a/>', 'bpmn.xml'],
    ['<!DOCTYPE x><definitions/>', 'bpmn.doctype'],
  ])('%s', async (xml, code) => {
    const result = await importBpmn(xml);
    expect(result).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
