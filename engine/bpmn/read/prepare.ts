import { childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import { declaredMessage, nameOfMessage } from './messages.ts';
import type { Reading } from './reading.ts';

/** Collects what an element is told by others: data object names, compensation handlers, messages of message flows. */
export function prepare(roots: Element[], reading: Reading): void {
  for (const root of roots) {
    if (localName(root) === 'process') prepareContainer(root, reading);
    if (localName(root) === 'collaboration') prepareFlows(root, reading);
  }
}

function prepareContainer(container: Element, reading: Reading): void {
  for (const element of childrenOf(container, 'flowElements')) {
    if (localName(element) === 'dataObjectReference') prepareReference(element, reading);
    prepareContainer(element, reading);
  }
  for (const artifact of childrenOf(container, 'artifacts')) prepareAssociation(artifact, reading);
}

/** Editors often name only the reference on the diagram, not the data object behind it. */
function prepareReference(reference: Element, { objectNames }: Reading): void {
  const object = childOf(reference, 'dataObjectRef');
  const name = textOf(reference, 'name');
  if (object?.id === undefined || textOf(object, 'name') !== undefined || name === undefined) return;
  if (!objectNames.has(object.id)) objectNames.set(object.id, name);
}

function prepareAssociation(artifact: Element, { associations }: Reading): void {
  const source = childOf(artifact, 'sourceRef');
  const target = childOf(artifact, 'targetRef');
  if (!source || !target) return;
  // The direction is a matter of drawing: one end is the boundary event, the other the activity.
  if (isCompensation(source)) associations.set(source.id ?? '', target);
  else if (isCompensation(target)) associations.set(target.id ?? '', source);
}

const isCompensation = (element: Element): boolean =>
  localName(element) === 'boundaryEvent' &&
  [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')].some(
    (definition) => localName(definition) === 'compensateEventDefinition',
  );

function prepareFlows(collaboration: Element, { messages }: Reading): void {
  for (const flow of childrenOf(collaboration, 'messageFlows')) {
    const ends = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')].flatMap((end) => end ?? []);
    const message = childOf(flow, 'messageRef') ?? ends.flatMap((end) => declaredMessage(end) ?? [])[0];
    const name = (message && nameOfMessage(message)) ?? flow.id;
    for (const { id } of ends) if (id !== undefined && name !== undefined && !messages.has(id)) messages.set(id, name);
  }
}
