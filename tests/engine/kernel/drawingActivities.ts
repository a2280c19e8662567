import type { ActivityBlock, Block } from './blocks.ts';
import { connect, drawBlock, type Ends, element, framed, type Pen, twice } from './drawing.ts';

export function drawActivities(pen: Pen, block: ActivityBlock): Ends {
  switch (block.kind) {
    case 'double':
      return drawDouble(pen);
    case 'first':
      return drawFirst(pen, block.blocks);
    case 'adHoc':
      return drawAdHoc(pen, block);
    default:
      return drawRepeated(pen, block);
  }
}

function drawDouble(pen: Pen): Ends {
  const first = element(pen, 'task', 'completionQuantity="2"');
  const middle = element(pen, 'userTask');
  const last = element(pen, 'task', 'startQuantity="2"');
  connect(pen, first, middle);
  connect(pen, middle, last);
  return [first, last];
}

function drawFirst(pen: Pen, blocks: Block[]): Ends {
  const fork = element(pen, 'parallelGateway');
  const condition = '<activationCondition><![CDATA[activationCount >= 1]]></activationCondition>';
  const join = element(pen, 'complexGateway', '', condition);
  for (const block of blocks) {
    const [first, last] = drawBlock(pen, block);
    connect(pen, fork, first);
    connect(pen, last, join);
  }
  return [fork, join];
}

/** Each block in a sub-process of its own, behind a task to which nothing leads. */
function drawAdHoc(pen: Pen, { blocks, sequential }: Extract<ActivityBlock, { kind: 'adHoc' }>): Ends {
  const id = `s${pen.count++}`;
  pen.parts.push(`<adHocSubProcess id="${id}" ordering="${sequential ? 'Sequential' : 'Parallel'}">`);
  for (const block of blocks) {
    const entry = element(pen, 'userTask');
    const inner = `s${pen.count++}`;
    pen.parts.push(`<subProcess id="${inner}">`);
    framed(pen, block, `_${inner}`);
    pen.parts.push('</subProcess>');
    connect(pen, entry, inner);
  }
  pen.parts.push('</adHocSubProcess>');
  return twice(id);
}

function drawRepeated(pen: Pen, block: Extract<ActivityBlock, { kind: 'each' | 'while' }>): Ends {
  const id = `s${pen.count++}`;
  pen.parts.push(`<subProcess id="${id}">${loopXml(block)}`);
  framed(pen, block.body, `_${id}`);
  pen.parts.push('</subProcess>');
  return twice(id);
}

function loopXml(block: Extract<ActivityBlock, { kind: 'each' | 'while' }>): string {
  if (block.kind === 'each')
    return `<multiInstanceLoopCharacteristics isSequential="${block.sequential}"><loopCardinality>${block.count}</loopCardinality></multiInstanceLoopCharacteristics>`;
  const condition = '<loopCondition>outcome = "again"</loopCondition>';
  return `<standardLoopCharacteristics testBefore="${block.testBefore}" loopMaximum="5">${condition}</standardLoopCharacteristics>`;
}
