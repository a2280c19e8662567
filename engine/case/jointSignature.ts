import type { Json } from '../json.ts';
import { bookOf } from '../kernel/loop/book.ts';
import { isObject } from './draft.ts';
import { signerOf } from './signers.ts';
import type { CaseState, OpenTask } from './types.ts';

/** One place of a joint signature. */
export interface SignerPlace {
  index: number;
  /** Absent where the model counts signers without naming them and nobody has taken this one up. */
  user?: string;
  office?: string;
  weight?: number;
  /** Who added this signer (加签). */
  addedBy?: string;
  state: 'signed' | 'open' | 'later' | 'dropped';
  /** Open task of the signer. */
  task?: number;
  /** Outcome id that was signed. */
  vote?: string;
}

const textOf = (item: Json | undefined, name: string): string | undefined => {
  const value = isObject(item) ? item[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** A joint signature (会签) that is still open: its signers in order. `joint`: `OpenTask.joint`. */
export function jointSignature(
  state: CaseState,
  joint: number,
): { done: number; total: number; signers: SignerPlace[] } | undefined {
  const scope = state.kernel.scopes.find(({ id }) => id === joint);
  if (!scope) return undefined;
  const { done, total, items = [], votes = {}, dropped = [] } = bookOf(scope);
  const open = new Map<number, OpenTask>();
  for (const { id, scope: stands, index } of state.kernel.tokens) {
    const task = stands === joint ? state.tasks.find((candidate) => candidate.id === id) : undefined;
    if (index !== undefined && task) open.set(index, task);
  }
  const signers = Array.from({ length: total + dropped.length }, (_, index): SignerPlace => {
    const item = items[index];
    const task = open.get(index);
    const named = signerOf(item);
    const user = task?.assignee ?? named?.id;
    const office = task?.office ?? named?.office;
    const addedBy = task?.addedBy ?? textOf(item, 'addedBy');
    const weight = isObject(item) && typeof item.weight === 'number' ? item.weight : undefined;
    const vote = votes[index];
    return {
      index,
      state: dropped.includes(index) ? 'dropped' : vote !== undefined ? 'signed' : task ? 'open' : 'later',
      ...(user === undefined ? {} : { user }),
      ...(office === undefined ? {} : { office }),
      ...(weight === undefined ? {} : { weight }),
      ...(addedBy === undefined ? {} : { addedBy }),
      ...(task ? { task: task.id } : {}),
      ...(vote === undefined ? {} : { vote }),
    };
  });
  return { done, total, signers };
}
