import type { Run, Visit } from '../run.ts';

/** What an element does. One file per BPMN element; the table of all is `index.ts`. */
export interface Behavior {
  /** A joining gateway keeps the token back until it may be activated; true = kept back. */
  holdBack?(run: Run, visit: Visit): boolean;
  /** The token is at the element: rest there, or complete at once. */
  execute(run: Run, visit: Visit): void;
  /** The element has completed: which flows are taken. */
  leave(run: Run, visit: Visit): void;
}
