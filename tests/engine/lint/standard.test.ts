import { describe, expect, it } from 'vitest';
import { lintProcessXml } from '../../../engine/lint/index.ts';

const file = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="kite">
  <process id="kite" isExecutable="true">${body}</process>
</definitions>`;

const findings = async (body: string) =>
  (await lintProcessXml(file(body))).filter(({ code }) => code.startsWith('bpmnlint.'));

describe('bpmnlint 的规则', () => {
  it('多余的网关和隐式分支用中文指出，并标明元素', async () => {
    const found = await findings(`
      <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="gw"/>
      <exclusiveGateway id="gw"/><sequenceFlow id="f2" sourceRef="gw" targetRef="task"/>
      <userTask id="task" name="受理"/>
      <sequenceFlow id="f3" sourceRef="task" targetRef="end1"/><sequenceFlow id="f4" sourceRef="task" targetRef="end2"/>
      <endEvent id="end1"/><endEvent id="end2"/>`);
    expect(found.map(({ code, element }) => [code, element])).toEqual([
      ['bpmnlint.no-implicit-split', 'task'],
      ['bpmnlint.superfluous-gateway', 'gw'],
    ]);
    expect(found.every(({ message }) => /[\u4e00-\u9fff].*。$/.test(message))).toBe(true);
  });

  it('文件里没有写 incoming、outgoing 时不误报', async () => {
    const found = await findings(`
      <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
      <parallelGateway id="fork"/>
      <sequenceFlow id="f2" sourceRef="fork" targetRef="a"/><sequenceFlow id="f3" sourceRef="fork" targetRef="b"/>
      <userTask id="a" name="初审"/><userTask id="b" name="复核"/>
      <sequenceFlow id="f4" sourceRef="a" targetRef="join"/><sequenceFlow id="f5" sourceRef="b" targetRef="join"/>
      <parallelGateway id="join"/><sequenceFlow id="f6" sourceRef="join" targetRef="end"/><endEvent id="end"/>`);
    expect(found).toEqual([]);
  });

  it('两个文件先后检查，互不影响', async () => {
    const one = `<startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="end"/><endEvent id="end"/>`;
    expect(await findings(one)).toEqual([]);
    expect(await findings(one)).toEqual([]);
  });
});
