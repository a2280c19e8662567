import { CONDITIONS, caught, ended, formal, looped, ROOTS, thrown } from './ink.ts';
import type { Model, Plan, PlanNode, Trigger } from './plan.ts';

/** A drawn element: where flows come in and where they go out; a link and an event gateway have several elements. */
interface Drawn {
  entry?: string;
  exits: string[];
  /** A case rests here, so that flows may lead back to it. */
  rests: boolean;
  takesDefault: boolean;
}

interface Pen {
  xml: string[];
  count: number;
  calls: boolean;
}

/** The model as a BPMN file of two executable processes. */
export function drawModel({ main, called }: Model): string {
  const pen: Pen = { xml: [], count: 0, calls: true };
  process(pen, 'kite', main);
  pen.calls = false;
  process(pen, 'called', called);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://wutong.dev/kite">
${ROOTS}${pen.xml.join('\n')}</definitions>`;
}

function process(pen: Pen, id: string, plan: Plan): void {
  pen.xml.push(`<process id="${id}" isExecutable="true"><dataObject id="${id}_data" name="总数" wutong:value="1"/>`);
  scope(pen, plan, 'process');
  pen.xml.push('</process>');
}

const fresh = (pen: Pen, letter: string): string => `${letter}${pen.count++}`;

function element(pen: Pen, tag: string, attributes = '', body = ''): string {
  const id = fresh(pen, 'n');
  pen.xml.push(`<${tag} id="${id}" ${attributes}>${body}</${tag}>`);
  return id;
}

function connect(pen: Pen, source: string, target: string, condition?: string): string {
  const id = fresh(pen, 'f');
  const body = condition === undefined ? '' : formal('conditionExpression', condition);
  pen.xml.push(`<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`);
  return id;
}

/** Elements stand before what they contain needs their flows: the attributes that name flows are filled in at the end. */
function scope(pen: Pen, plan: Plan, kind: string): void {
  const from = pen.xml.length;
  const drawn = plan.nodes.map((node) => drawNode(pen, node, kind, plan.nodes.length));
  if (kind !== 'adHocSubProcess' && plan.start) {
    const first = drawn.find(({ entry }) => entry !== undefined)?.entry ?? element(pen, 'task');
    connect(pen, element(pen, 'startEvent'), first);
  } else element(pen, 'userTask');
  const defaults = flows(pen, plan, drawn, kind);
  boundaries(pen, plan, drawn, kind);
  for (const handler of plan.handlers) eventSubProcess(pen, handler);
  for (let at = from; at < pen.xml.length; at++) {
    const id = /^<\w+ id="(\w+)"/.exec(pen.xml[at] ?? '')?.[1] ?? '';
    const flow = defaults.get(id);
    if (flow !== undefined) pen.xml[at] = (pen.xml[at] ?? '').replace(`id="${id}"`, `id="${id}" default="${flow}"`);
  }
}

/** Draws the flows that can be; gives the default flows by their source. */
function flows(pen: Pen, plan: Plan, drawn: Drawn[], kind: string): Map<string, string> {
  const defaults = new Map<string, string>();
  const row = plan.row ? drawn.map((_, at) => ({ from: at, to: at + 1, condition: 0, exit: 0 })) : [];
  for (const { from, to, condition, exit } of [...row.slice(0, -1), ...plan.flows]) {
    const source = drawn[from % drawn.length];
    const target = drawn[to % drawn.length];
    const out = source?.exits[exit % source.exits.length];
    const forward = to % drawn.length > from % drawn.length;
    if (!source || out === undefined || target?.entry === undefined || !(forward || target.rests)) continue;
    const isDefault = condition === 1 && source.takesDefault && !defaults.has(out) && kind !== 'adHocSubProcess';
    const id = connect(pen, out, target.entry, isDefault ? undefined : CONDITIONS[condition]);
    if (isDefault) defaults.set(out, id);
  }
  return defaults;
}

function boundaries(pen: Pen, plan: Plan, drawn: Drawn[], kind: string): void {
  for (const [at, node] of plan.nodes.entries()) {
    const host = drawn[at]?.entry;
    if (host === undefined || !isActivity(node)) continue;
    if (node.kind === 'transaction')
      boundary(pen, host, '<cancelEventDefinition/>', 'true', target(pen, drawn, at, 0, kind));
    for (const { trigger, beside, to } of node.boundary) {
      if (trigger === 'compensation' || (kind === 'adHocSubProcess' && trigger === 'cycle')) continue;
      const interrupting = trigger === 'error' || trigger === 'anyError' ? 'true' : String(!beside);
      boundary(pen, host, caught(trigger, node.flavor), interrupting, target(pen, drawn, at, to, kind), trigger);
    }
  }
}

function boundary(pen: Pen, host: string, body: string, interrupting: string, to: string, trigger?: Trigger): void {
  const parallel = trigger === 'parallelMultiple' ? 'parallelMultiple="true"' : '';
  const event = element(
    pen,
    'boundaryEvent',
    `attachedToRef="${host}" cancelActivity="${interrupting}" ${parallel}`,
    body,
  );
  connect(pen, event, to);
}

/** Forward, or back to where a case rests, else to an end of its own. */
function target(pen: Pen, drawn: Drawn[], at: number, to: number, kind: string): string {
  const found = drawn[to % drawn.length];
  const legal = found?.entry !== undefined && (to % drawn.length > at || found.rests);
  if (legal && found?.entry !== undefined) return found.entry;
  return element(pen, kind === 'adHocSubProcess' ? 'task' : 'endEvent');
}

function eventSubProcess(pen: Pen, { trigger, beside, inner }: Plan['handlers'][number]): void {
  pen.xml.push(`<subProcess id="${fresh(pen, 'h')}" triggeredByEvent="true">`);
  const always = trigger === 'error' || trigger === 'anyError' || trigger === 'compensation';
  const parallel = trigger === 'parallelMultiple' ? 'parallelMultiple="true"' : '';
  const start = element(
    pen,
    'startEvent',
    `isInterrupting="${always || !beside}" ${parallel}`,
    caught(trigger, inner.nodes.length),
  );
  const work = element(pen, 'userTask');
  connect(pen, start, work);
  const drawn = inner.nodes.map((node) => drawNode(pen, node, 'eventSubProcess', 0));
  const first = drawn.find(({ entry }) => entry !== undefined)?.entry;
  if (first !== undefined) connect(pen, work, first);
  flows(pen, { ...inner, flows: inner.flows.map((flow) => ({ ...flow, condition: 0 })) }, drawn, 'eventSubProcess');
  pen.xml.push('</subProcess>');
}

const ACTIVITIES = /Task$|^task$|Process$|^transaction$|^callActivity$/;
const isActivity = ({ kind }: PlanNode): boolean => ACTIVITIES.test(kind);
const RESTS = new Set(['userTask', 'serviceTask', 'receiveTask']);

function drawNode(pen: Pen, node: PlanNode, kind: string, fellows: number): Drawn {
  const { flavor } = node;
  switch (node.kind) {
    case 'catch':
      return event(pen, 'intermediateCatchEvent', ...caughtBy(flavor));
    case 'throw':
      return event(pen, 'intermediateThrowEvent', '', thrown(flavor));
    case 'pair':
      return kind === 'adHocSubProcess' ? event(pen, 'intermediateThrowEvent', '', '') : link(pen);
    case 'endEvent':
      if (kind === 'adHocSubProcess') return event(pen, 'intermediateThrowEvent', '', thrown(flavor));
      return { ...event(pen, 'endEvent', '', endOf(flavor, kind)), exits: [] };
    case 'eventBasedGateway':
      return eventGateway(pen, flavor);
    case 'undoable':
      return undoable(pen, flavor);
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
      return gateway(pen, node.kind, flavor);
    default:
      return activity(pen, node, kind, fellows);
  }
}

const passing = (id: string): Drawn => ({ entry: id, exits: [id], rests: false, takesDefault: false });

const event = (pen: Pen, tag: string, attributes: string, body: string): Drawn =>
  passing(element(pen, tag, attributes, body));

const CATCHES: Trigger[] = ['timer', 'message', 'signal', 'conditional', 'multiple', 'parallelMultiple', 'cycle'];

function caughtBy(flavor: number): [attributes: string, body: string] {
  const trigger = CATCHES[flavor % CATCHES.length] ?? 'timer';
  return [trigger === 'parallelMultiple' ? 'parallelMultiple="true"' : '', caught(trigger, flavor)];
}

const endOf = (flavor: number, kind: string): string =>
  flavor < 7 ? thrown(flavor) : ended(flavor, kind === 'transaction');

function link(pen: Pen): Drawn {
  const name = fresh(pen, 'link');
  const body = `<linkEventDefinition name="${name}"/>`;
  const from = element(pen, 'intermediateThrowEvent', '', body);
  return { entry: from, exits: [element(pen, 'intermediateCatchEvent', '', body)], rests: false, takesDefault: false };
}

function eventGateway(pen: Pen, flavor: number): Drawn {
  const gateway = element(pen, 'eventBasedGateway');
  const received = flavor % 2 === 1;
  const letter = received
    ? element(pen, 'receiveTask', 'messageRef="mail"')
    : element(pen, 'intermediateCatchEvent', '', caught('message', flavor));
  const other = element(pen, 'intermediateCatchEvent', '', caught(QUIET[flavor % 3] ?? 'timer', flavor));
  for (const one of [letter, other]) connect(pen, gateway, one);
  return { entry: gateway, exits: [letter, other], rests: false, takesDefault: false };
}

const QUIET: Trigger[] = ['timer', 'signal', 'conditional'];

function undoable(pen: Pen, flavor: number): Drawn {
  const task = element(pen, flavor % 3 ? 'userTask' : 'task');
  const event = element(pen, 'boundaryEvent', `attachedToRef="${task}"`, caught('compensation', flavor));
  const handler = element(pen, flavor % 2 ? 'userTask' : 'serviceTask', 'isForCompensation="true"');
  pen.xml.push(
    `<association id="${fresh(pen, 'a')}" associationDirection="One" sourceRef="${event}" targetRef="${handler}"/>`,
  );
  return passing(task);
}

function gateway(pen: Pen, tag: string, flavor: number): Drawn {
  const condition = formal(
    'activationCondition',
    flavor % 2 ? 'activationCount >= 2' : 'activationCount >= 1 and count = 1',
  );
  const id = element(pen, tag, '', tag === 'complexGateway' && flavor % 3 ? condition : '');
  return { entry: id, exits: [id], rests: false, takesDefault: tag !== 'parallelGateway' };
}

function activity(pen: Pen, node: PlanNode, kind: string, fellows: number): Drawn {
  const id = fresh(pen, 'n');
  const inside = kind === 'adHocSubProcess' || fellows === 0;
  const attributes = [attributesOf(pen, node), inside ? '' : quantityOf(node)].join(' ');
  const body = `${node.data ? data(pen) : ''}${looped(node.loop)}`;
  const scripted = node.kind === 'scriptTask' ? '<script>{ count: 2 }</script>' : '';
  if (node.inner) subProcess(pen, id, node, node.inner, attributes, body);
  else pen.xml.push(`<${node.kind} id="${id}" ${attributes}>${body}${scripted}</${node.kind}>`);
  return { entry: id, exits: [id], rests: RESTS.has(node.kind) && node.loop === 0, takesDefault: !inside };
}

function attributesOf({ calls }: Pen, { kind, flavor }: PlanNode): string {
  if (kind === 'callActivity')
    return `calledElement="${calls && flavor % 3 ? 'called' : flavor % 2 ? 'global' : 'missing'}"`;
  if (kind === 'receiveTask' || kind === 'sendTask') return `messageRef="${flavor % 2 ? 'wind' : 'mail'}"`;
  if (kind === 'scriptTask') return `scriptFormat="feel" ${flavor % 2 ? 'wutong:resultVariable="sum"' : ''}`;
  return kind === 'serviceTask' ? 'wutong:topic="weather"' : '';
}

const quantityOf = ({ quantity }: PlanNode): string =>
  ['', 'startQuantity="2"', 'completionQuantity="2"'][quantity] ?? '';

function data(pen: Pen): string {
  const id = fresh(pen, 'd');
  return `<ioSpecification><dataInput id="${id}i" name="given"/><dataOutput id="${id}o" name="count"/><inputSet/><outputSet/></ioSpecification>
<dataInputAssociation><targetRef>${id}i</targetRef><assignment>${formal('from', 'count')}${formal('to', 'given')}</assignment></dataInputAssociation>
<dataOutputAssociation><targetRef>${id}o</targetRef><assignment>${formal('from', 'count')}${formal('to', 'form.taken')}</assignment></dataOutputAssociation>`;
}

function subProcess(pen: Pen, id: string, node: PlanNode, inner: Plan, attributes: string, body: string): void {
  const adHoc = node.kind === 'adHocSubProcess';
  const ordering = adHoc
    ? `ordering="${node.flavor % 2 ? 'Sequential' : 'Parallel'}" cancelRemainingInstances="${node.flavor % 3 === 0}"`
    : '';
  pen.xml.push(`<${node.kind} id="${id}" ${attributes} ${ordering}>${body}`);
  pen.xml.push(`<property id="${fresh(pen, 'p')}" name="${node.flavor % 2 ? 'count' : '内部'}" wutong:value="1"/>`);
  scope(pen, inner, node.kind);
  if (adHoc && node.flavor % 4 === 1) pen.xml.push(formal('completionCondition', 'outcome = "enough"'));
  pen.xml.push(`</${node.kind}>`);
}
