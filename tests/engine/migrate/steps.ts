import fc from 'fast-check';
import { file, flow } from '../bpmn/model.ts';

/** A model that can be edited: a list of steps, each with a name that stays when the model changes around it. */
export type Step =
  | { kind: 'user' | 'job' | 'script' | 'race'; id: string; timer?: Timer; loop?: 'sequential' | 'parallel' }
  | { kind: 'and' | 'or' | 'xor'; id: string; branches: Step[][] }
  | { kind: 'sub'; id: string; body: Step[]; timer?: Timer; handler?: Handler }
  | { kind: 'again'; id: string; body: Step[] };

export type Timer = 'interrupting' | 'beside';
export type Handler = 'timer' | 'message';

const WAIT = (text: string) => `<timerEventDefinition><timeDuration>${text}</timeDuration></timerEventDefinition>`;
const WIND = '<messageEventDefinition messageRef="wind"/>';
const condition = (text: string) => `<conditionExpression><![CDATA[${text}]]></conditionExpression>`;

export const draw = (steps: Step[]): string => file(body(steps, ''), '<message id="wind" name="windReport"/>');

/** Steps between a start and an end event of their own. */
function body(steps: Step[], of: string): string {
  const ends = [`${of}start`, ...steps.flatMap(endsOf), `${of}end`];
  const flows = ends.flatMap((id, at) => (at % 2 === 0 ? [flow(id, ends[at + 1] ?? '')] : []));
  return `<startEvent id="${of}start"/>${steps.map(drawn).join('')}<endEvent id="${of}end"/>${flows.join('')}`;
}

/** First and last element of a step. */
function endsOf(step: Step): [string, string] {
  const { id, kind } = step;
  if ('timer' in step && step.timer === 'interrupting') return [id, `${id}G`];
  if (kind === 'and' || kind === 'or' || kind === 'xor') return [`${id}F`, `${id}J`];
  if (kind === 'race') return [id, `${id}M`];
  return kind === 'again' ? [`${id}E`, `${id}O`] : [id, id];
}

const GATEWAYS = { and: 'parallelGateway', or: 'inclusiveGateway', xor: 'exclusiveGateway' };

function drawn(step: Step): string {
  const { id } = step;
  switch (step.kind) {
    case 'user':
      return `<userTask id="${id}">${looped(step.loop)}</userTask>${boundary(id, step.timer)}`;
    case 'job':
      return `<serviceTask id="${id}" wutong:topic="weather">${looped(step.loop)}</serviceTask>${boundary(id, step.timer)}`;
    case 'script':
      return `<scriptTask id="${id}" scriptFormat="feel" wutong:resultVariable="sum"><script>1 + 1</script></scriptTask>`;
    case 'race':
      return race(id);
    case 'again':
      return again(id, step.body);
    case 'sub':
      return `<subProcess id="${id}">${body(step.body, id)}${handlerOf(id, step.handler)}</subProcess>${boundary(id, step.timer)}`;
    default:
      return split(step);
  }
}

const looped = (loop: 'sequential' | 'parallel' | undefined): string =>
  loop === undefined
    ? ''
    : `<multiInstanceLoopCharacteristics isSequential="${loop === 'sequential'}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>`;

/** An interrupting timer goes on behind the step, one beside it to an end of its own. */
function boundary(id: string, timer: Timer | undefined): string {
  if (timer === undefined) return '';
  const interrupting = timer === 'interrupting';
  const event = `<boundaryEvent id="${id}T" attachedToRef="${id}" cancelActivity="${interrupting}">${WAIT('PT3H')}</boundaryEvent>`;
  if (!interrupting) return `${event}<endEvent id="${id}TE"/>${flow(`${id}T`, `${id}TE`)}`;
  return `${event}<exclusiveGateway id="${id}G"/>${flow(id, `${id}G`)}${flow(`${id}T`, `${id}G`)}`;
}

const handlerOf = (id: string, handler: Handler | undefined): string =>
  handler === undefined
    ? ''
    : `<subProcess id="${id}H" triggeredByEvent="true"><startEvent id="${id}HS" isInterrupting="${handler === 'timer'}">${handler === 'timer' ? WAIT('PT5H') : WIND}</startEvent><userTask id="${id}HT"/><endEvent id="${id}HE"/>${flow(`${id}HS`, `${id}HT`)}${flow(`${id}HT`, `${id}HE`)}</subProcess>`;

function race(id: string): string {
  const events = `<intermediateCatchEvent id="${id}W">${WAIT('PT2H')}</intermediateCatchEvent><receiveTask id="${id}R" messageRef="wind"/>`;
  const flows = [flow(id, `${id}W`), flow(id, `${id}R`), flow(`${id}W`, `${id}M`), flow(`${id}R`, `${id}M`)];
  return `<eventBasedGateway id="${id}"/>${events}<exclusiveGateway id="${id}M"/>${flows.join('')}`;
}

function again(id: string, steps: Step[]): string {
  const ends = [`${id}E`, ...steps.flatMap(endsOf), `${id}A`];
  const flows = ends.flatMap((from, at) => (at % 2 === 0 ? [flow(from, ends[at + 1] ?? '')] : []));
  const back = `<sequenceFlow id="${id}B" sourceRef="${id}X" targetRef="${id}E">${condition('outcome = "again"')}</sequenceFlow>`;
  const exit = flow(`${id}A`, `${id}X`) + flow(`${id}X`, `${id}O`);
  return `<exclusiveGateway id="${id}E"/>${steps.map(drawn).join('')}<userTask id="${id}A"/><exclusiveGateway id="${id}X" default="${id}X_${id}O"/><task id="${id}O"/>${flows.join('')}${exit}${back}`;
}

/** The first branch is the default; the others ask for `form.<id><number>`. */
function split({ kind, id, branches }: Extract<Step, { branches: Step[][] }>): string {
  const flows = branches.flatMap((branch, at) => {
    const ends = [`${id}F`, ...branch.flatMap(endsOf), `${id}J`];
    const asks = kind !== 'and' && at > 0 ? condition(`form.${id}${at} = true`) : '';
    const first = `<sequenceFlow id="${id}B${at}" sourceRef="${id}F" targetRef="${ends[1]}">${asks}</sequenceFlow>`;
    const others = ends.flatMap((from, place) =>
      place > 0 && place % 2 === 0 ? [flow(from, ends[place + 1] ?? '')] : [],
    );
    return [first, ...others];
  });
  const tag = GATEWAYS[kind];
  const defaults = kind === 'and' ? '' : ` default="${id}B0"`;
  return `<${tag} id="${id}F"${defaults}/><${tag} id="${id}J"/>${branches.flat().map(drawn).join('')}${flows.join('')}`;
}

/** Variables that could be asked for, with an answer for each. */
export const answers = (steps: Step[], dice: number): Record<string, boolean> => {
  const found: Record<string, boolean> = {};
  for (const [at, { id }] of everyStep(steps).entries())
    for (const branch of [1, 2, 3]) found[`${id}${branch}`] = (dice >> ((at + branch) % 12)) % 2 === 1;
  return found;
};

export const listsOf = (step: Step): Step[][] =>
  'branches' in step ? step.branches : 'body' in step ? [step.body] : [];

export const everyStep = (steps: Step[]): Step[] =>
  steps.flatMap((step) => [step, ...listsOf(step).flatMap(everyStep)]);

const timer = fc.option(fc.constantFrom<Timer>('interrupting', 'beside'), { nil: undefined, freq: 3 });
const loop = fc.option(fc.constantFrom<'sequential' | 'parallel'>('sequential', 'parallel'), {
  nil: undefined,
  freq: 4,
});
const handler = fc.option(fc.constantFrom<Handler>('timer', 'message'), { nil: undefined, freq: 3 });

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

/** Names are given when the model is complete. */
const leaf: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('user', 'job'), id: fc.constant(''), timer, loop }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('script', 'race'), id: fc.constant('') }) },
) as fc.Arbitrary<Step>;

const tree = fc.letrec<{ step: Step; list: Step[] }>((tie) => ({
  list: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
  step: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('and', 'or', 'xor', 'and'),
      id: fc.constant(''),
      branches: fc.array(tie('list'), { minLength: 2, maxLength: 3 }),
    }) as fc.Arbitrary<Step>,
    fc.record({
      kind: fc.constant('sub'),
      id: fc.constant(''),
      body: tie('list'),
      timer,
      handler,
    }) as fc.Arbitrary<Step>,
    fc.record({ kind: fc.constant('again'), id: fc.constant(''), body: tie('list') }) as fc.Arbitrary<Step>,
  ),
}));

export const models: fc.Arbitrary<Step[]> = tree.list.map((steps) => named(steps, 's'));

/** The same steps always get the same names; those that have one keep it. */
function named(steps: Step[], prefix: string): Step[] {
  return steps.map((step, at) => {
    const id = step.id === '' ? `${prefix}${at}` : step.id;
    if ('branches' in step)
      return { ...step, id, branches: step.branches.map((branch, of) => named(branch, `${prefix}${at}b${of}`)) };
    return defined('body' in step ? { ...step, id, body: named(step.body, `${prefix}${at}i`) } : { ...step, id });
  });
}

export interface Edit {
  what:
    | 'insert'
    | 'remove'
    | 'timer'
    | 'loop'
    | 'kind'
    | 'branch'
    | 'unbranch'
    | 'wrap'
    | 'fork'
    | 'unwrap'
    | 'swap'
    | 'handler';
  where: number;
  step: Step;
}

export const edits: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom<Edit['what'][]>(
    ...([
      'insert',
      'remove',
      'timer',
      'loop',
      'kind',
      'branch',
      'unbranch',
      'wrap',
      'fork',
      'unwrap',
      'swap',
      'handler',
    ] as never[]),
  ) as never as fc.Arbitrary<Edit['what']>,
  where: fc.nat(30),
  step: leaf,
});

/** The model after an edit of its `where`-th step; new steps get new names. */
export function edited(steps: Step[], edit: Edit, number: number): Step[] {
  const all = everyStep(steps);
  const target = all[edit.where % all.length];
  return target ? named(within(steps, target, edit), `e${number}x`) : steps;
}

function within(steps: Step[], target: Step, edit: Edit): Step[] {
  const at = steps.indexOf(target);
  if (at >= 0) return replaced(steps, at, target, edit);
  return steps.map((step) => {
    if ('branches' in step) return { ...step, branches: step.branches.map((branch) => within(branch, target, edit)) };
    return 'body' in step ? { ...step, body: within(step.body, target, edit) } : step;
  });
}

function replaced(steps: Step[], at: number, target: Step, edit: Edit): Step[] {
  const put = (...instead: Step[]) => [...steps.slice(0, at), ...instead, ...steps.slice(at + 1)];
  switch (edit.what) {
    case 'insert':
      return put(edit.step, target);
    case 'remove':
      return steps.length > 1 ? put() : steps;
    case 'swap':
      return steps[at + 1] ? [...steps.slice(0, at), steps[at + 1] as Step, target, ...steps.slice(at + 2)] : steps;
    case 'wrap':
      return put({ kind: 'sub', id: '', body: [target] });
    case 'fork':
      return put({ kind: 'and', id: '', branches: [[target], [edit.step]] });
    case 'unwrap':
      return put(...listsOf(target).flat(), ...(listsOf(target).length === 0 ? [target] : []));
    default:
      return put(changed(target, edit));
  }
}

function changed(step: Step, { what, step: other }: Edit): Step {
  const timed = 'timer' in other ? other.timer : undefined;
  if (what === 'branch' && 'branches' in step && step.branches.length < 3)
    return { ...step, branches: [...step.branches, [other]] };
  if (what === 'unbranch' && 'branches' in step && step.branches.length > 2)
    return { ...step, branches: step.branches.slice(0, -1) };
  if (what === 'timer' && (step.kind === 'user' || step.kind === 'sub'))
    return defined({ ...step, timer: step.timer === undefined ? (timed ?? 'beside') : undefined }) as Step;
  if (what === 'handler' && step.kind === 'sub')
    return defined({ ...step, handler: step.handler === undefined ? 'timer' : undefined }) as Step;
  if (what === 'loop' && step.kind === 'user')
    return defined({ ...step, loop: step.loop === undefined ? 'parallel' : undefined }) as Step;
  if (what === 'kind' && step.kind === 'user') return { ...step, kind: 'job' };
  if (what === 'kind' && (step.kind === 'and' || step.kind === 'or'))
    return { ...step, kind: step.kind === 'and' ? 'xor' : 'and' };
  return step;
}
