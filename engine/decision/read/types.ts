import type { ItemDefinition, Variable } from '../model.ts';
import { child, children, type Node, nameOf, textOf } from './tree.ts';

/** Declared type of an element: an attribute since DMN 1.2, an element inside item definitions. */
export function typeOf(node: Node): { type: string } | Record<string, never> {
  const type = (child(node, 'typeRef')?.text ?? node.attributes.typeRef ?? '').trim().replace(/\s+/g, ' ');
  return type === '' ? {} : { type };
}

export const idOf = (node: Node): { id: string } | Record<string, never> =>
  node.attributes.id === undefined ? {} : { id: node.attributes.id };

export const readVariable = (node: Node): Variable => ({ ...idOf(node), name: nameOf(node), ...typeOf(node) });

/** The variable of an element of the requirements graph; older files leave it out and mean the element's name. */
export function variableOf(node: Node): Variable {
  const variable = child(node, 'variable');
  if (variable === undefined) return { name: nameOf(node), ...typeOf(node) };
  const read = readVariable(variable);
  return read.name === '' ? { ...read, name: nameOf(node) } : read;
}

function functionItem(node: Node): ItemDefinition['function'] {
  const item = child(node, 'functionItem');
  if (item === undefined) return undefined;
  const output = item.attributes.outputTypeRef;
  return { parameters: children(item, 'parameters').map(readVariable), ...(output === undefined ? {} : { output }) };
}

/** An item definition or a component of one. */
export function readItem(node: Node): ItemDefinition {
  const allowedValues = textOf(child(node, 'allowedValues'));
  const constraint = textOf(child(node, 'typeConstraint'));
  const item = functionItem(node);
  return {
    ...idOf(node),
    name: nameOf(node),
    ...typeOf(node),
    ...(allowedValues === undefined ? {} : { allowedValues }),
    ...(constraint === undefined ? {} : { constraint }),
    collection: node.attributes.isCollection === 'true',
    components: children(node, 'itemComponent').map(readItem),
    ...(item === undefined ? {} : { function: item }),
  };
}
