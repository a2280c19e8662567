import type { Json } from '../../json.ts';
import type { ScopeInstance } from '../types.ts';

/** Bookkeeping of a multi-instance activity, kept in the variables of its scope. */
export type LoopBook = {
  total: number;
  done: number;
  /** The collection as it was when the activity began. */
  items?: Json[];
};

export const bookOf = (scope: ScopeInstance): LoopBook => scope.vars as LoopBook;
