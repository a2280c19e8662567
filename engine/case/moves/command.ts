import type { CaseDraft } from '../draft.ts';
import type { CaseCommand, OpenTask } from '../types.ts';

export type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** Replaces an open task by what `change` makes of it. */
export function change(draft: CaseDraft, id: number, make: (task: OpenTask) => OpenTask): void {
  draft.state.tasks = draft.state.tasks.map((open) => (open.id === id ? make(open) : open));
}

/** Gives a task to somebody, or to nobody. Whoever hands a task on has seen it. */
export function assign(draft: CaseDraft, id: number, assignee: string | undefined): void {
  change(draft, id, ({ assignee: _former, ...rest }) => ({
    ...rest,
    opened: true,
    ...(assignee === undefined ? {} : { assignee }),
  }));
}
