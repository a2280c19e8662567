import { type Calendar, type CompiledItem, type FormDefinition, readProcesses, type ServiceItemSource } from '#engine';

/** The imaginary item of the engine's tests: a permit to fly a kite. No county's rules live here. */
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:wutong="https://wutong.dev/bpmn/1" id="definitions" targetNamespace="https://wutong.dev/test">
  <bpmn:message id="message_supplement" name="supplement" />
  <bpmn:process id="kite" name="风筝放飞许可" isExecutable="true">
    <bpmn:startEvent id="received" name="收件"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="acceptance" name="受理" wutong:post="acceptance" wutong:level="town" wutong:limit="1">
      <bpmn:extensionElements><wutong:outcomes>
        <wutong:outcome id="accept" name="受理" kind="accept" />
        <wutong:outcome id="supplement" name="一次性告知补正" kind="supplement" />
        <wutong:outcome id="notAccept" name="不予受理" kind="notAccept" />
      </wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="overdue" name="满5个工作日" attachedToRef="acceptance"><bpmn:outgoing>f3</bpmn:outgoing>
      <bpmn:timerEventDefinition id="overdueTimer" wutong:timerUnit="workingDay"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:scriptTask id="deemed" name="视为受理" scriptFormat="feel" wutong:resultVariable="accepted"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:script>true</bpmn:script></bpmn:scriptTask>
    <bpmn:exclusiveGateway id="accepted" name="受理结论" default="f7"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing><bpmn:outgoing>f7</bpmn:outgoing><bpmn:outgoing>f8</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:receiveTask id="supplement" name="补正材料" messageRef="message_supplement" wutong:clock="pause" wutong:clockReason="supplement"><bpmn:incoming>f6</bpmn:incoming><bpmn:incoming>f12</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing></bpmn:receiveTask>
    <bpmn:endEvent id="notAccepted" name="不予受理" wutong:result="notAccepted"><bpmn:incoming>f7</bpmn:incoming></bpmn:endEvent>
    <bpmn:userTask id="preliminaryReview" name="初审" wutong:post="preliminaryReview" wutong:level="town" wutong:limit="1" wutong:sendBackTo="acceptance">
      <bpmn:extensionElements><wutong:outcomes>
        <wutong:outcome id="approve" name="同意" kind="approve" />
        <wutong:outcome id="supplement" name="补正" kind="supplement" />
      </wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f4</bpmn:incoming><bpmn:incoming>f8</bpmn:incoming><bpmn:outgoing>f9</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="reviewed" name="初审结论" default="f10"><bpmn:incoming>f9</bpmn:incoming><bpmn:outgoing>f10</bpmn:outgoing><bpmn:outgoing>f12</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="approval" name="审批" wutong:post="approval" wutong:level="county" wutong:limit="1" wutong:sendBackTo="acceptance preliminaryReview">
      <bpmn:extensionElements><wutong:outcomes>
        <wutong:outcome id="approve" name="准予" kind="approve" />
        <wutong:outcome id="deny" name="不予" kind="deny" />
      </wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f10</bpmn:incoming><bpmn:outgoing>f11</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="decided" name="审批结论" default="f14"><bpmn:incoming>f11</bpmn:incoming><bpmn:outgoing>f13</bpmn:outgoing><bpmn:outgoing>f14</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="issuance" name="出件" wutong:post="issuance" wutong:level="town">
      <bpmn:extensionElements><wutong:outcomes><wutong:outcome id="issue" name="出件" kind="issue" /></wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f13</bpmn:incoming><bpmn:outgoing>f15</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="granted" name="准予" wutong:result="granted"><bpmn:incoming>f15</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="denied" name="不予" wutong:result="denied"><bpmn:incoming>f14</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="received" targetRef="acceptance" />
    <bpmn:sequenceFlow id="f2" sourceRef="acceptance" targetRef="accepted" />
    <bpmn:sequenceFlow id="f3" sourceRef="overdue" targetRef="deemed" />
    <bpmn:sequenceFlow id="f4" sourceRef="deemed" targetRef="preliminaryReview" />
    <bpmn:sequenceFlow id="f5" sourceRef="supplement" targetRef="acceptance" />
    <bpmn:sequenceFlow id="f6" sourceRef="accepted" targetRef="supplement"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "supplement"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f7" sourceRef="accepted" targetRef="notAccepted" />
    <bpmn:sequenceFlow id="f8" sourceRef="accepted" targetRef="preliminaryReview"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "accept"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f9" sourceRef="preliminaryReview" targetRef="reviewed" />
    <bpmn:sequenceFlow id="f10" sourceRef="reviewed" targetRef="approval" />
    <bpmn:sequenceFlow id="f11" sourceRef="approval" targetRef="decided" />
    <bpmn:sequenceFlow id="f12" sourceRef="reviewed" targetRef="supplement"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "supplement"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f13" sourceRef="decided" targetRef="issuance"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">outcome = "approve"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f14" sourceRef="decided" targetRef="denied" />
    <bpmn:sequenceFlow id="f15" sourceRef="issuance" targetRef="granted" />
  </bpmn:process>
</bpmn:definitions>`;

const calendar: Calendar = {
  id: 'kite',
  title: '测试日历',
  holidays: { '2026-01-01': '元旦', '2026-01-02': '元旦' },
  workdays: { '2026-01-04': '元旦调休' },
  publishedYears: [2026],
  utcOffset: 480,
};

const form: FormDefinition = {
  id: 'kite',
  title: '风筝放飞许可申请表',
  schema: {
    type: 'object',
    properties: {
      length: { type: 'number', title: '线长（米）', minimum: 1, maximum: 500 },
      night: { type: 'boolean', title: '是否夜间放飞' },
      lamp: { type: 'string', title: '警示灯型号' },
      remark: { type: 'string', title: '初审备注' },
    },
    required: ['length', 'lamp'],
  },
  sections: [{ title: '风筝', fields: ['length', 'night', 'lamp', 'remark'] }],
  visible: { lamp: 'form.night = true' },
  steps: { preliminaryReview: { edit: ['remark'] }, acceptance: { edit: ['length', 'night', 'lamp'] } },
};

const item: ServiceItemSource = {
  id: 'kite',
  title: '风筝放飞许可',
  group: '测试',
  elements: {
    name: '风筝放飞许可',
    type: '行政许可',
    legalBasis: [],
    exerciseLevels: ['town', 'county'],
    serviceObjects: ['person'],
    timeLimit: {
      promised: { value: 3, unit: 'workingDay' },
      statutory: { value: 20, unit: 'workingDay' },
      immediate: false,
    },
    acceptConditions: ['年满18周岁'],
    notAccept: [],
    materials: [
      { id: 'idCard', name: '身份证', form: '核验原件', copies: 0, source: '政府部门核发', need: 'required' },
      {
        id: 'lampProof',
        name: '警示灯合格证',
        form: '复印件',
        copies: 1,
        source: '申请人自备',
        need: 'conditional',
        when: 'form.night = true',
      },
    ],
    procedure: '受理→初审→审批→出件',
    result: '风筝放飞许可证',
    fee: { charged: false, standard: '不收费' },
    implementingBody: '县风筝管理所',
  },
  process: 'kite',
  form: 'kite',
  duties: [{ id: 'apart', apart: ['acceptance', 'preliminaryReview', 'approval'], reason: '岗位不相容' }],
  ledgers: [
    {
      ledger: 'test:kites',
      on: 'granted',
      key: 'case.no',
      set: { no: 'case.no', name: 'applicant.name', length: 'form.length', handler: 'officers.approval.name' },
    },
  ],
  calendar: 'kite',
  riskClass: 'normal',
  profile: 'A',
  documents: [],
};

/** The kite permit as the engine runs it. */
export async function kitePermit(): Promise<CompiledItem> {
  const processes = await readProcesses(XML, { file: 'kite.bpmn' });
  if (!processes.ok) throw new Error(JSON.stringify(processes.problems));
  const [process] = processes.value;
  if (!process) throw new Error('kite.bpmn has no process');
  return {
    ref: 'test:kite',
    pack: { name: '@wutong/test', version: '1.0.0' },
    digest: 'kite',
    item,
    process,
    calls: {},
    xml: XML,
    form,
    forms: {},
    calendar,
    ledgers: {
      'test:kites': {
        id: 'kites',
        title: '风筝台账',
        purpose: '测试',
        key: ['no'],
        columns: [
          { name: 'no', title: '编号', type: 'text', required: true },
          { name: 'name', title: '姓名', type: 'text', required: true },
          { name: 'length', title: '线长', type: 'number' },
          { name: 'handler', title: '审批人', type: 'text' },
        ],
      },
    },
    documents: {},
    codeTables: {},
  };
}
