import type { PackFiles } from '#engine';
import { kiteFiles } from '../kitePack.ts';

const task = (id: string, post: string, flows: string) => `
  <bpmn:userTask id="${id}" name="${id}" wutong:post="${post}" wutong:level="town">
    <bpmn:extensionElements><wutong:outcomes>
      <wutong:outcome id="accept" name="受理" kind="accept" /><wutong:outcome id="approve" name="同意" kind="approve" />
    </wutong:outcomes></bpmn:extensionElements>${flows}
  </bpmn:userTask>`;
const flow = (id: string, from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition && `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;

const file = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1" id="d" targetNamespace="https://wutong.dev/test">
  ${content}
</bpmn:definitions>`;

/** 受理 in a sub-process; then an inspection, in another file, that is called twice and whose ids are those of the caller. */
const MAIN = file(`
  <bpmn:process id="kite" isExecutable="true">
    <bpmn:startEvent id="start" />${flow('f1', 'start', 'window')}
    <bpmn:subProcess id="window" name="窗口">
      <bpmn:startEvent id="inStart" />${flow('in1', 'inStart', 'acceptance')}
      ${task('acceptance', 'acceptance', '')}${flow('in2', 'acceptance', 'inEnd')}<bpmn:endEvent id="inEnd" name="窗口办完" />
    </bpmn:subProcess>
    <bpmn:boundaryEvent id="late" name="超期" attachedToRef="window"><bpmn:timerEventDefinition><bpmn:timeDuration>P9D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    ${flow('f2', 'window', 'first')}${flow('f9', 'late', 'lateEnd')}<bpmn:endEvent id="lateEnd" name="超期结束" wutong:result="expired" />
    <bpmn:callActivity id="first" calledElement="inspection" />${flow('f3', 'first', 'second')}
    <bpmn:callActivity id="second" calledElement="inspection" />${flow('f4', 'second', 'end')}
    <bpmn:endEvent id="end" name="办结" wutong:result="granted" />
 </bpmn:process>`);

const INSPECTION = file(`
  <bpmn:process id="inspection" name="核查" isExecutable="true">
    <bpmn:startEvent id="start" />${flow('f1', 'start', 'choose')}
    <bpmn:exclusiveGateway id="choose" default="f2" />
    ${flow('f2', 'choose', 'look')}${flow('f3', 'choose', 'end', 'form.color = &quot;2&quot;')}
    ${task('look', 'approval', '')}${flow('f4', 'look', 'end')}
    <bpmn:endEvent id="end" name="核查完" />
  </bpmn:process>`);

/** The steps that the scenarios of this pack are made of. */
const scenario = (color: string, steps: object[], expected: object) => ({
  title: '欧阳·阿依古丽申请放风筝',
  item: 'kite-permit',
  now: '2026-01-05T09:00:00+08:00',
  shows: 'happy',
  applicant: { kind: 'person', name: '欧阳·阿依古丽', idType: '10', idNo: '11010119900307109X', phone: '13800000000' },
  form: { color },
  steps,
  expect: expected,
});

const accept = { by: 'acceptance', at: 'acceptance', outcome: 'accept' };
const look = { by: 'approval', at: 'look', outcome: 'approve', opinion: '同意' };
const granted = { status: 'concluded', result: 'granted' };
export const inspected = scenario('1', [accept, look, look], granted);
export const late = scenario('1', [{ advance: 'P9D' }], { status: 'concluded', result: 'expired' });
export const skipped = scenario('2', [accept], granted);

/** The kite pack on this process, with the scenarios. */
export function inspectionFiles(...scenarios: object[]): PackFiles {
  const { 'items/kite-permit.json': item = '', ...rest } = kiteFiles();
  return {
    ...rest,
    'items/kite-permit.json': JSON.stringify({ ...JSON.parse(item), steps: {}, duties: [] }),
    'processes/kite.bpmn': MAIN,
    'processes/inspection.bpmn': INSPECTION,
    ...Object.fromEntries(scenarios.map((one, at) => [`scenarios/kite-permit/s${at}.json`, JSON.stringify(one)])),
  };
}
