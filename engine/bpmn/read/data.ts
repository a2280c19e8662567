import type { AssociationDetail, NodeDetail } from '../detail.ts';
import { childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import { expressionOf } from './expression.ts';
import type { Reading } from './reading.ts';

/**
 * The name under which expressions see a data object, property, data input, data output or data store: its own name,
 * else that of its reference on the diagram, else its id. A reference means what it refers to.
 */
export function dataName(element: Element, reading: Reading): string {
  const name = nameOf(element, reading).replace(/\s+/g, ' ');
  reading.names.add(name);
  return name;
}

function nameOf(element: Element, reading: Reading): string {
  const meant = childOf(element, 'dataObjectRef') ?? childOf(element, 'dataStoreRef');
  const named = meant && (textOf(meant, 'name') ?? reading.objectNames.get(meant.id ?? ''));
  const own = textOf(element, 'name') ?? reading.objectNames.get(element.id ?? '');
  return named ?? own ?? meant?.id ?? element.id ?? '';
}

/** What a process or sub-process declares: its data objects and properties with their first values. */
export function declaredBy(container: Element, reading: Reading): Record<string, string | null> {
  const objects = childrenOf(container, 'flowElements').filter(
    (element) =>
      localName(element) === 'dataObject' ||
      (localName(element) === 'dataObjectReference' && !childOf(element, 'dataObjectRef')),
  );
  return valuesOf([...objects, ...childrenOf(container, 'properties')], reading);
}

/** Data inputs and outputs, the properties of what is no scope itself, and the associations of an activity or event. */
export function dataOf(element: Element, isScope: boolean, reading: Reading): NodeDetail {
  const io = childOf(element, 'ioSpecification') ?? element;
  const items = [...childrenOf(io, 'dataInputs'), ...childrenOf(io, 'dataOutputs')];
  const locals = valuesOf([...items, ...(isScope ? [] : childrenOf(element, 'properties'))], reading);
  const inputs = associationsOf(element, 'dataInputAssociations', reading);
  const outputs = associationsOf(element, 'dataOutputAssociations', reading);
  return {
    ...(inputs.length === 0 ? {} : { inputs }),
    ...(outputs.length === 0 ? {} : { outputs }),
    ...(Object.keys(locals).length === 0 ? {} : { locals }),
  };
}

const valuesOf = (items: Element[], reading: Reading): Record<string, string | null> =>
  Object.fromEntries(items.map((item) => [dataName(item, reading), textOf(item, 'value') ?? null]));

function associationsOf(element: Element, property: string, reading: Reading): AssociationDetail[] {
  return childrenOf(element, property).flatMap((association) => [
    ...transferOf(element, association, reading),
    ...childrenOf(association, 'assignment').flatMap((assignment) => assignmentOf(element, assignment, reading)),
  ]);
}

/** The value of the source, or what the transformation makes of it, goes to the target. */
function transferOf(element: Element, association: Element, reading: Reading): AssociationDetail[] {
  const target = childOf(association, 'targetRef');
  const sources = childrenOf(association, 'sourceRef');
  const transformation = expressionOf(association, 'transformation', element, reading, '数据转换');
  const [source] = sources;
  const from = transformation ?? (source && dataName(source, reading));
  const assigns = childrenOf(association, 'assignment').length > 0;
  // With assignments, source and target only say what the expressions are about.
  if (assigns && transformation === undefined) return [];
  if (target && from !== undefined && (transformation !== undefined || sources.length === 1))
    return [{ from, to: dataName(target, reading) }];
  reading.add('bpmn.data', '数据关联应有一个来源和一个目标；有多个来源时应填写转换表达式。', element.id);
  return [];
}

const PATH = /^[\p{L}_][\p{L}\p{N}_ ·-]*(?:\.[\p{L}_][\p{L}\p{N}_ ·-]*)*$/u;

function assignmentOf(element: Element, assignment: Element, reading: Reading): AssociationDetail[] {
  const from = expressionOf(assignment, 'from', element, reading, '赋值');
  const to = expressionOf(assignment, 'to', element, reading, '赋值');
  if (from !== undefined && to !== undefined && PATH.test(to)) return [{ from, to }];
  reading.add('bpmn.data', '赋值应有来源表达式，目标应为数据的名称，例如 申请.金额。', element.id);
  return [];
}
