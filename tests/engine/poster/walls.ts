import { type CompiledPoster, type PosterBlock, type PosterInput, readDiagram } from '#engine';
import { kitePermit } from '../../kit/kite.ts';

export const office = {
  id: 'shuanggui',
  name: '双桂村人力资源和社会保障服务站',
  level: 'town',
  division: '990121101201',
  phone: '0999-1234567',
} as const;

export const poster = (blocks: PosterBlock[], more: Partial<CompiledPoster['source']> = {}): CompiledPoster => ({
  ref: 'kite:wall',
  pack: { name: '@wutong/kite', version: '1.2.0' },
  source: { id: 'wall', title: '图版', paper: 'A3', orientation: 'portrait', levels: ['town'], blocks, ...more },
  ruleTexts: {},
  diagrams: {},
});

/** `count` items of the imaginary kite office, in groups of five. */
export async function input(count = 1): Promise<PosterInput> {
  const compiled = await kitePermit();
  const items = Array.from({ length: count }, (_, index) => {
    const { item } = compiled;
    const elements = { ...item.elements, exerciseLevels: ['town' as const], name: `放飞第${index + 1}号风筝的许可` };
    return {
      ...compiled,
      ref: `kite:k${index}`,
      item: { ...item, id: `k${index}`, group: `第${Math.floor(index / 5) + 1}组`, elements },
    };
  });
  return {
    office,
    date: '2026-03-02',
    pack: { title: '风筝包', version: '1.2.0' },
    site: 'https://kite.example',
    items,
  };
}

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="kites">
  <bpmn:process id="kite" isExecutable="true">
    <bpmn:startEvent id="start" name="起风"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="fly" name="放飞风筝"><bpmn:incoming>f1</bpmn:incoming></bpmn:userTask>
    <bpmn:boundaryEvent id="calm" name="无风" attachedToRef="fly"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f1" name="升空" sourceRef="start" targetRef="fly" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="p" bpmnElement="kite">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="100" y="132" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="106" y="172" width="24" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="fly"><dc:Bounds x="200" y="110" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="calm"><dc:Bounds x="282" y="132" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="136" y="150" /><di:waypoint x="200" y="150" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

export async function diagram() {
  const read = await readDiagram(XML);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
