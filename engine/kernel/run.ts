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
  /** Multi-instance body with this index. */
  index: number | undefined;
}

/** Sends a token to an element. */
export function send(run: Run, process: Process, node: FlowNode, scope: number, via?: string, index?: number): void {
  run.queue.push({ id: 0, process, node, scope, via, index });
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
}

/** Copies the lists once; tokens, scopes and timers themselves are replaced, never changed. */
export const createRun = (process: Process, before: KernelState, data: JsonObject, ctx: KernelContext): Run => ({
  process,
  ctx,
  state: {
    v: 1,
    next: before.next,
    tokens: before.tokens.slice(),
    scopes: before.scopes.slice(),
    timers: before.timers.slice(),
  },
  data,
  facts: [],
  queue: [],
  head: 0,
});

export const write = (run: Run, patch: JsonObject): void => {
  run.data = { ...run.data, ...patch };
};

/** Lets a token rest at its element until a command moves it. */
export function rest(run: Run, visit: Visit, waits: Token['waits'], retry?: Token['retry']): void {
  dropToken(run, visit.id);
  run.state.tokens.push({
    id: visit.id,
    at: visit.node.id,
    scope: visit.scope,
    waits,
    ...(visit.via !== undefined && (waits === 'join' || waits === 'incident') ? { via: visit.via } : {}),
    ...(visit.index === undefined ? {} : { index: visit.index }),
    ...(retry === undefined ? {} : { retry }),
  });
}

export const findToken = (run: Run, id: number): Token | undefined => run.state.tokens.find((token) => token.id === id);

export function dropToken(run: Run, id: number): void {
  const at = run.state.tokens.findIndex((token) => token.id === id);
  if (at >= 0) run.state.tokens.splice(at, 1);
}
