import { file } from '../bpmn/model.ts';
import type { ActivityBlock, Block, EventBlock } from './blocks.ts';
import { drawActivities } from './drawingActivities.ts';
import { DEFINITIONS, drawEvents } from './drawingEvents.ts';

/** How a branch condition is written: the two engines have different expression languages. */
export type Condition = (variable: string) => string;

export interface Drawing {
  xml: string;
  /** Variables that the branch conditions ask for. */
  choices: Record<string, boolean>;
}

export interface Pen {
  parts: string[];
  choices: Record<string, boolean>;
  count: number;
  condition: Condition;
}

/** The two ends of a drawn block. */
export type Ends = [first: string, last: string];

/** `form.c3 = true` */
export const feel: Condition = (variable) => `form.${variable} = true`;

export function draw(block: Block, condition: Condition = feel): Drawing {
  const pen: Pen = { parts: [], choices: {}, count: 0, condition };
  framed(pen, block, '');
  return {
    xml: file(pen.parts.join(''), `<message id="wind" name="windReport"/>${DEFINITIONS}`),
    choices: pen.choices,
  };
}

/** A block between a start and an end event. */
export function framed(pen: Pen, block: Block, suffix: string): void {
  pen.parts.push(`<startEvent id="start${suffix}"/>`);
  const [first, last] = drawBlock(pen, block);
  pen.parts.push(`<endEvent id="end${suffix}"/>`);
  connect(pen, `start${suffix}`, first);
  connect(pen, last, `end${suffix}`);
}

export function connect(pen: Pen, source: string, target: string, variable?: string): string {
  const id = `f${pen.count++}`;
  const body = variable === undefined ? '' : conditionXml(pen.condition(variable));
  pen.parts.push(`<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`);
  return id;
}

export const conditionXml = (text: string): string =>
  `<conditionExpression xsi:type="tFormalExpression"><![CDATA[${text}]]></conditionExpression>`;

export function element(pen: Pen, tag: string, attributes = '', body = ''): string {
  const id = `n${pen.count++}`;
  pen.parts.push(`<${tag} id="${id}" ${attributes}>${body}</${tag}>`);
  return id;
}

export function drawBlock(pen: Pen, block: Block): Ends {
  switch (block.kind) {
    case 'row':
      return drawRow(pen, block.blocks);
    case 'and':
    case 'or':
    case 'xor':
      return drawSplit(pen, block);
    case 'loop':
      return drawLoop(pen, block.body);
    case 'sub':
      return drawSub(pen, block);
    case 'race':
      return drawRace(pen);
    case 'double':
    case 'first':
    case 'adHoc':
    case 'each':
    case 'while':
      return drawActivities(pen, block);
    case 'throw':
    case 'await':
    case 'undoable':
    case 'watched':
    case 'trade':
    case 'risk':
      return drawEvents(pen, block);
    default:
      return twice(drawLeaf(pen, block));
  }
}

export const twice = (id: string): Ends => [id, id];

type Leaf = Exclude<Block, { kind: 'row' | 'and' | 'or' | 'xor' | 'loop' | 'sub' } | ActivityBlock | EventBlock>;

function drawLeaf(pen: Pen, block: Leaf): string {
  if (block.kind === 'signers') {
    const { count, sequential } = block;
    const number = `<loopCardinality>${count}</loopCardinality><completionCondition>outcome = "enough"</completionCondition>`;
    const loop = `<multiInstanceLoopCharacteristics isSequential="${sequential}">${number}</multiInstanceLoopCharacteristics>`;
    return element(pen, 'userTask', '', loop);
  }
  if (block.kind === 'service') return element(pen, 'serviceTask', 'wutong:topic="weather"');
  if (block.kind === 'script')
    return element(pen, 'scriptTask', 'scriptFormat="feel" wutong:resultVariable="sum"', '<script>1 + 1</script>');
  return element(pen, 'userTask');
}

function drawRow(pen: Pen, blocks: Block[]): Ends {
  const ends = blocks.map((block) => drawBlock(pen, block));
  for (const [at, next] of ends.slice(1).entries()) connect(pen, ends[at]?.[1] ?? '', next[0]);
  return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
}

const GATEWAYS = { and: 'parallelGateway', or: 'inclusiveGateway', xor: 'exclusiveGateway' };

function drawSplit(pen: Pen, block: Extract<Block, { kind: 'and' | 'or' | 'xor' }>): Ends {
  const tag = GATEWAYS[block.kind];
  const fork = `g${pen.count++}`;
  const join = element(pen, tag);
  const flows = block.blocks.map((branch, at) => {
    const [first, last] = drawBlock(pen, branch);
    connect(pen, last, join);
    const variable = `c${pen.count++}`;
    const conditional = block.kind !== 'and' && at > 0;
    if (conditional) pen.choices[variable] = block.chosen[at] ?? false;
    return connect(pen, fork, first, conditional ? variable : undefined);
  });
  // The first branch is the default, so that one is always taken.
  pen.parts.push(`<${tag} id="${fork}" ${block.kind === 'and' ? '' : `default="${flows[0]}"`}/>`);
  return [fork, join];
}

/** Goes round again while the last outcome says so. */
function drawLoop(pen: Pen, body: Block): Ends {
  const entry = element(pen, 'exclusiveGateway');
  const [first, last] = drawBlock(pen, body);
  const ask = element(pen, 'userTask');
  const exit = `g${pen.count++}`;
  const out = element(pen, 'task');
  connect(pen, entry, first);
  connect(pen, last, ask);
  connect(pen, ask, exit);
  const leave = connect(pen, exit, out);
  pen.parts.push(`<exclusiveGateway id="${exit}" default="${leave}"/>`);
  const again = `f${pen.count++}`;
  pen.parts.push(
    `<sequenceFlow id="${again}" sourceRef="${exit}" targetRef="${entry}">${conditionXml('outcome = "again"')}</sequenceFlow>`,
  );
  return [entry, out];
}

function drawSub(pen: Pen, { body, timer }: Extract<Block, { kind: 'sub' }>): Ends {
  const id = `s${pen.count++}`;
  pen.parts.push(`<subProcess id="${id}">`);
  framed(pen, body, `_${id}`);
  pen.parts.push('</subProcess>');
  if (timer === undefined) return twice(id);
  const definition = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
  const cancel = `attachedToRef="${id}" cancelActivity="${timer === 'interrupting'}"`;
  const event = element(pen, 'boundaryEvent', cancel, definition);
  if (timer === 'beside') {
    connect(pen, event, element(pen, 'endEvent'));
    return twice(id);
  }
  const merge = element(pen, 'exclusiveGateway');
  connect(pen, id, merge);
  connect(pen, event, merge);
  return [id, merge];
}

function drawRace(pen: Pen): Ends {
  const fork = element(pen, 'eventBasedGateway');
  const wait = '<timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition>';
  const events = [element(pen, 'intermediateCatchEvent', '', wait), element(pen, 'receiveTask', 'messageRef="wind"')];
  const merge = element(pen, 'exclusiveGateway');
  for (const event of events) {
    connect(pen, fork, event);
    connect(pen, event, merge);
  }
  return [fork, merge];
}
