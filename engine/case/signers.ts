import type { Json } from '../json.ts';
import { bookOf } from '../kernel/loop/book.ts';
import type { KernelState } from '../kernel/types.ts';
import { type CaseDraft, isObject } from './draft.ts';
import { nodeOf } from './nodes.ts';

export interface Signer {
  id: string;
  office?: string;
}

/** A signer as the model's collection gives one: an officer's id, or `{ id, office?, weight? }`. */
export function signerOf(item: Json | undefined): Signer | undefined {
  if (typeof item === 'string') return { id: item };
  if (!isObject(item) || typeof item.id !== 'string') return undefined;
  return { id: item.id, ...(typeof item.office === 'string' ? { office: item.office } : {}) };
}

/** The joint signature that a token is one signer's place of, with who that is where the model says it. */
export function placeOf(
  draft: CaseDraft,
  kernel: KernelState,
  token: number,
): { joint: number; signer?: Signer } | undefined {
  const place = kernel.tokens.find((open) => open.id === token);
  if (place?.index === undefined || !nodeOf(draft.compiled, place.at)?.settings.joint) return undefined;
  const scope = kernel.scopes.find(({ id }) => id === place.scope);
  const signer = scope && signerOf(bookOf(scope).items?.[place.index]);
  return { joint: place.scope, ...(signer ? { signer } : {}) };
}

/** Notes that somebody signed, so that nobody signs twice. */
export function noteSignature(draft: CaseDraft, joint: number | undefined, user: string): void {
  if (joint === undefined) return;
  const users = draft.state.signed?.[joint] ?? [];
  draft.state.signed = { ...draft.state.signed, [joint]: [...users, user] };
}
