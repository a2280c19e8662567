import type { Json } from '../../json.ts';
import type { FieldPath } from '../fields/index.ts';

/** What becomes of a field that both sides changed: ours stays, theirs is taken, or a value that someone wrote. */
export type Choice = 'keep' | 'replace' | { merge: Json };

/** Choices by name of the conflict; `*` stands for all the others. */
export type Choices = Record<string, Choice>;

export type ConflictKind =
  /** Both sides set the field, to different values. */
  | 'changed'
  /** Theirs took away what ours changed. */
  | 'removedAbove'
  /** Ours took away what theirs changed. */
  | 'removedBelow'
  /** Both sides put the entries of the list in another order. */
  | 'order'
  /** The new upper version no longer allows what ours set. */
  | 'rights';

/** A field that cannot be merged without a decision. */
export interface FieldConflict {
  kind: ConflictKind;
  /** Entries of lists by their key. */
  path: FieldPath;
  base?: Json;
  theirs?: Json;
  ours?: Json;
  /** The decision; absent: still to be taken, ours stands meanwhile. */
  choice?: Choice;
}

export interface Merged {
  /** Undefined: the merged value is that there is none. */
  value: Json | undefined;
  conflicts: FieldConflict[];
}

/** The decision on a conflict, if there is one. */
export type Decide = (conflict: FieldConflict) => Choice | undefined;
