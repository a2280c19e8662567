import type { EventBlock } from './blocks.ts';
import { conditionXml, connect, drawBlock, type Ends, element, framed, type Pen, twice } from './drawing.ts';

/** What the drawn events refer to. */
export const DEFINITIONS =
  '<signal id="gale" name="gale"/><error id="storm" errorCode="storm"/><escalation id="late" escalationCode="late"/>';

const MESSAGE = '<messageEventDefinition messageRef="wind"/>';
const SIGNAL = '<signalEventDefinition signalRef="gale"/>';
const ESCALATION = '<escalationEventDefinition escalationRef="late"/>';
const ERROR = '<errorEventDefinition errorRef="storm"/>';
const COMPENSATION = '<compensateEventDefinition/>';
const TIMER = '<timerEventDefinition><timeDuration>PT3H</timeDuration></timerEventDefinition>';
const CONDITION = `<conditionalEventDefinition><condition xsi:type="tFormalExpression">outcome = "enough"</condition></conditionalEventDefinition>`;

const TRIGGERS = {
  signal: SIGNAL,
  message: MESSAGE,
  timer: TIMER,
  conditional: CONDITION,
  escalation: ESCALATION,
  error: ERROR,
  both: SIGNAL + MESSAGE,
};
const THROWN = { signal: SIGNAL, escalation: ESCALATION, compensation: COMPENSATION };

export function drawEvents(pen: Pen, block: EventBlock): Ends {
  switch (block.kind) {
    case 'throw':
      return twice(element(pen, 'intermediateThrowEvent', '', THROWN[block.what]));
    case 'await':
      return twice(element(pen, 'intermediateCatchEvent', `parallelMultiple="${block.both}"`, MESSAGE + TIMER));
    case 'undoable':
      return twice(drawUndoable(pen));
    case 'watched':
      return twice(drawWatched(pen, block));
    case 'trade':
      return drawExit(pen, block, 'transaction', '<cancelEventDefinition/>');
    case 'risk':
      return drawExit(pen, block, 'subProcess', ERROR);
  }
}

function drawUndoable(pen: Pen): string {
  const task = element(pen, 'userTask');
  const event = element(pen, 'boundaryEvent', `attachedToRef="${task}"`, COMPENSATION);
  const handler = element(pen, pen.count % 2 ? 'userTask' : 'manualTask', 'isForCompensation="true"');
  pen.parts.push(
    `<association id="a${pen.count++}" associationDirection="One" sourceRef="${event}" targetRef="${handler}"/>`,
  );
  return task;
}

function drawWatched(pen: Pen, { body, trigger, interrupting }: Extract<EventBlock, { kind: 'watched' }>): string {
  const id = `s${pen.count++}`;
  pen.parts.push(`<subProcess id="${id}">`);
  framed(pen, body, `_${id}`);
  const watch = `w${pen.count++}`;
  pen.parts.push(`<subProcess id="${watch}" triggeredByEvent="true">`);
  const interrupts = `isInterrupting="${interrupting || trigger === 'error'}" parallelMultiple="${trigger === 'both'}"`;
  const start = element(pen, 'startEvent', interrupts, TRIGGERS[trigger]);
  const task = element(pen, 'userTask');
  connect(pen, start, task);
  connect(pen, task, element(pen, 'endEvent'));
  pen.parts.push('</subProcess></subProcess>');
  return id;
}

/** The body and then a question; one answer leaves by the event on the boundary. */
function drawExit(
  pen: Pen,
  { body }: Extract<EventBlock, { kind: 'trade' | 'risk' }>,
  tag: 'transaction' | 'subProcess',
  definition: string,
): Ends {
  const id = `s${pen.count++}`;
  pen.parts.push(`<${tag} id="${id}">`);
  const start = element(pen, 'startEvent');
  const [first, last] = drawBlock(pen, body);
  const ask = element(pen, 'userTask');
  const choice = `g${pen.count++}`;
  connect(pen, start, first);
  connect(pen, last, ask);
  connect(pen, ask, choice);
  const good = connect(pen, choice, element(pen, 'endEvent'));
  const bad = element(pen, 'endEvent', '', definition);
  pen.parts.push(
    `<exclusiveGateway id="${choice}" default="${good}"/>`,
    `<sequenceFlow id="f${pen.count++}" sourceRef="${choice}" targetRef="${bad}">${conditionXml('outcome = "enough"')}</sequenceFlow></${tag}>`,
  );
  const event = element(pen, 'boundaryEvent', `attachedToRef="${id}"`, definition);
  const merge = element(pen, 'exclusiveGateway');
  connect(pen, id, merge);
  connect(pen, event, merge);
  return [id, merge];
}
