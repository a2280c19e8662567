import {
  type CampaignOffice,
  type CampaignSource,
  type CompiledCampaign,
  isRefusal,
  readProcesses,
  startCampaign,
} from '#engine';

export const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1" id="d" targetNamespace="kites">
  <bpmn:process id="kite-count" name="风筝普查" isExecutable="true">
    <bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="count" name="清点"><bpmn:incoming>f1</bpmn:incoming><bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="check" name="复核" wutong:level="county">
      <bpmn:extensionElements><wutong:outcomes>
        <wutong:outcome id="pass" name="通过" kind="approve" /><wutong:outcome id="again" name="重数" kind="deny" />
      </wutong:outcomes></bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:exclusiveGateway id="verdict" default="f4"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="praise" name="总结"><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing></bpmn:userTask>
    <bpmn:boundaryEvent id="silence" attachedToRef="praise"><bpmn:outgoing>f7</bpmn:outgoing>
      <bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P20D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="end"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="silent"><bpmn:incoming>f7</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="count" />
    <bpmn:sequenceFlow id="f2" sourceRef="count" targetRef="check" />
    <bpmn:sequenceFlow id="f3" sourceRef="check" targetRef="verdict" />
    <bpmn:sequenceFlow id="f4" sourceRef="verdict" targetRef="praise" />
    <bpmn:sequenceFlow id="f5" sourceRef="verdict" targetRef="count"><bpmn:conditionExpression>outcome = "again"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f6" sourceRef="praise" targetRef="end" />
    <bpmn:sequenceFlow id="f7" sourceRef="silence" targetRef="silent" />
  </bpmn:process>
</bpmn:definitions>`;

export const source: CampaignSource = {
  id: 'kite-count',
  title: '风筝普查',
  cadence: 'year',
  process: 'kites:kite-count',
  scope: { levels: ['village'], where: 'windy' },
  stages: [
    {
      id: 'count',
      title: '清点',
      tasks: ['count', 'check'],
      due: '04-30',
      evidence: [
        { id: 'kites', name: '风筝数', kind: 'number', required: true },
        { id: 'keepers', name: '放飞员人数', kind: 'number', compares: 'count(officers)' },
        { id: 'photo', name: '合影', kind: 'file' },
      ],
    },
    {
      id: 'praise',
      title: '总结',
      tasks: ['praise'],
      due: 'P60D',
      evidence: [
        { id: 'story', name: '典型经验', kind: 'text', goodPractice: true },
        { id: 'weather', name: '风力', kind: 'choice', options: ['大', '小'], required: true },
      ],
    },
  ],
  spotCheck: { by: 'county', rate: 0.5, minimum: 1, compares: 'organization' },
  proof: [],
};

const village = (id: string, name: string, kites: number, windy = true): CampaignOffice => ({
  id,
  name,
  level: 'village',
  division: '990121101201',
  parent: 'county',
  facts: { kites, windy },
});

export const offices: CampaignOffice[] = [
  { id: 'county', name: '清溪县', level: 'county', division: '990121000000' },
  village('longtang', '龙塘村', 12),
  village('yangliu', '杨柳村', 7),
  village('gucheng', '古城·东村', 9),
  village('wufeng', '无风村', 0, false),
];

export async function kiteCampaign(change: Partial<CampaignSource> = {}): Promise<CompiledCampaign> {
  const read = await readProcesses(XML);
  const process = read.ok ? read.value[0] : undefined;
  if (!process) throw new Error(JSON.stringify(read));
  const calendar = { id: 'c', title: '日历', holidays: {}, workdays: {}, publishedYears: [2026], utcOffset: 480 };
  return { ref: 'kites:kite-count', source: { ...source, ...change }, process, calls: {}, calendar };
}

/** Morning of a day. */
export const at = (date: string): number => Date.parse(`${date}T09:00:00+08:00`);

export async function started(change: Partial<CampaignSource> = {}) {
  const campaign = await kiteCampaign(change);
  const step = startCampaign(campaign, offices, at('2026-04-01'));
  if (isRefusal(step)) throw new Error(step.message);
  return { campaign, ...step };
}
