import type { ModelElement } from './model.ts';
import { mapped, type Outcome } from './outcome.ts';

interface Model {
  create(type: string, properties: Record<string, unknown>): ModelElement;
}

const modelOf = (element: ModelElement): Model => (element as unknown as { $model: Model }).$model;

/** Sets the parent, which the writer needs, on the way. */
function create(parent: ModelElement, type: string, properties: Record<string, unknown>): ModelElement {
  const made = modelOf(parent).create(type, properties);
  for (const value of Object.values(properties))
    for (const member of Array.isArray(value) ? value : [value])
      if (typeof member === 'object' && member !== null && '$type' in member) adopt(made, member as ModelElement);
  return made;
}

const adopt = (parent: ModelElement, child: ModelElement): void => {
  (child as unknown as { $parent: ModelElement }).$parent = parent;
};

function push(element: ModelElement, property: string, child: ModelElement): void {
  adopt(element, child);
  (element.get(property) as ModelElement[]).push(child);
}

const expression = (element: ModelElement, body: string): ModelElement =>
  create(element, 'bpmn:FormalExpression', { body });

const assignment = (element: ModelElement, from: string, to: string): ModelElement =>
  create(element, 'bpmn:Assignment', { from: expression(element, from), to: expression(element, to) });

/** The activity's own data; a call activity with it no longer shares the data of the case (BPMN 2.0 §10.4.2). */
function specificationOf(element: ModelElement): ModelElement {
  const found = element.get('ioSpecification') as ModelElement | undefined;
  if (found) return found;
  const made = create(element, 'bpmn:InputOutputSpecification', {});
  push(made, 'inputSets', create(made, 'bpmn:InputSet', {}));
  push(made, 'outputSets', create(made, 'bpmn:OutputSet', {}));
  adopt(element, made);
  element.set('ioSpecification', made);
  return made;
}

/** `name` inside the activity begins with the value of `from`, FEEL over what is visible outside. */
export function addInput(element: ModelElement, from: string, name: string): Outcome {
  const specification = specificationOf(element);
  const number = (specification.get('dataInputs') as ModelElement[]).length + 1;
  const input = create(specification, 'bpmn:DataInput', { id: `${element.id}_in${number}`, name });
  push(specification, 'dataInputs', input);
  const association = create(element, 'bpmn:DataInputAssociation', {
    targetRef: input,
    assignment: [assignment(element, from, name)],
  });
  adopt(specification, input);
  push(element, 'dataInputAssociations', association);
  return mapped(`输入 ${name} = ${from}`);
}

/** `name` outside takes the value of `from`, FEEL over what the activity ends with. */
export function addOutput(element: ModelElement, from: string, name: string): Outcome {
  specificationOf(element);
  const association = create(element, 'bpmn:DataOutputAssociation', { assignment: [assignment(element, from, name)] });
  push(element, 'dataOutputAssociations', association);
  return mapped(`输出 ${name} = ${from}`);
}
