import type { KernelState } from '../kernel/types.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseFact, OpenTask, Takeable } from './types.ts';

/** A completion whose step did nothing else has no effect that could not be taken back. */
const HARMLESS = new Set<CaseFact['type']>([
  'element.entered',
  'element.completed',
  'flow.taken',
  'task.created',
  'task.completed',
  'timer.set',
  'message.awaited',
  'signal.awaited',
  'opinion.given',
  'task.consultationEnded',
  'duty.warned',
]);

const idsOf = (tokens: KernelState['tokens']): Set<number> => new Set(tokens.map((token) => token.id));

/** Tokens that the step created, where it took away the task's own and no other. */
function createdTokens(before: KernelState, after: KernelState, task: number): number[] | undefined {
  const [former, present] = [idsOf(before.tokens), idsOf(after.tokens)];
  const removed = [...former].filter((id) => !present.has(id));
  if (removed.length !== 1 || removed[0] !== task) return undefined;
  const created = after.tokens.filter((token) => !former.has(token.id));
  const plain = created.every(({ waits }) => waits === 'task' || waits === 'join' || waits === 'children');
  return plain ? created.map((token) => token.id) : undefined;
}

/**
 * Notes a completion that its officer may take back (取回). `before`: the kernel's state before it.
 * Steps that told somebody outside, accepted, decided the case or joined other branches are never taken back.
 */
export function noteTakeable(draft: CaseDraft, task: OpenTask, before: KernelState): void {
  const { state, actor, facts } = draft;
  const token = before.tokens.find((open) => open.id === task.id);
  if (!token || token.back !== undefined || state.kernel.ended) return;
  if (before.done?.length !== state.kernel.done?.length) return;
  if (!facts.every((fact) => HARMLESS.has(fact.type))) return;
  const tokens = createdTokens(before, state.kernel, task.id);
  if (!tokens) return;
  const entry: Takeable = {
    element: task.element,
    user: actor.id,
    office: task.office,
    scope: token.scope,
    tokens,
    ...(task.post === undefined ? {} : { post: task.post }),
    ...(token.index === undefined ? {} : { index: token.index }),
  };
  state.recent = [...(state.recent ?? []), entry];
}

/** Forgets what can no longer be taken back, and signatures of closed 会签. */
export function forgetStale(draft: CaseDraft): void {
  const { state } = draft;
  if (state.recent) {
    const live = idsOf(state.kernel.tokens);
    const left = state.recent.filter(
      ({ scope, tokens }) => (scope === 0 || live.has(scope)) && tokens.every((id) => live.has(id)),
    );
    if (left.length > 0) state.recent = left;
    else delete state.recent;
  }
  if (state.signed) {
    const live = new Set(state.kernel.scopes.map((scope) => String(scope.id)));
    const left = Object.entries(state.signed).filter(([scope]) => live.has(scope));
    if (left.length > 0) state.signed = Object.fromEntries(left);
    else delete state.signed;
  }
}
