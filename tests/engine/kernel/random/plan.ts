import fc from 'fast-check';

/** Elements of random models. `pair` is a link, `undoable` a task with a compensation handler. */
export const KINDS = [
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'callActivity',
  'undoable',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
  'catch',
  'throw',
  'pair',
  'endEvent',
] as const;
export const SCOPES = ['subProcess', 'transaction', 'adHocSubProcess'] as const;

export type Kind = (typeof KINDS)[number] | (typeof SCOPES)[number];

export const TRIGGERS = [
  'timer',
  'cycle',
  'message',
  'signal',
  'conditional',
  'multiple',
  'parallelMultiple',
  'error',
  'anyError',
  'escalation',
  'compensation',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** A choice made by chance: what it means depends on the element. */
export type Flavor = number;

export interface PlanNode {
  kind: Kind;
  flavor: Flavor;
  /** 0: no loop. */
  loop: number;
  boundary: { trigger: Trigger; beside: boolean; to: number }[];
  /** Startquantity and completion quantity above 1, rarely. */
  quantity: number;
  /** Data inputs and outputs, rarely. */
  data: boolean;
  inner?: Plan;
}

/** Elements of one scope and what leads from one to another; whatever makes no sense is left out when it is drawn. */
export interface Plan {
  /** Without start event every element without incoming flow is a beginning. */
  start: boolean;
  /** Each element leads to the next one, beside `flows`. */
  row: boolean;
  nodes: PlanNode[];
  flows: { from: number; to: number; condition: number; exit: number }[];
  handlers: { trigger: Trigger; beside: boolean; inner: Plan }[];
}

export interface Model {
  main: Plan;
  called: Plan;
}

const rarely = (arbitrary: fc.Arbitrary<number>, often = 8): fc.Arbitrary<number> =>
  fc.oneof({ arbitrary: fc.constant(0), weight: often }, { arbitrary, weight: 1 });

const boundary = fc.array(fc.record({ trigger: fc.constantFrom(...TRIGGERS), beside: fc.boolean(), to: fc.nat(7) }), {
  maxLength: 2,
});

const flow = fc.record({ from: fc.nat(7), to: fc.nat(7), condition: fc.nat(6), exit: fc.nat(1) });

const common = {
  flavor: fc.nat(11),
  loop: rarely(fc.integer({ min: 1, max: 9 }), 6),
  boundary: fc.oneof(
    { arbitrary: fc.constant<PlanNode['boundary']>([]), weight: 3 },
    { arbitrary: boundary, weight: 1 },
  ),
  quantity: rarely(fc.integer({ min: 1, max: 2 }), 14),
  data: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
};

type Parts = { plan: Plan; small: Plan; node: PlanNode };

const leaf: fc.Arbitrary<PlanNode> = fc.record({ kind: fc.constantFrom(...KINDS), ...common });

const planOf = (
  node: fc.Arbitrary<PlanNode>,
  most: number,
  handler: fc.Arbitrary<Plan> | undefined,
): fc.Arbitrary<Plan> =>
  fc.record({
    start: fc.oneof({ arbitrary: fc.constant(true), weight: 5 }, { arbitrary: fc.constant(false), weight: 1 }),
    row: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
    nodes: fc.array(node, { minLength: 1, maxLength: most, size: 'max' }),
    flows: fc.array(flow, { maxLength: most, size: 'max' }),
    handlers: handler
      ? fc.array(fc.record({ trigger: fc.constantFrom(...TRIGGERS), beside: fc.boolean(), inner: handler }), {
          maxLength: 1,
        })
      : fc.constant<Plan['handlers']>([]),
  });

const small = planOf(leaf, 3, undefined);

/** Two levels of scopes around leaves, event sub-processes in each, and a process to call. */
export const anyModel: fc.Arbitrary<Model> = fc.record({
  main: fc.letrec<Parts>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { arbitrary: leaf, weight: 4 },
      {
        arbitrary: fc.record({ kind: fc.constantFrom(...SCOPES), ...common, inner: tie('plan') }),
        weight: 1,
      },
    ),
    small,
    plan: planOf(tie('node'), 7, tie('small')),
  })).plan,
  called: small,
});
