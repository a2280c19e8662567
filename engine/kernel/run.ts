import type { FlowNode, Process } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import type { KernelContext, KernelFact, KernelState, Token } from './types.ts';

/** A token at an element or on its way to it. All members are always there: one shape is what the engine runs fast. */
export interface Visit {
  /** The token's id; 0 while it is on its way. */
  id: number;
  process: Process;
  node: FlowNode;
  scope: number;
  /** Flow that it comes by. */
  via: string | undefined;
  /** Run with this index of a loop or multi-instance activity. */
  index: number | undefined;
  /** Values that live as long as the activity. */
  vars: JsonObject | undefined;
  /** What has happened already: triggers, branches, started activities. */
  met: string[] | undefined;
  /** Element that the activity goes straight to when it completes. */
  back: string | undefined;
}

/** A fresh visit, before the token has an id. */
export const visitTo = (
  process: Process,
  node: FlowNode,
  scope: number,
  via?: string,
  index?: number,
  vars?: JsonObject,
): Visit => ({ id: 0, process, node, scope, via, index, vars, met: undefined, back: undefined });

/** Sends a token to an element. */
export function send(run: Run, process: Process, node: FlowNode, scope: number, via?: string): void {
  run.queue.push(visitTo(process, node, scope, via));
}

/** One command being worked: a private copy of the state that is changed in place and then handed out. */
export interface Run {
  readonly process: Process;
  readonly ctx: KernelContext;
  readonly state: KernelState;
  data: JsonObject;
  readonly facts: KernelFact[];
  /** Moves still to be made; those before `head` are done. */
  queue: Visit[];
  head: number;
  /** Counts what conditional events depend on: every write to a variable, and every one of them that is armed. */
  writes: number;
}

/** Copies the lists once; tokens, scopes and timers themselves are replaced, never changed. */
export const createRun = (process: Process, before: KernelState, data: JsonObject, ctx: KernelContext): Run => ({
  process,
  ctx,
  state: copyOf(before),
  data,
  facts: [],
  queue: [],
  head: 0,
  writes: 0,
});

/** Most states have none of the optional members; they share one shape. */
function copyOf(before: KernelState): KernelState {
  const { next, tokens, scopes, timers } = before;
  const state: KernelState = {
    v: 2,
    next,
    tokens: tokens.slice(),
    scopes: scopes.slice(),
    timers: timers.slice(),
  };
  if (before.done) state.done = before.done;
  if (before.undoing) state.undoing = before.undoing;
  if (before.met) state.met = before.met;
  if (before.result) state.result = before.result;
  return state;
}

/** Writes to the case data, whatever the scopes declare. */
export const write = (run: Run, patch: JsonObject): void => {
  run.data = { ...run.data, ...patch };
  run.writes += 1;
};

/** Lets a token rest at its element until a command moves it. */
export function rest(run: Run, visit: Visit, waits: Token['waits'], retry?: Token['retry']): void {
  dropToken(run, visit.id);
  const token: Token = { id: visit.id, at: visit.node.id, scope: visit.scope, waits };
  if (visit.via !== undefined && (waits === 'join' || waits === 'incident')) token.via = visit.via;
  if (visit.index !== undefined) token.index = visit.index;
  if (retry !== undefined) token.retry = retry;
  if (visit.vars !== undefined) token.vars = visit.vars;
  if (visit.back !== undefined) token.back = visit.back;
  if (visit.met !== undefined) token.met = visit.met;
  run.state.tokens.push(token);
}

/** Puts a changed copy in the place of a resting token. */
export function replaceToken(run: Run, token: Token): void {
  const at = placeOf(run, token.id);
  if (at >= 0) run.state.tokens[at] = token;
}

export const findToken = (run: Run, id: number): Token | undefined => run.state.tokens[placeOf(run, id)];

export function dropToken(run: Run, id: number): void {
  const at = placeOf(run, id);
  if (at >= 0) run.state.tokens.splice(at, 1);
}

/** From the end: what moves now has come to rest lately. */
function placeOf(run: Run, id: number): number {
  const { tokens } = run.state;
  let at = tokens.length - 1;
  while (at >= 0 && tokens[at]?.id !== id) at -= 1;
  return at;
}
