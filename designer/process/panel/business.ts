import { type Modeler, serviceOf } from '../modeler.ts';
import type { Business, DiagramElement } from '../services.ts';

/** What the panel reads and writes of one element. Every write is one step of undo. */
export interface Target {
  modeler: Modeler;
  element: DiagramElement;
  business: Business;
}

export const textOf = (business: Business, name: string): string => {
  const value = business.get(name);
  return value === undefined || value === null ? '' : String(value);
};

const absentWhenEmpty = (value: unknown) => (value === '' || value === null ? undefined : value);

/** Sets properties of the element's own business object, or of another one drawn by it (a pool's process). */
export function write({ modeler, element, business }: Target, properties: Record<string, unknown>): void {
  const modeling = serviceOf(modeler, 'modeling');
  const values = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, absentWhenEmpty(value)]));
  if (business === element.businessObject) modeling.updateProperties(element, values);
  else modeling.updateModdleProperties(element, business, values);
}

export const create = (target: Target, type: string, properties: Record<string, unknown>): Business =>
  serviceOf(target.modeler, 'bpmnFactory').create(type, properties);

/** The process itself where the diagram's root or a pool is selected. */
export function targetOf(modeler: Modeler, element: DiagramElement): Target {
  if (element.type === 'bpmn:Participant') {
    const process = element.businessObject.get('processRef') as Business | undefined;
    return { modeler, element, business: process ?? element.businessObject };
  }
  if (element.type !== 'bpmn:Collaboration') return { modeler, element, business: element.businessObject };
  const pool = serviceOf(modeler, 'elementRegistry').filter((other) => other.type === 'bpmn:Participant')[0];
  return pool ? targetOf(modeler, pool) : { modeler, element, business: element.businessObject };
}

export const documentationOf = (business: Business): string =>
  ((business.get('documentation') as Business[] | undefined)?.[0]?.get('text') as string | undefined) ?? '';

export const writeDocumentation = (target: Target, text: string): void =>
  write(target, { documentation: text ? [create(target, 'bpmn:Documentation', { text })] : [] });

/** The event definition of an event: timer, message, error. */
export const definitionOf = (business: Business): Business | undefined =>
  (business.get('eventDefinitions') as Business[] | undefined)?.[0];
