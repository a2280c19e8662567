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
  ['complex gateway', file(row('<complexGateway id="g"/>', 'g')), ['bpmn.unsupported@g']],
  [
    'signal event',
    file(row('<intermediateCatchEvent id="c"><signalEventDefinition/></intermediateCatchEvent>', 'c')),
    ['bpmn.unsupported@c'],
  ],
  ['conditional boundary event', file(boundary('<conditionalEventDefinition/>')), ['bpmn.unsupported@b']],
  ['compensation boundary event', file(boundary('<compensateEventDefinition/>')), ['bpmn.unsupported@b']],
  [
    'escalation end',
    file(`<startEvent id="start"/><endEvent id="e"><escalationEventDefinition/></endEvent>${flow('start', 'e')}`),
    ['bpmn.unsupported@e'],
  ],
  [
    'two definitions on one event',
    file(
      boundary('<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition><errorEventDefinition/>'),
    ),
    ['bpmn.unsupported@b'],
  ],
  ['transaction', file(row('<transaction id="x"/>', 'x')), ['bpmn.unsupported@x']],
  ['ad-hoc sub-process', file(row('<adHocSubProcess id="x"/>', 'x')), ['bpmn.unsupported@x']],
  [
    'event sub-process',
    file(`${row('<task id="t"/>', 't')}<subProcess id="x" triggeredByEvent="true"><startEvent id="s"/></subProcess>`),
    ['bpmn.unsupported@x'],
  ],
  [
    'standard loop',
    file(row('<userTask id="t"><standardLoopCharacteristics/></userTask>', 't')),
    ['bpmn.unsupported@t'],
  ],
  ['compensation activity', file(row('<userTask id="t" isForCompensation="true"/>', 't')), ['bpmn.unsupported@t']],
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
  [
    'script without result variable',
    file(row('<scriptTask id="t" scriptFormat="feel"><script>1</script></scriptTask>', 't')),
    ['bpmn.missing@t'],
  ],
  ['service task without topic', file(row('<serviceTask id="t"/>', 't')), ['bpmn.missing@t']],
  ['rule without decision', file(row('<businessRuleTask id="t" wutong:resultVariable="x"/>', 't')), ['bpmn.missing@t']],
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
  ['no start', file('<userTask id="t"/>'), ['bpmn.noStart@kite']],
  [
    'two plain starts',
    file(`<startEvent id="a"/><startEvent id="b"/><task id="t"/>${flow('a', 't')}${flow('b', 't')}`),
    ['bpmn.manyStarts@b'],
  ],
  [
    'sub-process without start',
    file(row('<subProcess id="s"><task id="t"/></subProcess>', 's')),
    ['bpmn.subProcessStart@s'],
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
    'boundary event on a task that completes at once',
    file(
      `${row('<manualTask id="t"/>', 't')}<boundaryEvent id="b" attachedToRef="t"><errorEventDefinition/></boundaryEvent>`,
    ),
    ['bpmn.unsupported@b'],
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
  ['nothing executable', file(row('<task id="t"/>', 't')).replace('isExecutable="true"', ''), ['bpmn.noProcess']],
  ['signal at the root', file(row('<task id="t"/>', 't'), '<signal id="sig"/>'), ['bpmn.unsupported@sig']],
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
