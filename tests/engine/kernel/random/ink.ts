import type { Flavor, Trigger } from './plan.ts';

/** What the drawn models refer to. */
export const ROOTS = `<message id="wind" name="windReport"/><message id="mail" name="letter"/><message id="key" name="keyed"/>
<signal id="gale" name="gale"/><signal id="calm" name="calm"/><error id="storm" errorCode="storm"/><error id="hail" errorCode="hail"/>
<escalation id="late" escalationCode="late"/><signalEventDefinition id="each" signalRef="gale"/>
<globalUserTask id="global" name="通用复核"/>`;

/** Rarely one that is wrong (an incident) or never true. */
export const CONDITIONS = [
  undefined,
  undefined,
  'outcome = "left"',
  'outcome = "right"',
  'count > 1',
  'false',
  'count',
] as const;

export const formal = (tag: string, text: string): string =>
  `<${tag} xsi:type="tFormalExpression"><![CDATA[${text}]]></${tag}>`;

const duration = (text: string): string =>
  `<timerEventDefinition>${formal('timeDuration', text)}</timerEventDefinition>`;
const cycle = (text: string): string => `<timerEventDefinition>${formal('timeCycle', text)}</timerEventDefinition>`;
const message = (flavor: Flavor): string => `<messageEventDefinition messageRef="${flavor % 3 ? 'wind' : 'mail'}"/>`;
const signal = (flavor: Flavor): string => `<signalEventDefinition signalRef="${flavor % 3 ? 'gale' : 'calm'}"/>`;
const condition = (flavor: Flavor): string =>
  `<conditionalEventDefinition>${formal('condition', flavor % 2 ? 'outcome = "enough"' : 'count = 2')}</conditionalEventDefinition>`;
const error = (flavor: Flavor): string => `<errorEventDefinition errorRef="${flavor % 3 ? 'storm' : 'hail'}"/>`;

/** Event definitions of a catching event. */
export function caught(trigger: Trigger, flavor: Flavor): string {
  switch (trigger) {
    case 'timer':
      return duration(['PT1H', 'PT3H', 'P1D'][flavor % 3] ?? '');
    case 'cycle':
      return cycle(flavor % 2 ? 'R3/PT2H' : 'R/PT5H');
    case 'message':
      return message(flavor);
    case 'signal':
      return signal(flavor);
    case 'conditional':
      return condition(flavor);
    case 'multiple':
      return message(flavor) + signal(flavor) + duration('PT6H');
    case 'parallelMultiple':
      return message(flavor) + (flavor % 2 ? duration('PT2H') : signal(flavor));
    case 'error':
      return error(flavor);
    case 'anyError':
      return '<errorEventDefinition/>';
    case 'escalation':
      return flavor % 2 ? '<escalationEventDefinition escalationRef="late"/>' : '<escalationEventDefinition/>';
    case 'compensation':
      return '<compensateEventDefinition/>';
  }
}

/** Event definitions that an intermediate event or an end event throws. */
export const thrown = (flavor: Flavor): string =>
  [
    '',
    message(flavor),
    signal(flavor),
    '<escalationEventDefinition escalationRef="late"/>',
    '<compensateEventDefinition/>',
    '<compensateEventDefinition waitForCompletion="false"/>',
    message(flavor) + signal(flavor),
  ][flavor % 7] ?? '';

/** What only end events throw. */
export const ended = (flavor: Flavor, inTransaction: boolean): string =>
  [error(flavor), '<terminateEventDefinition/>', inTransaction ? '<cancelEventDefinition/>' : '', ''][flavor % 4] ?? '';

/** Loop characteristics; the last ones go wrong. */
export function looped(loop: number): string {
  const count = (number: string, more = '', attributes = ''): string =>
    `<multiInstanceLoopCharacteristics ${attributes}>${formal('loopCardinality', number)}${more}</multiInstanceLoopCharacteristics>`;
  const standard = (attributes: string): string =>
    `<standardLoopCharacteristics ${attributes}>${formal('loopCondition', 'outcome = "left"')}</standardLoopCharacteristics>`;
  const done = formal('completionCondition', 'numberOfCompletedInstances >= 2 or outcome = "enough"');
  switch (loop) {
    case 0:
      return '';
    case 1:
      return standard('testBefore="true" loopMaximum="3"');
    case 2:
      return standard('testBefore="false" loopMaximum="2"');
    case 3:
      return count('2', '', 'isSequential="true"');
    case 4:
      return count('3', done);
    case 5:
      return `<multiInstanceLoopCharacteristics wutong:collection="[1, 2]" wutong:elementVariable="item"/>`;
    case 6:
      return count('2', '', 'behavior="None" noneBehaviorEventRef="each"');
    case 7:
      return count('3', '', 'behavior="One" oneBehaviorEventRef="each"');
    case 8: {
      const rule = `${formal('condition', 'numberOfCompletedInstances = 1')}<event><escalationEventDefinition escalationRef="late"/></event>`;
      return count('2', `<complexBehaviorDefinition>${rule}</complexBehaviorDefinition>`, 'behavior="Complex"');
    }
    default:
      return count('count - 1', '', 'isSequential="true"');
  }
}
