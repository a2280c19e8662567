import type { FeelValue } from '../../feel/value/types.ts';
import type { Run, Scope } from './run.ts';
import type { DataType } from './types.ts';

/** One element of the requirements graph, compiled. */
export interface DecisionNode {
  kind: 'input' | 'decision' | 'function' | 'service';
  /** Place in the memo of a run. */
  index: number;
  namespace: string;
  id: string;
  name: string;
  /** Name of its variable: what others see it as. */
  variable: string;
  type: DataType;
  evaluate(run: Run): FeelValue;
  /** Service: its parameters in the order of DMN 1.5 §10.4, inputs before decisions. Otherwise empty. */
  parameters: readonly DecisionNode[];
  /** Service: what it gives for its parameters, by position. */
  call?(args: readonly FeelValue[], run: Run): FeelValue;
}

/** A required element under the name it is seen by; two names where it comes from an import. */
export interface Binding {
  path: readonly [string] | readonly [string, string];
  node: DecisionNode;
}

/** Each element is evaluated once in a run. */
export function evaluated(node: DecisionNode, run: Run): FeelValue {
  const known = run.memo[node.index];
  if (known !== undefined) return known;
  const value = node.evaluate(run);
  run.memo[node.index] = value;
  return value;
}

/** What the logic of an element sees: its requirements and nothing else. */
export function scopeOf(bindings: readonly Binding[], run: Run): Scope {
  const scope: Scope = {};
  for (const { path, node } of bindings) {
    const [name, member] = path;
    if (member === undefined) scope[name] = evaluated(node, run);
    else {
      const model = (scope[name] ?? {}) as Scope;
      model[member] = evaluated(node, run);
      scope[name] = model;
    }
  }
  return scope;
}
