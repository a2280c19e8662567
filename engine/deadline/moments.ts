/**
 * When something that a law counts from, or that ends a silence, last happened on a case; epoch milliseconds by name.
 * A pack may use names of its own beside these.
 */
export type Moments = Record<string, number>;

/** Facts of a case by the moment they set. */
const MOMENT_OF: Record<string, string> = {
  'case.received': 'received',
  'case.accepted': 'accepted',
  'case.notAccepted': 'notAccepted',
  'case.supplemented': 'supplemented',
  'case.concluded': 'decided',
  'case.withdrawn': 'withdrawn',
  'notice.issued': 'noticeIssued',
  'result.delivered': 'delivered',
};

/** The moments after some facts that happened at `at`; the same object when none of them sets one. */
export const momentsAfter = (before: Moments, facts: readonly { type: string }[], at: number): Moments => {
  const names = facts.flatMap(({ type }) => MOMENT_OF[type] ?? []);
  return names.length === 0 ? before : { ...before, ...Object.fromEntries(names.map((name) => [name, at])) };
};
