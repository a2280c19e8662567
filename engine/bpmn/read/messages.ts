import type { MessageDetail } from '../detail.ts';
import { childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import type { Reading } from './reading.ts';

/** A message is known by its name, else by its id. */
export const nameOfMessage = (message: Element): string | undefined => textOf(message, 'name') ?? message.id;

/** The message that an event definition, a task or (by its definitions) an event refers to itself. */
export function declaredMessage(element: Element): Element | undefined {
  const own = childOf(element, 'messageRef') ?? operationMessage(element);
  if (own) return own;
  return [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')]
    .filter((definition) => localName(definition) === 'messageEventDefinition')
    .flatMap((definition) => declaredMessage(definition) ?? [])[0];
}

const operationMessage = (element: Element): Element | undefined => {
  const operation = childOf(element, 'operationRef');
  return operation && childOf(operation, 'inMessageRef');
};

/**
 * The message of an event or task: its own reference, else its operation's, else what the message flow at it says.
 * @param holder the event definition or task that refers to it; `owner` is the flow node
 */
export function messageOf(owner: Element, holder: Element, reading: Reading): MessageDetail | undefined {
  const message = declaredMessage(holder);
  const name = message ? nameOfMessage(message) : reading.messages.get(owner.id ?? '');
  if (name === undefined) return undefined;
  const key = message && textOf(message, 'key');
  return key === undefined ? { name } : { name, key };
}

/** An element that waits for a message without saying which: in a file from elsewhere it is known by the element's id. */
export function unnamedMessage(element: Element, reading: Reading): { message?: MessageDetail } {
  if (reading.manner === 'standard') return { message: { name: element.id ?? '' } };
  reading.add('bpmn.message', '没有指定消息，请选择一个消息，或用消息流连接。', element.id);
  return {};
}
