import type { Json } from '../../json.ts';
import type { ScopeInstance } from '../types.ts';

/** Bookkeeping of a looping activity, kept in the variables of its own scope, which declares none. */
export type LoopBook = {
  /** Number of instances; of a standard loop the most runs allowed, -1 = no limit. */
  total: number;
  done: number;
  /** The collection as it was when the activity began. */
  items?: Json[];
  /** What the completed instances gave for the output list, as [index, value]. */
  results?: [number, Json][];
  /** Joint signature: outcome ids of the instances that have signed, by index; '' where the task declares none. */
  votes?: Record<string, string>;
  /** Joint signature: indexes of signers who were dropped. They no longer count in `total`. */
  dropped?: number[];
};

export const bookOf = (scope: ScopeInstance): LoopBook => scope.vars as LoopBook;
