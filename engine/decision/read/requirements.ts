import type { Report } from '../../bpmn/read/report.ts';
import type { BusinessKnowledge, Decision, DecisionModel, DecisionService, InputData, Reference } from '../model.ts';
import { expressionIn, readFunction } from './expression.ts';
import { child, children, type Node, nameOf } from './tree.ts';
import { variableOf } from './types.ts';

/** `#id` is in the same model, `namespace#id` in an imported one. */
function reference(node: Node, namespace: string): Reference {
  const href = (node.attributes.href ?? '').trim();
  const hash = href.lastIndexOf('#');
  return { namespace: hash <= 0 ? namespace : href.slice(0, hash), id: href.slice(hash + 1) };
}

const references = (node: Node, name: string, namespace: string): Reference[] =>
  children(node, name).map((one) => reference(one, namespace));

/** Requirements of one kind; each names its target in an element of one of the given names. */
const requirements = (node: Node, kind: string, targets: string[], namespace: string): Reference[] =>
  children(node, kind).flatMap((one) => targets.flatMap((target) => references(one, target, namespace)));

/** Ids are optional in the schema; an element without one goes by its name. */
const base = (node: Node) => ({
  id: node.attributes.id ?? nameOf(node),
  name: nameOf(node),
  variable: variableOf(node),
});

const knows = (node: Node, namespace: string): Reference[] =>
  requirements(node, 'knowledgeRequirement', ['requiredKnowledge'], namespace);

export const readInput = (node: Node): InputData => base(node);

export function readDecision(node: Node, namespace: string, report: Report): Decision {
  const head = base(node);
  const logic = expressionIn(node, report, head.id);
  return {
    ...head,
    requires: requirements(node, 'informationRequirement', ['requiredInput', 'requiredDecision'], namespace),
    knows: knows(node, namespace),
    ...(logic === undefined ? {} : { logic }),
  };
}

export function readKnowledge(node: Node, namespace: string, report: Report): BusinessKnowledge {
  const head = base(node);
  const logic = child(node, 'encapsulatedLogic');
  return {
    ...head,
    knows: knows(node, namespace),
    ...(logic === undefined ? {} : { logic: readFunction(logic, report, head.id) }),
  };
}

export const readService = (node: Node, namespace: string): DecisionService => ({
  ...base(node),
  outputs: references(node, 'outputDecision', namespace),
  inputDecisions: references(node, 'inputDecision', namespace),
  inputData: references(node, 'inputData', namespace),
});

/** Names and ids have to be told apart; `__proto__` is no name that a value could be stored under. */
export function checkNames(model: DecisionModel, report: Report): void {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const { id, name } of [...model.inputs, ...model.decisions, ...model.functions, ...model.services]) {
    if (ids.has(id)) report.add('dmn.duplicateId', `元素编号“${id}”重复，同一文件内编号必须唯一，请修改。`, id);
    else if (names.has(name))
      report.add('dmn.duplicateName', `名称“${name}”重复，同一文件内名称必须唯一，请修改。`, id);
    if (name === '' || name === '__proto__') report.add('dmn.name', `元素“${id}”没有可用的名称，请填写名称。`, id);
    ids.add(id);
    names.add(name);
  }
}
