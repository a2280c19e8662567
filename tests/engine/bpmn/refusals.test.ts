import { describe, expect, it } from 'vitest';
import { file, flow, problemsOf, row } from './model.ts';

const loop = (attributes: string, inner = '') =>
  row(
    `<userTask id="t"><multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics></userTask>`,
    't',
  );
const timer = (kind: string, text: string, unit = '') =>
  row(
    `<intermediateCatchEvent id="t"><timerEventDefinition ${unit}><${kind}>${text}</${kind}></timerEventDefinition></intermediateCatchEvent>`,
    't',
  );
const boundary = (definition: string, attributes = '') =>
  `${row('<userTask id="t"/>', 't')}<boundaryEvent id="b" attachedToRef="t" ${attributes}>${definition}</boundaryEvent>`;

/** One line a rule: what is wrong, the model, the problem with its element. */
const cases: [what: string, xml: string, problems: string[]][] = [
  [
    'signal event without signal',
    file(row('<intermediateCatchEvent id="c"><signalEventDefinition/></intermediateCatchEvent>', 'c')),
    ['bpmn.signal@c'],
  ],
  ['conditional event without condition', file(boundary('<conditionalEventDefinition/>')), ['bpmn.condition@b']],
  [
    'compensation boundary event without handler',
    file(boundary('<compensateEventDefinition/>')),
    ['bpmn.compensation@b'],
  ],
  [
    'compensation boundary event that leads to an ordinary task',
    file(`${boundary('<compensateEventDefinition/>')}<association id="a" sourceRef="b" targetRef="t"/>`),
    ['bpmn.compensation@b'],
  ],
  [
    'escalation end without escalation',
    file(`<startEvent id="start"/><endEvent id="e"><escalationEventDefinition/></endEvent>${flow('start', 'e')}`),
    ['bpmn.escalation@e'],
  ],
  [
    'error end without error',
    file(`<startEvent id="start"/><endEvent id="e"><errorEventDefinition/></endEvent>${flow('start', 'e')}`),
    ['bpmn.error@e'],
  ],
  [
    'multiple event with a definition that cannot be combined',
    file(
      row(
        '<intermediateCatchEvent id="c"><signalEventDefinition signalRef="s"/><linkEventDefinition name="l"/></intermediateCatchEvent>',
        'c',
      ),
      '<signal id="s"/>',
    ),
    ['bpmn.unsupported@c'],
  ],
  ['catch event without definition', file(row('<intermediateCatchEvent id="c"/>', 'c')), ['bpmn.unsupported@c']],
  [
    'cancel end outside a transaction',
    file(`<startEvent id="start"/><endEvent id="e"><cancelEventDefinition/></endEvent>${flow('start', 'e')}`),
    ['bpmn.unsupported@e'],
  ],
  ['cancel boundary event on a task', file(boundary('<cancelEventDefinition/>')), ['bpmn.unsupported@b']],
  ['terminate boundary event', file(boundary('<terminateEventDefinition/>')), ['bpmn.unsupported@b']],
  ['sub-process with nothing in it', file(row('<subProcess id="x"/>', 'x')), ['bpmn.subProcessStart@x']],
  [
    'start with trigger in a sub-process',
    file(
      row(
        `<subProcess id="x"><startEvent id="s"><signalEventDefinition signalRef="sig"/></startEvent></subProcess>`,
        'x',
      ),
      '<signal id="sig"/>',
    ),
    ['bpmn.unsupported@s'],
  ],
  [
    'start event in an ad-hoc sub-process',
    file(row('<adHocSubProcess id="x"><startEvent id="s"/><task id="in"/></adHocSubProcess>', 'x')),
    ['bpmn.adHoc@s'],
  ],
  [
    'event sub-process without trigger',
    file(`${row('<task id="t"/>', 't')}<subProcess id="x" triggeredByEvent="true"><startEvent id="s"/></subProcess>`),
    ['bpmn.unsupported@s'],
  ],
  [
    'event sub-process with two starts',
    file(`${row('<task id="t"/>', 't')}<subProcess id="x" triggeredByEvent="true">
      <startEvent id="s"><errorEventDefinition/></startEvent><startEvent id="z"><errorEventDefinition/></startEvent></subProcess>`),
    ['bpmn.subProcessStart@x'],
  ],
  [
    'event sub-process with incoming flow',
    file(
      row(
        '<subProcess id="x" triggeredByEvent="true"><startEvent id="s"><errorEventDefinition/></startEvent></subProcess>',
        'x',
      ),
    ),
    ['bpmn.eventSubProcess@x'],
  ],
  [
    'event sub-process for an error that does not interrupt',
    file(`${row('<task id="t"/>', 't')}<subProcess id="x" triggeredByEvent="true">
      <startEvent id="s" isInterrupting="false"><errorEventDefinition/></startEvent></subProcess>`),
    ['bpmn.unsupported@s'],
  ],
  [
    'compensation activity in the flow',
    file(row('<userTask id="t" isForCompensation="true"/>', 't')),
    ['bpmn.compensation@t'],
  ],
  [
    'compensation of an activity elsewhere',
    file(
      row(
        '<intermediateThrowEvent id="c"><compensateEventDefinition activityRef="far"/></intermediateThrowEvent>',
        'c',
      ),
      `<process id="p2"><task id="far"/></process>`,
    ),
    ['bpmn.compensation@c'],
  ],
  [
    'link without target',
    file(
      `<startEvent id="start"/><intermediateThrowEvent id="l"><linkEventDefinition name="x"/></intermediateThrowEvent>${flow('start', 'l')}`,
    ),
    ['bpmn.link@l'],
  ],
  [
    'link with two targets',
    file(`<startEvent id="start"/><intermediateThrowEvent id="l"><linkEventDefinition name="x"/></intermediateThrowEvent>${flow('start', 'l')}
      <intermediateCatchEvent id="a"><linkEventDefinition name="x"/></intermediateCatchEvent>
      <intermediateCatchEvent id="b"><linkEventDefinition name="x"/></intermediateCatchEvent>`),
    ['bpmn.link@b'],
  ],
  ['start quantity of none', file(row('<task id="t" startQuantity="0"/>', 't')), ['bpmn.badValue@t']],
  [
    'loop less than no times',
    file(row('<task id="t"><standardLoopCharacteristics loopMaximum="-1"/></task>', 't')),
    ['bpmn.loop@t'],
  ],
  ['multi-instance less than no times', file(loop('', '<loopCardinality>-1</loopCardinality>')), ['bpmn.loop@t']],
  [
    'parallel event gateway in the middle',
    file(
      `<startEvent id="start"/><eventBasedGateway id="g" eventGatewayType="Parallel"/>${flow('start', 'g')}
      <intermediateCatchEvent id="a"><signalEventDefinition signalRef="s"/></intermediateCatchEvent>
      <intermediateCatchEvent id="b"><signalEventDefinition signalRef="s"/></intermediateCatchEvent>${flow('g', 'a')}${flow('g', 'b')}`,
      '<signal id="s"/>',
    ),
    ['bpmn.eventGateway@g'],
  ],
  [
    'message event and receive task after one gateway',
    file(
      `<startEvent id="start"/><eventBasedGateway id="g"/>${flow('start', 'g')}<receiveTask id="a" messageRef="m"/>
      <intermediateCatchEvent id="b"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('g', 'a')}${flow('g', 'b')}`,
      '<message id="m" name="风力通报"/>',
    ),
    ['bpmn.eventGateway@a'],
  ],
  ['data association without source', file(row('<task id="t"><dataInputAssociation/></task>', 't')), ['bpmn.data@t']],
  [
    'unknown version of a called process',
    file(row('<callActivity id="t" calledElement="p" wutong:version="newest"/>', 't')),
    ['bpmn.badValue@t'],
  ],
  ['choreography', file(row('<task id="t"/>', 't'), '<choreography id="ch"/>'), ['bpmn.unsupported@ch']],
  [
    'script in another language',
    file(
      row(
        '<scriptTask id="t" scriptFormat="javascript" wutong:resultVariable="x"><script>1</script></scriptTask>',
        't',
      ),
    ),
    ['bpmn.unsupported@t'],
  ],
  ['call without process', file(row('<callActivity id="t"/>', 't')), ['bpmn.missing@t']],
  ['receive task without message', file(row('<receiveTask id="t"/>', 't')), ['bpmn.message@t']],
  ['attribute of another engine', file(row('<userTask id="t" camunda:assignee="张三"/>', 't')), ['bpmn.unsupported@t']],
  [
    'extension of another engine',
    file(
      row(
        '<userTask id="t"><extensionElements><camunda:taskListener event="create"/></extensionElements></userTask>',
        't',
      ),
    ),
    ['bpmn.unsupported@t'],
  ],
  ['misspelt attribute', file(row('<userTask id="t" wutong:sendbackTo="t"/>', 't')), ['bpmn.unknownAttribute@t']],
  ['unknown level', file(row('<userTask id="t" wutong:level="galaxy"/>', 't')), ['bpmn.badValue@t']],
  ['negative limit', file(row('<userTask id="t" wutong:limit="-1"/>', 't')), ['bpmn.badValue@t']],
  [
    'unknown outcome kind',
    file(
      row(
        '<userTask id="t"><extensionElements><wutong:outcomes><wutong:outcome id="a" kind="fly"/></wutong:outcomes></extensionElements></userTask>',
        't',
      ),
    ),
    ['bpmn.badValue@t'],
  ],
  [
    'outcome without id',
    file(
      row(
        '<userTask id="t"><extensionElements><wutong:outcomes><wutong:outcome name="同意"/></wutong:outcomes></extensionElements></userTask>',
        't',
      ),
    ),
    ['bpmn.outcomeId@t'],
  ],
  [
    'outcome twice',
    file(
      row(
        '<userTask id="t"><extensionElements><wutong:outcomes><wutong:outcome id="a"/><wutong:outcome id="a"/></wutong:outcomes></extensionElements></userTask>',
        't',
      ),
    ),
    ['bpmn.duplicateOutcome@t'],
  ],
  [
    'unknown end result',
    file(`<startEvent id="start"/><endEvent id="e" wutong:result="won"/>${flow('start', 'e')}`),
    ['bpmn.badValue@e'],
  ],
  ['send back to nowhere', file(row('<userTask id="t" wutong:sendBackTo="nobody"/>', 't')), ['bpmn.sendBack@t']],
  [
    'send back to a gateway',
    file(row('<exclusiveGateway id="g"/><userTask id="t" wutong:sendBackTo="g"/>', 'g', 't')),
    ['bpmn.sendBack@t'],
  ],
  [
    'send back into a sub-process',
    file(
      row(
        `<subProcess id="s"><startEvent id="s1"/><userTask id="in"/>${flow('s1', 'in')}</subProcess><userTask id="t" wutong:sendBackTo="in"/>`,
        's',
        't',
      ),
    ),
    ['bpmn.sendBack@t'],
  ],
  [
    'send back of a service task',
    file(row('<userTask id="u"/><serviceTask id="t" wutong:topic="x" wutong:sendBackTo="u"/>', 'u', 't')),
    ['bpmn.sendBack@t'],
  ],
  [
    'two plain starts',
    file(`<startEvent id="a"/><startEvent id="b"/><task id="t"/>${flow('a', 't')}${flow('b', 't')}`),
    ['bpmn.manyStarts@b'],
  ],
  [
    'flow to nowhere',
    file(`${row('<task id="t"/>', 't')}<sequenceFlow id="f" sourceRef="t" targetRef="nobody"/>`),
    ['bpmn.dangling@f', 'bpmn.dangling@f'],
  ],
  [
    'boundary event on nothing',
    file(`${row('<task id="t"/>', 't')}<boundaryEvent id="b"><errorEventDefinition/></boundaryEvent>`),
    ['bpmn.dangling@b'],
  ],
  [
    'error event that does not interrupt',
    file(boundary('<errorEventDefinition/>', 'cancelActivity="false"')),
    ['bpmn.unsupported@b'],
  ],
  ['unreachable task', file(`${row('<task id="t"/>', 't')}<userTask id="lost"/>`), ['bpmn.unreachable@lost']],
  [
    'condition with wrong syntax',
    file(`${row('<exclusiveGateway id="g" default="g_end"/>', 'g')}<endEvent id="x"/>${flow('g', 'x', 'outcome = ')}`),
    ['feel.syntax@g_x'],
  ],
  [
    'condition in another language',
    file(
      `${row('<exclusiveGateway id="g" default="g_end"/>', 'g')}<endEvent id="x"/>${flow('g', 'x', 'a').replace('<conditionExpression>', '<conditionExpression xsi:type="tFormalExpression" language="groovy">')}`,
    ),
    ['bpmn.unsupported@g_x'],
  ],
  [
    'branch without condition',
    file(`${row('<exclusiveGateway id="g"/>', 'g')}<endEvent id="x"/>${flow('g', 'x', 'a = 1')}`),
    ['bpmn.noCondition@g_end'],
  ],
  [
    'default flow of another element',
    file(row('<exclusiveGateway id="g" default="start_g"/>', 'g')),
    ['bpmn.default@g'],
  ],
  [
    'default flow with a condition',
    file(
      `${row('<exclusiveGateway id="g" default="g_x"/>', 'g').replace(flow('g', 'end'), flow('g', 'end', 'a = 1'))}<endEvent id="x"/>${flow('g', 'x', 'a = 2')}`,
    ),
    ['bpmn.default@g_x'],
  ],
  [
    'condition after a parallel gateway',
    file(`${row('<parallelGateway id="g"/>', 'g')}<endEvent id="x"/>${flow('g', 'x', 'a = 1')}`),
    ['bpmn.parallelCondition@g_x'],
  ],
  [
    'task after an event gateway',
    file(
      `<startEvent id="start"/><eventBasedGateway id="g"/><userTask id="a"/><userTask id="b"/>${flow('start', 'g')}${flow('g', 'a')}${flow('g', 'b')}`,
    ),
    ['bpmn.eventGateway@a', 'bpmn.eventGateway@b'],
  ],
  [
    'flow across a sub-process border',
    file(
      `${row(`<subProcess id="s"><startEvent id="s1"/><task id="in"/>${flow('s1', 'in')}</subProcess>`, 's')}${flow('in', 'end')}`,
    ),
    ['bpmn.flowScope@in_end'],
  ],
  ['flow out of an end', file(`${row('<task id="t"/>', 't')}${flow('end', 't')}`), ['bpmn.endOutgoing@end']],
  ['multi-instance without number', file(loop('')), ['bpmn.loop@t']],
  [
    'multi-instance with collection and number',
    file(loop('wutong:collection="a"', '<loopCardinality>2</loopCardinality>')),
    ['bpmn.loop@t'],
  ],
  [
    'completion condition with wrong syntax',
    file(loop('wutong:collection="a"', '<completionCondition>)</completionCondition>')),
    ['feel.syntax@t'],
  ],
  ['duration that is none', file(timer('timeDuration', 'P5X')), ['bpmn.timer@t']],
  ['date that does not exist', file(timer('timeDate', '2026-02-30')), ['bpmn.timer@t']],
  ['cycle that is none', file(timer('timeCycle', 'R3/1小时')), ['bpmn.timer@t']],
  [
    'hours counted in working days',
    file(timer('timeDuration', 'PT5H', 'wutong:timerUnit="workingDay"')),
    ['bpmn.timer@t'],
  ],
  ['timer expression with wrong syntax', file(timer('timeDuration', 'form.')), ['feel.syntax@t']],
  [
    'timer without time',
    file(row('<intermediateCatchEvent id="t"><timerEventDefinition/></intermediateCatchEvent>', 't')),
    ['bpmn.timer@t'],
  ],
  ['no element at all', file(''), ['bpmn.noStart@kite']],
  ['nothing executable', file(row('<task id="t"/>', 't')).replace('isExecutable="true"', ''), ['bpmn.noProcess']],
  [
    'unknown element',
    file(row('<rocket id="t"/>', 't')),
    ['bpmn.xml', 'bpmn.dangling@start_t', 'bpmn.dangling@t_end', 'bpmn.dangling@start_t', 'bpmn.dangling@t_end'],
  ],
];

describe('what cannot be run is refused with its element', () => {
  it.each(cases)('%s', async (_, xml, problems) => {
    expect(await problemsOf(xml)).toEqual(problems);
  });
});
