import { describe, expect, it } from 'vitest';
import { compile, file, flow, nodeOf, row } from './model.ts';

const ROOT = `<message id="m" name="风力通报"/><message id="unnamed"/><signal id="s" name="起风"/><signal id="s2"/>
  <error id="e" errorCode="断线"/><error id="e2" name="落水"/><error id="e3"/><escalation id="x" escalationCode="风大"/>
  <timerEventDefinition id="later"><timeDuration>PT1H</timeDuration></timerEventDefinition>`;

const eventNode = async (type: string, inner: string, attributes = '') =>
  nodeOf(await compile(file(row(`<${type} id="c" ${attributes}>${inner}</${type}>`, 'c'), ROOT)), 'c');

const boundaryNode = async (inner: string, attributes = '', host = 'userTask') =>
  nodeOf(
    await compile(
      file(
        `${row(`<${host} id="t"/>`.replace('<subProcess id="t"/>', '<subProcess id="t"><task id="in"/></subProcess>'), 't')}
        <boundaryEvent id="b" attachedToRef="t" ${attributes}>${inner}</boundaryEvent>`,
        ROOT,
      ),
    ),
    'b',
  );

describe('event definitions', () => {
  it.each([
    ['intermediateCatchEvent', '<signalEventDefinition signalRef="s"/>', 'signal', { signal: '起风' }],
    ['intermediateCatchEvent', '<signalEventDefinition signalRef="s2"/>', 'signal', { signal: 's2' }],
    [
      'intermediateCatchEvent',
      '<messageEventDefinition messageRef="unnamed"/>',
      'message',
      { message: { name: 'unnamed' } },
    ],
    [
      'intermediateCatchEvent',
      '<conditionalEventDefinition><condition>风力 &gt; 5</condition></conditionalEventDefinition>',
      'conditional',
      { condition: '风力 > 5' },
    ],
    ['intermediateThrowEvent', '<escalationEventDefinition escalationRef="x"/>', 'escalation', { escalation: '风大' }],
    ['intermediateThrowEvent', '<compensateEventDefinition/>', 'compensation', { compensate: { wait: true } }],
    [
      'intermediateThrowEvent',
      '<compensateEventDefinition activityRef="c" waitForCompletion="false"/>',
      'compensation',
      { compensate: { activity: 'c', wait: false } },
    ],
    ['intermediateThrowEvent', '<messageEventDefinition/>', 'message', { message: { name: 'c' } }],
    ['intermediateThrowEvent', '', 'none', {}],
    [
      'intermediateCatchEvent',
      '<eventDefinitionRef>later</eventDefinitionRef>',
      'timer',
      { timer: { kind: 'duration', text: 'PT1H' } },
    ],
  ])('%s with %s', async (type, inner, event, detail) => {
    expect(await eventNode(type, inner)).toMatchObject({ event, detail });
  });

  it('keeps several definitions as triggers with their kinds', async () => {
    const inner = '<messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="s"/>';
    const triggers = [
      { message: { name: '风力通报' }, kind: 'message' },
      { signal: '起风', kind: 'signal' },
    ];
    expect(await eventNode('intermediateCatchEvent', inner)).toMatchObject({ event: 'multiple', detail: { triggers } });
    expect(await eventNode('intermediateCatchEvent', inner, 'parallelMultiple="true"')).toMatchObject({
      event: 'parallelMultiple',
      detail: { triggers },
    });
  });

  it.each([
    ['<errorEventDefinition errorRef="e"/>', { error: '断线' }],
    ['<errorEventDefinition errorRef="e2"/>', { error: '落水' }],
    ['<errorEventDefinition errorRef="e3"/>', { error: 'e3' }],
    ['<errorEventDefinition/>', {}],
    ['<escalationEventDefinition/>', {}],
  ])('a boundary event with %s', async (inner, detail) => {
    expect((await boundaryNode(inner)).detail).toEqual(detail);
  });

  it('leads a compensation boundary event to its handler, whichever way the association is drawn', async () => {
    for (const [source, target] of [
      ['b', 'undo'],
      ['undo', 'b'],
    ]) {
      const model = `${row('<userTask id="t"/>', 't')}<boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>
        <task id="undo" isForCompensation="true"/><association id="a" sourceRef="${source}" targetRef="${target}"/>`;
      const process = await compile(file(model));
      expect(nodeOf(process, 'b').detail).toEqual({ handler: 'undo' });
      expect(nodeOf(process, 'undo').detail).toEqual({ isForCompensation: true });
      expect(process.entries).toEqual({ kite: ['start'] });
    }
  });

  it('lets boundary events stand on every kind of activity', async () => {
    for (const host of ['task', 'manualTask', 'scriptTask', 'businessRuleTask', 'subProcess'])
      expect(await boundaryNode('<errorEventDefinition/>', '', host)).toMatchObject({ attachedTo: 't' });
  });

  it('pairs links within their scope', async () => {
    const links = `<startEvent id="start"/><intermediateThrowEvent id="out"><linkEventDefinition name="转下页"/></intermediateThrowEvent>
      <intermediateThrowEvent id="out2"><linkEventDefinition name="转下页"/></intermediateThrowEvent>
      <intermediateCatchEvent id="in"><linkEventDefinition name="转下页"/></intermediateCatchEvent><task id="t"/>
      ${flow('start', 'out')}${flow('start', 'out2')}${flow('in', 't')}`;
    const process = await compile(file(links));
    expect(nodeOf(process, 'out')).toMatchObject({ event: 'link', detail: { link: '转下页' } });
    expect(nodeOf(process, 'in')).toMatchObject({ event: 'link', detail: { link: '转下页' } });
  });
});
