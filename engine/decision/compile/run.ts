import type { FeelEnv, FeelValue } from '../../feel/value/types.ts';
import type { Problem } from '../../result.ts';
import type { DecisionNode } from './node.ts';

/** One evaluation: what it may read and what it has found so far. */
export interface Run {
  env: Partial<FeelEnv>;
  /** Values of inputs, decisions and functions by node number; undefined is not known yet. */
  memo: (FeelValue | undefined)[];
  /** What was given for input data, or for a decision that a service takes as input; null where nothing was. */
  input(node: DecisionNode): FeelValue;
  /** What went against the model: rules that may not match together, values that are not allowed. */
  notes: Problem[];
}

/** Names and values that an expression sees. Made per evaluation; written only while it is being built. */
export type Scope = Record<string, FeelValue>;

/** A compiled expression. */
export type Evaluate = (scope: Scope, run: Run) => FeelValue;

const MAX_NOTES = 20;

export function note(run: Run, code: string, message: string, element: string): null {
  if (run.notes.length < MAX_NOTES) run.notes.push({ code, message, element });
  return null;
}

/** The evaluation cannot go on: its fuel is spent. Caught where the evaluation began. */
export class Stopped extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super('evaluation stopped');
    this.problems = problems;
  }
}
