/** A BPMN element as the reader of the XML gives it. Only own accessors below look inside. */
export interface Element {
  readonly $type: string;
  readonly $attrs?: Record<string, string>;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

export const textOf = (element: Element, property: string): string | undefined => {
  const value = element[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

export const childOf = (element: Element, property: string): Element | undefined =>
  element[property] as Element | undefined;

export const childrenOf = (element: Element, property: string): Element[] =>
  (element[property] as Element[] | undefined) ?? [];

/** Text of an expression element such as `conditionExpression`. */
export const bodyOf = (element: Element, property: string): string | undefined => {
  const expression = childOf(element, property);
  return expression && textOf(expression, 'body');
};

/** `bpmn:UserTask` → `userTask`. */
export const localName = (element: Element): string => {
  const name = element.$type.slice(element.$type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

/** Elements of `extensionElements` of one type, e.g. `wutong:Outcomes`. */
export const extensionsOf = (element: Element, type?: string): Element[] => {
  const extensions = childOf(element, 'extensionElements');
  const values = extensions ? childrenOf(extensions, 'values') : [];
  return type === undefined ? values : values.filter((value) => value.$type === type);
};
