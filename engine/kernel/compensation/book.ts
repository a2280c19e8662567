import { cancelToken } from '../cancel.ts';
import { findToken, type Run } from '../run.ts';
import type { Undoing } from '../types.ts';

/** Replaces a compensation under way by a changed copy; undefined takes it away. */
export function replaceUndoing(run: Run, undoing: Undoing, changed: Undoing | undefined): void {
  const { state } = run;
  const list = (state.undoing ?? []).flatMap((other) => {
    if (other !== undoing) return [other];
    return changed ? [changed] : [];
  });
  if (list.length === 0) delete state.undoing;
  else state.undoing = list;
}

/** The completed activities of a scope can no longer be compensated. */
export function forget(run: Run, scope: number): void {
  const { state } = run;
  if (!state.done) return;
  const kept = state.done.filter((entry) => entry.scope !== scope);
  if (kept.length === 0) delete state.done;
  else if (kept.length < state.done.length) state.done = kept;
}

/** Gives up compensations under way, with the handlers that run and the scopes that were opened again for them. */
export function dropUndoing(run: Run, drops: (undoing: Undoing) => boolean): void {
  for (const undoing of run.state.undoing ?? []) {
    if (!drops(undoing)) continue;
    replaceUndoing(run, undoing, undefined);
    for (const id of [undoing.token, ...undoing.rest.map((entry) => entry.open ?? 0)]) {
      const token = id === 0 ? undefined : findToken(run, id);
      if (token) cancelToken(run, token);
    }
  }
}

/** A token was canceled: what waited for it goes on with the next handler, what it waited for is given up. */
export function handlerGone(run: Run, token: number): void {
  if (!run.state.undoing) return;
  dropUndoing(run, (undoing) => undoing.by === token);
  const undoing = run.state.undoing?.find((candidate) => candidate.token === token);
  if (undoing) replaceUndoing(run, undoing, { ...undoing, token: 0, rest: undoing.rest.slice(0, -1) });
}

/** The scope is open only to be compensated, or its transaction is being canceled: it starts no event sub-process. */
export const isUndone = (run: Run, scope: number): boolean =>
  run.state.undoing?.some(({ by, rest }) => (by !== 0 && by === scope) || rest.some(({ open }) => open === scope)) ===
  true;

/** The token holds a completed sub-process open again for its compensation. */
export const isReopened = (run: Run, token: number): boolean =>
  run.state.undoing?.some(({ rest }) => rest.some(({ open }) => open === token)) === true;

/** Something of the scope is still to be compensated. */
export const isCompensating = (run: Run, scope: number): boolean =>
  run.state.undoing?.some(
    (undoing) => undoing.scope === scope || undoing.rest.some((entry) => entry.scope === scope),
  ) === true;
