import { file } from '../../bpmn/model.ts';
import type { Led } from './blocks.ts';

interface Pen {
  parts: string[];
  /** Messages, errors and called processes. */
  root: string[];
  choices: Record<string, boolean>;
  count: number;
}

type Ends = [first: string, last: string];

export interface LedDrawing {
  xml: string;
  choices: Record<string, boolean>;
}

export function drawLed(block: Led): LedDrawing {
  const pen: Pen = { parts: [], root: [], choices: {}, count: 0 };
  framed(pen, block);
  return { xml: file(pen.parts.join(''), pen.root.join('')), choices: pen.choices };
}

const name = (pen: Pen, letter: string): string => `${letter}${pen.count++}`;

function element(pen: Pen, tag: string, attributes = '', body = '', id = name(pen, 'n')): string {
  pen.parts.push(`<${tag} id="${id}" ${attributes}>${body}</${tag}>`);
  return id;
}

function connect(pen: Pen, source: string, target: string, condition?: string): string {
  const id = name(pen, 'f');
  const body = condition && `<conditionExpression><![CDATA[${condition}]]></conditionExpression>`;
  pen.parts.push(`<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${body ?? ''}</sequenceFlow>`);
  return id;
}

/** A block between a start and an end event. */
function framed(pen: Pen, block: Led): void {
  const start = element(pen, 'startEvent');
  const [first, last] = draw(pen, block);
  connect(pen, start, first);
  connect(pen, last, element(pen, 'endEvent'));
}

function draw(pen: Pen, block: Led): Ends {
  switch (block.kind) {
    case 'user':
      return twice(element(pen, 'userTask'));
    case 'row':
      return drawRow(pen, block.blocks);
    case 'and':
      return drawAnd(pen, block.blocks);
    case 'xor':
      return drawXor(pen, block);
    case 'sub':
    case 'call':
      return twice(activity(pen, block.kind, () => framed(pen, block.body)));
    case 'guarded':
      return drawGuarded(pen, block);
    default:
      return drawRisk(pen, block);
  }
}

const twice = (id: string): Ends => [id, id];

/** What `draw` draws in a sub-process, or in a process of its own that is called. */
function activity(pen: Pen, inner: 'sub' | 'call', drawInside: () => void): string {
  const outside = pen.parts;
  pen.parts = [];
  drawInside();
  const inside = pen.parts.join('');
  pen.parts = outside;
  const id = name(pen, 's');
  if (inner === 'sub') return element(pen, 'subProcess', '', inside, id);
  pen.root.push(`<process id="p_${id}" isExecutable="true">${inside}</process>`);
  return element(pen, 'callActivity', `calledElement="p_${id}"`, '', id);
}

function drawRow(pen: Pen, blocks: Led[]): Ends {
  const ends = blocks.map((block) => draw(pen, block));
  for (const [at, next] of ends.slice(1).entries()) connect(pen, ends[at]?.[1] ?? '', next[0]);
  return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
}

function drawAnd(pen: Pen, blocks: Led[]): Ends {
  const fork = element(pen, 'parallelGateway');
  const join = element(pen, 'parallelGateway');
  for (const block of blocks) {
    const [first, last] = draw(pen, block);
    connect(pen, fork, first);
    connect(pen, last, join);
  }
  return [fork, join];
}

function drawXor(pen: Pen, { blocks, chosen }: Extract<Led, { kind: 'xor' }>): Ends {
  const fork = name(pen, 'g');
  const merge = element(pen, 'exclusiveGateway');
  const flows = blocks.map((block, at) => {
    const [first, last] = draw(pen, block);
    connect(pen, last, merge);
    const variable = name(pen, 'c');
    pen.choices[variable] = at === chosen;
    return connect(pen, fork, first, at === 0 ? undefined : `form.${variable} = true`);
  });
  element(pen, 'exclusiveGateway', `default="${flows[0]}"`, '', fork);
  return [fork, merge];
}

/** An interrupting event leads past the activity; one that does not interrupt to a task and an end of its own. */
function drawGuarded(pen: Pen, { inner, body, by, interrupting }: Extract<Led, { kind: 'guarded' }>): Ends {
  const id = inner === 'user' ? element(pen, 'userTask') : activity(pen, inner, () => framed(pen, body));
  const event = name(pen, 'b');
  if (by === 'message') pen.root.push(`<message id="m_${event}" name="m_${event}"/>`);
  const definition =
    by === 'timer'
      ? '<timerEventDefinition><timeDuration>PT3H</timeDuration></timerEventDefinition>'
      : `<messageEventDefinition messageRef="m_${event}"/>`;
  element(pen, 'boundaryEvent', `attachedToRef="${id}" cancelActivity="${interrupting}"`, definition, event);
  const after = element(pen, 'userTask');
  connect(pen, event, after);
  if (!interrupting) {
    connect(pen, after, element(pen, 'endEvent'));
    return twice(id);
  }
  const merge = element(pen, 'exclusiveGateway');
  connect(pen, id, merge);
  connect(pen, after, merge);
  return [id, merge];
}

/** Of an error of its own, or of the one with this name. */
function errorDefinition(pen: Pen, named: string | undefined): string {
  const error = named ?? name(pen, 'e');
  const declared = `<error id="${error}" errorCode="${error}"/>`;
  if (!pen.root.includes(declared)) pen.root.push(declared);
  return `<errorEventDefinition errorRef="${error}"/>`;
}

/** The body, then a question; one answer leaves with an error. */
function drawRisk(pen: Pen, { inner, body, error }: Extract<Led, { kind: 'risk' }>): Ends {
  const definition = errorDefinition(pen, error);
  const id = activity(pen, inner, () => {
    const start = element(pen, 'startEvent');
    const [first, last] = draw(pen, body);
    const ask = element(pen, 'userTask');
    const choice = name(pen, 'g');
    connect(pen, start, first);
    connect(pen, last, ask);
    connect(pen, ask, choice);
    const good = connect(pen, choice, element(pen, 'endEvent'));
    connect(pen, choice, element(pen, 'endEvent', '', definition), 'outcome = "bad"');
    element(pen, 'exclusiveGateway', `default="${good}"`, '', choice);
  });
  const event = element(pen, 'boundaryEvent', `attachedToRef="${id}"`, definition);
  const merge = element(pen, 'exclusiveGateway');
  connect(pen, id, merge);
  connect(pen, event, merge);
  return [id, merge];
}
