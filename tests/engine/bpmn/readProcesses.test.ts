import { describe, expect, it } from 'vitest';
import { readProcesses, sm3 } from '#engine';
import { compile, file, flow, nodeOf, row } from './model.ts';

describe('reading a process', () => {
  it('gives plain JSON with the digest of the source', async () => {
    const xml = file(row('<userTask id="review" name="初审"/>', 'review'));
    const process = await compile(xml);
    expect(process).toEqual(JSON.parse(JSON.stringify(process)));
    expect(process.digest).toBe(sm3(xml));
    expect(process).toMatchObject({ id: 'kite', name: '风筝放飞许可', starts: ['start'] });
    expect(nodeOf(process, 'review')).toMatchObject({
      type: 'userTask',
      name: '初审',
      scope: 'kite',
      incoming: ['start_review'],
      outgoing: ['review_end'],
    });
  });

  it('reads the settings of a task', async () => {
    const task = `<userTask id="approve" wutong:post="approval" wutong:level="county" wutong:form="opinion" wutong:limit="3"
      wutong:limitUnit="calendarDay" wutong:sendBackTo="review  review" wutong:clock="pause" wutong:clockReason="hearing">
      <extensionElements><wutong:outcomes>
        <wutong:outcome id="approve" name="同意" kind="approve"/>
        <wutong:outcome id="deny" name="不予许可" kind="deny" opinion="true"/>
      </wutong:outcomes></extensionElements></userTask>`;
    const process = await compile(file(row(`<userTask id="review"/>${task}`, 'review', 'approve')));
    expect(nodeOf(process, 'approve').settings).toEqual({
      post: 'approval',
      level: 'county',
      form: 'opinion',
      limit: { value: 3, unit: 'calendarDay' },
      sendBackTo: ['review', 'review'],
      clock: 'pause',
      clockReason: 'hearing',
      outcomes: [
        { id: 'approve', name: '同意', kind: 'approve' },
        { id: 'deny', name: '不予许可', kind: 'deny', opinion: true },
      ],
    });
  });

  it('gives the tasks of a lane its post and level, the innermost lane first', async () => {
    const lanes = `<laneSet id="lanes"><lane id="town" name="乡镇" wutong:level="town" wutong:post="acceptance">
      <childLaneSet id="inner"><lane id="desk" wutong:post="issuance"><flowNodeRef>issue</flowNodeRef></lane></childLaneSet>
      <flowNodeRef>accept</flowNodeRef><flowNodeRef>issue</flowNodeRef></lane></laneSet>`;
    const tasks = '<userTask id="accept" wutong:level="county"/><userTask id="issue"/>';
    const process = await compile(file(lanes + row(tasks, 'accept', 'issue')));
    expect(nodeOf(process, 'accept')).toMatchObject({
      lane: 'town',
      settings: { post: 'acceptance', level: 'county' },
    });
    expect(nodeOf(process, 'issue')).toMatchObject({ lane: 'desk', settings: { post: 'issuance', level: 'town' } });
    expect(process.lanes.town).toEqual({ id: 'town', name: '乡镇', post: 'acceptance', level: 'town' });
  });

  it('reads every executable process of the file and leaves the others alone', async () => {
    const other = `<process id="sketch"><complexGateway id="x"/></process>
      <process id="second" isExecutable="true"><startEvent id="s2"/></process>`;
    const result = await readProcesses(file(row('<task id="t"/>', 't'), other));
    expect(result.ok && result.value.map((process) => process.id)).toEqual(['second', 'kite']);
  });

  it('ignores what only documents the drawing', async () => {
    const decoration = `<dataObject id="paper"/><dataObjectReference id="paperRef" dataObjectRef="paper"/>
      <textAnnotation id="note"><text>风大不放</text></textAnnotation><association id="a" sourceRef="t" targetRef="note"/>
      <group id="g"/>`;
    const process = await compile(
      file(row('<task id="t"><documentation>说明</documentation></task>', 't') + decoration),
    );
    expect(Object.keys(process.nodes)).toEqual(['start', 't', 'end']);
  });

  it('keeps an unknown foreign attribute that only concerns the drawing', async () => {
    const xml = file(row('<task id="t" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" bioc:stroke="red"/>', 't'));
    expect((await readProcesses(xml)).ok).toBe(true);
  });

  it('connects boundary events and sub-processes', async () => {
    const sub = `<subProcess id="flight"><startEvent id="s"/><userTask id="fly"/><endEvent id="e"/>
      ${flow('s', 'fly')}${flow('fly', 'e')}</subProcess><boundaryEvent id="late" attachedToRef="flight" cancelActivity="false">
      <timerEventDefinition wutong:timerUnit="workingDay"><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>
      <endEvent id="lateEnd"/>${flow('late', 'lateEnd')}`;
    const process = await compile(file(row(sub, 'flight')));
    expect(nodeOf(process, 'flight')).toMatchObject({ boundary: ['late'], detail: { start: 's' } });
    expect(nodeOf(process, 'fly').scope).toBe('flight');
    expect(nodeOf(process, 'late')).toMatchObject({
      attachedTo: 'flight',
      event: 'timer',
      detail: { timer: { kind: 'duration', text: 'P2D', workingDay: true }, nonInterrupting: true },
    });
  });
});
