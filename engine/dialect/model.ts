/** A BPMN element of the parsed file, which the import adds settings to. */
export interface ModelElement {
  readonly $type: string;
  readonly $attrs: Record<string, string>;
  readonly $parent?: ModelElement;
  readonly id?: string;
  readonly $children?: ModelElement[];
  readonly $body?: string;
  readonly [property: string]: unknown;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

const isElement = (value: unknown): value is ModelElement =>
  typeof value === 'object' && value !== null && '$type' in value;

export const textAt = (element: ModelElement, property: string): string | undefined => {
  const value = element[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

export const childAt = (element: ModelElement, property: string): ModelElement | undefined => {
  const value = element[property];
  return isElement(value) ? value : undefined;
};

export const extensionsAt = (element: ModelElement): ModelElement[] => {
  const values = childAt(element, 'extensionElements')?.values;
  return Array.isArray(values) ? values.filter(isElement) : [];
};

/** `bpmn:UserTask` → `UserTask`; `camunda:in` → `in`. */
export const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);
export const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');

/** Every element that the file contains, outer before inner. Each once: references are not followed. */
export function everyElement(root: ModelElement): ModelElement[] {
  const all: ModelElement[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    all.push(element);
    for (const value of Object.values(element)) {
      const members: unknown[] = Array.isArray(value) ? value : [value];
      for (const member of members) if (isElement(member) && member.$parent === element) open.push(member);
    }
  }
  return all;
}

/** The nearest element with an id: the place that a person finds in the drawing. */
export function idOf(element: ModelElement): string {
  for (let at: ModelElement | undefined = element; at; at = at.$parent) if (at.id !== undefined) return at.id;
  return '';
}
