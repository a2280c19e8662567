import type { AssociationDetail, LoopDetail, NodeDetail, StandardLoopDetail, Trigger } from '../detail.ts';
import { dataName } from './data.ts';
import { childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import { expressionOf } from './expression.ts';
import type { Reading } from './reading.ts';
import { thrownTrigger } from './triggers.ts';

/**
 * Adds the loop of an activity to its detail. A list that an association carries into or out of the activity is named
 * on the outer side, where the loop reads and writes it: the association itself is for the single run.
 */
export function withLoop(element: Element, detail: NodeDetail, reading: Reading): NodeDetail {
  const loop = childOf(element, 'loopCharacteristics');
  if (!loop) return detail;
  if (localName(loop) === 'standardLoopCharacteristics')
    return { ...detail, standardLoop: standardLoop(element, loop, reading) };
  const output = outputOf(loop, reading);
  const target = output && detail.outputs?.find((association) => association.from === output.list);
  const outer = multiInstance(element, loop, detail, reading);
  const gathered = output && { output: { ...output, list: target?.to ?? output.list } };
  const outputs = detail.outputs?.filter((association) => association !== target);
  return { ...detail, ...(outputs === undefined ? {} : { outputs }), loop: { ...outer, ...gathered } };
}

function standardLoop(element: Element, loop: Element, reading: Reading): StandardLoopDetail {
  const condition = expressionOf(loop, 'loopCondition', element, reading, '循环条件');
  const maximum = loop.loopMaximum;
  if (maximum !== undefined && !isCount(maximum))
    reading.add('bpmn.loop', '循环的最多次数（loopMaximum）应为不小于 0 的整数，请更正。', element.id);
  return {
    ...(condition === undefined ? {} : { condition }),
    ...(maximum === undefined ? {} : { maximum: String(maximum) }),
    testBefore: loop.testBefore === true,
  };
}

const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;

function multiInstance(element: Element, loop: Element, detail: NodeDetail, reading: Reading): LoopDetail {
  const collection = textOf(loop, 'collection') ?? inputList(loop, detail.inputs, reading);
  const item = childOf(loop, 'inputDataItem');
  const elementVariable = textOf(loop, 'elementVariable') ?? (item && dataName(item, reading));
  const cardinality = expressionOf(loop, 'loopCardinality', element, reading, '多实例次数');
  const completion = expressionOf(loop, 'completionCondition', element, reading, '多实例完成条件');
  checkCount(element, collection, elementVariable, cardinality, reading);
  return {
    sequential: loop.isSequential === true,
    ...(collection === undefined ? {} : { collection }),
    ...(elementVariable === undefined ? {} : { elementVariable }),
    ...(cardinality === undefined ? {} : { cardinality }),
    ...(completion === undefined ? {} : { completion }),
    ...behaviorOf(element, loop, reading),
  };
}

function checkCount(
  element: Element,
  collection: string | undefined,
  elementVariable: string | undefined,
  cardinality: string | undefined,
  reading: Reading,
): void {
  if ((collection === undefined) === (cardinality === undefined))
    reading.add(
      'bpmn.loop',
      '多实例应填写且只填写一项：集合（wutong:collection 或 loopDataInputRef）或次数（loopCardinality）。',
      element.id,
    );
  if (elementVariable !== undefined && collection === undefined)
    reading.add('bpmn.loop', '填写了元素变量，但没有集合，请补充集合或删除元素变量。', element.id);
  if (cardinality !== undefined && /^-\s*\d/.test(cardinality))
    reading.add('bpmn.loop', `多实例次数“${cardinality}”小于 0，请更正。`, element.id);
}

function inputList(loop: Element, inputs: AssociationDetail[] | undefined, reading: Reading): string | undefined {
  const list = childOf(loop, 'loopDataInputRef');
  if (!list) return undefined;
  const name = dataName(list, reading);
  return inputs?.find((association) => association.to === name)?.from ?? name;
}

function outputOf(loop: Element, reading: Reading): LoopDetail['output'] {
  const list = childOf(loop, 'loopDataOutputRef');
  const item = childOf(loop, 'outputDataItem');
  return list && item ? { list: dataName(list, reading), item: dataName(item, reading) } : undefined;
}

type BehaviorDetail = Pick<LoopDetail, 'behavior' | 'behaviorEvent' | 'behaviorRules'>;

/** Without an event of its own, none and one throw a signal named after the activity (§13.3.7). */
function behaviorOf(element: Element, loop: Element, reading: Reading): BehaviorDetail {
  const behavior = textOf(loop, 'behavior')?.toLowerCase();
  if (behavior === 'complex') return { behavior, behaviorRules: rulesOf(element, loop, reading) };
  if (behavior !== 'none' && behavior !== 'one') return {};
  const definition = childOf(loop, `${behavior}BehaviorEventRef`);
  const event = definition && thrownTrigger(element, definition, reading);
  return { behavior, behaviorEvent: event ?? { signal: element.id ?? '', kind: 'signal' } };
}

function rulesOf(element: Element, loop: Element, reading: Reading): { condition: string; event: Trigger }[] {
  return childrenOf(loop, 'complexBehaviorDefinition').flatMap((rule) => {
    const condition = expressionOf(rule, 'condition', element, reading, '多实例行为条件');
    const event = childOf(rule, 'event');
    const definitions = event
      ? [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')]
      : [];
    if (condition === undefined) reading.add('bpmn.condition', '多实例的复杂行为没有条件，请填写。', element.id);
    return definitions.flatMap((definition) => {
      const thrown = thrownTrigger(element, definition, reading);
      return thrown && condition !== undefined ? [{ condition, event: thrown }] : [];
    });
  });
}
