import type { ModelElement } from './model.ts';
import type { Dialect } from './types.ts';

const NAMESPACES: Record<string, Dialect> = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda7',
  'http://operaton.org/schema/1.0/bpmn': 'camunda7',
  'http://camunda.org/schema/zeebe/1.0': 'camunda8',
  'http://flowable.org/bpmn': 'flowable',
  'http://activiti.org/bpmn': 'activiti',
};

/** The prefixes that a file binds to the namespaces of other engines. */
export function foreignPrefixes(definitions: ModelElement): Map<string, Dialect> {
  const found = new Map<string, Dialect>();
  for (const [name, uri] of Object.entries(definitions.$attrs))
    if (name.startsWith('xmlns:') && Object.hasOwn(NAMESPACES, uri))
      found.set(name.slice('xmlns:'.length), NAMESPACES[uri] ?? 'bpmn');
  return found;
}

/** Flowable's and Camunda's modelers also declare the namespace of the engine that they grew from: the newer one counts. */
export function dialectOf(prefixes: Map<string, Dialect>): Dialect {
  const dialects = new Set(prefixes.values());
  const order: Dialect[] = ['camunda8', 'camunda7', 'flowable', 'activiti'];
  return order.find((dialect) => dialects.has(dialect)) ?? 'bpmn';
}
