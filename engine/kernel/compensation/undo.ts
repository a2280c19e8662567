import { compensationHandler, startHandler } from '../handlers.ts';
import { isLooping } from '../loop/index.ts';
import { complete, enter, note } from '../moving.ts';
import { dropToken, findToken, type Run, rest, type Visit, visitTo } from '../run.ts';
import { endIfEmpty } from '../scopeEnd.ts';
import { dropScope, findScope, processOf, visitOf } from '../scopes.ts';
import type { Compensable, Undoing } from '../types.ts';
import { forget, replaceUndoing } from './book.ts';
import { handlerOf } from './record.ts';
import { leaveCanceled } from './transaction.ts';

/** Begins to undo completed activities of a scope, the last one first; `by` waits for it (0: nobody). */
export function startUndoing(run: Run, scope: number, entries: Compensable[], by: number): void {
  const { state } = run;
  const left = (state.done ?? []).filter((entry) => !entries.includes(entry));
  if (left.length === 0) delete state.done;
  else state.done = left;
  state.undoing = [...(state.undoing ?? []), { by, scope, token: 0, rest: entries }];
}

/** Runs the next handler that is due, one compensation at a time. False if there is nothing to do. */
export function continueUndoing(run: Run): boolean {
  const undoing = run.state.undoing?.find((candidate) => candidate.token === 0 && !isBusy(run, candidate.rest.at(-1)));
  if (!undoing) return false;
  const entry = undoing.rest.at(-1);
  if (!entry) finish(run, undoing);
  else if (entry.open !== undefined) undone(run, undoing, entry);
  else undo(run, undoing, entry);
  return true;
}

/** Beside the handlers, paths from their boundary events may still be alive in a scope that was opened again. */
const isBusy = (run: Run, entry: Compensable | undefined): boolean =>
  entry?.open !== undefined && run.state.tokens.some((token) => token.scope === entry.open);

function finish(run: Run, undoing: Undoing): void {
  replaceUndoing(run, undoing, undefined);
  const token = findToken(run, undoing.by);
  const visit = token && visitOf(run, token);
  if (!visit) endIfEmpty(run, undoing.scope);
  else if (findScope(run, visit.id)) leaveCanceled(run, visit);
  else complete(run, visit);
}

function undo(run: Run, undoing: Undoing, entry: Compensable): void {
  const process = processOf(run, entry.scope);
  const node = process?.nodes[entry.at];
  const handler = process && node && handlerOf({ process, node });
  if (!process || !node) replace(run, undoing, []);
  else if (isLooping(node) && entry.index === undefined) replace(run, undoing, runsOf(entry));
  else if (handler) begin(run, undoing, visitTo(process, handler, entry.scope, undefined, undefined, entry.vars));
  else reopen(run, undoing, entry, visitTo(process, node, entry.scope));
}

/** The runs of a loop are undone one by one, as activities of the scope that the loop stood in. */
const runsOf = (loop: Compensable): Compensable[] =>
  (loop.inner ?? []).map((entry) => ({ ...entry, scope: loop.scope }));

const replace = (run: Run, undoing: Undoing, instead: Compensable[]): void =>
  replaceUndoing(run, undoing, { ...undoing, rest: [...undoing.rest.slice(0, -1), ...instead] });

/** The handler's id is known before it begins, because it may be done at once. */
function begin(run: Run, undoing: Undoing, handler: Visit): void {
  replaceUndoing(run, undoing, { ...undoing, token: run.state.next });
  enter(run, handler);
}

/**
 * A sub-process is undone inside, on the variables that it ended with: by its compensation event sub-process, else by
 * undoing what was completed in it.
 */
function reopen(run: Run, undoing: Undoing, entry: Compensable, owner: Visit): void {
  const id = run.state.next++;
  owner.id = id;
  note(run, 'element.entered', owner);
  rest(run, owner, 'children');
  const { at, scope, vars = {}, process, digest, inner = [] } = entry;
  run.state.scopes.push({
    id,
    element: at,
    parent: scope,
    vars,
    ...(process === undefined ? {} : { process }),
    ...(digest === undefined ? {} : { digest }),
  });
  const inside = inner.map((completed) => ({ ...completed, scope: id }));
  const opened: Undoing = { ...undoing, token: id, rest: [...undoing.rest.slice(0, -1), { ...entry, open: id }] };
  replaceUndoing(run, undoing, opened);
  const handler = compensationHandler(run, id);
  if (handler) {
    if (inside.length > 0) run.state.done = [...(run.state.done ?? []), ...inside];
    startHandler(run, handler, handler.node);
  } else replaceUndoing(run, opened, { ...opened, token: 0, rest: [...opened.rest, ...inside] });
}

/** A handler has done its work. */
export function handlerDone(run: Run, visit: Visit): void {
  const undoing = run.state.undoing?.find(({ token }) => token === visit.id);
  const entry = undoing?.rest.at(-1);
  if (undoing && entry) undone(run, undoing, entry);
}

/** Nothing lives any more in a scope that was opened again; true if it was one. */
export function scopeUndone(run: Run, scope: number): boolean {
  const undoing = run.state.undoing?.find(({ rest: entries }) => entries.some(({ open }) => open === scope));
  if (!undoing) return false;
  const entry = undoing.rest.at(-1);
  if (undoing.token === scope && entry) undone(run, undoing, entry);
  return true;
}

function undone(run: Run, undoing: Undoing, entry: Compensable): void {
  if (entry.open !== undefined) close(run, entry.open);
  replaceUndoing(run, undoing, { ...undoing, token: 0, rest: undoing.rest.slice(0, -1) });
  run.facts.push({ type: 'compensation.done', element: entry.at, token: entry.id });
  // An event sub-process that undoes its own activities without waiting ends with the last of them.
  if (entry.scope !== undoing.scope) endIfEmpty(run, entry.scope);
}

function close(run: Run, id: number): void {
  const token = findToken(run, id);
  const owner = token && visitOf(run, token);
  forget(run, id);
  dropScope(run, id);
  dropToken(run, id);
  if (owner) note(run, 'element.completed', owner);
}
