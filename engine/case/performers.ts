import type { Post } from '../bpmn/model.ts';
import type { CaseDraft } from './draft.ts';

/** The duty rules remember who had a hand in a post on this case; the latest comes last. */
export function remember(draft: CaseDraft, post: Post | undefined, user: string): void {
  if (post === undefined) return;
  const others = (draft.state.performers[post] ?? []).filter((former) => former !== user);
  draft.state.performers = { ...draft.state.performers, [post]: [...others, user] };
}
