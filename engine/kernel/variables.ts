import { detailOf } from '../bpmn/detail.ts';
import { evaluate } from '../feel/index.ts';
import type { Json, JsonObject } from '../json.ts';
import { ok, type Result } from '../result.ts';
import { runLocals } from './loop/locals.ts';
import { type Run, replaceToken, type Visit, write } from './run.ts';
import { findScope, ownerOf, visitOf } from './scopes.ts';
import type { ScopeInstance } from './types.ts';

/** Variables of one place: an activity's own, what a scope declares, or what a run of a looping activity counts. */
type Layer =
  | { of: 'activity'; values: JsonObject; visit: Visit }
  | { of: 'scope'; values: JsonObject; scope: ScopeInstance }
  | { of: 'run'; values: JsonObject; visit: Visit };

interface Layers {
  /** From the inside out. */
  list: Layer[];
  /** A called process with data of its own; what is outside of it is not seen. */
  closed: ScopeInstance | undefined;
}

/**
 * What an expression at this place sees: the case data, over it what the scopes around declare, the activities' own
 * values and, in a run of a looping activity, its counters. A called process sees the data of its caller unless the
 * call passes data of its own. The case data themselves when there is nothing to lay over them.
 */
export function visible(run: Run, visit: Visit): JsonObject {
  if (isPlain(visit)) return run.data;
  const { list, closed } = layersOf(run, visit);
  if (list.length === 0 && !closed) return run.data;
  const merged: JsonObject = closed ? {} : { ...run.data };
  for (let at = list.length - 1; at >= 0; at--) Object.assign(merged, list[at]?.values);
  return merged;
}

/** Writes each value to the nearest place around the visit that declares its name, else to the case data. */
export function put(run: Run, visit: Visit, patch: JsonObject): void {
  if (isPlain(visit)) write(run, patch);
  else putOutwards(run, visit, patch);
}

function putOutwards(run: Run, visit: Visit, patch: JsonObject): void {
  const { list, closed } = layersOf(run, visit);
  const rest: JsonObject = {};
  for (const [name, value] of Object.entries(patch)) {
    const layer = list.find((candidate) => declares(candidate, name));
    if (layer) putInto(run, layer, { [name]: value });
    else rest[name] = value;
  }
  if (Object.keys(rest).length === 0) return;
  if (closed) putIntoScope(run, closed.id, rest);
  else write(run, rest);
}

/** Evaluates FEEL at a place of the process. */
export const evaluateAt = (run: Run, visit: Visit, expression: string): Result<Json> =>
  evaluate(expression, visible(run, visit), {
    now: run.ctx.now,
    ...(run.ctx.calendar ? { utcOffset: run.ctx.calendar.utcOffset } : {}),
  });

/** Names of data may have spaces, which FEEL would read as something else. */
const NAME = /^[\p{L}_][\p{L}\p{N}_ ·-]*$/u;

/** The value of a name as it stands, spaces and all, or else of FEEL. A name that is not there is null. */
export function valueAt(run: Run, visit: Visit, text: string): Result<Json> {
  const values = visible(run, visit);
  if (Object.hasOwn(values, text)) return ok(values[text] ?? null);
  const result = evaluateAt(run, visit, text);
  return !result.ok && NAME.test(text) ? ok(null) : result;
}

/** Nothing but the case data is there. */
const isPlain = ({ scope, index, vars }: Visit): boolean => scope === 0 && index === undefined && vars === undefined;

function layersOf(run: Run, visit: Visit): Layers {
  const list: Layer[] = [];
  for (let at: Visit | undefined = visit; at; at = around(run, at)) {
    if (at.vars) list.push({ of: 'activity', values: at.vars, visit: at });
    const scope = findScope(run, at.scope);
    if (!scope) continue;
    if (at.index !== undefined) list.push({ of: 'run', values: runLocals(at, scope, at.index), visit: at });
    else {
      if (hasMembers(scope.vars)) list.push({ of: 'scope', values: scope.vars, scope });
      if (hasOwnData(run, scope)) return { list, closed: scope };
    }
  }
  return { list, closed: undefined };
}

function around(run: Run, visit: Visit): Visit | undefined {
  const owner = ownerOf(run, visit.scope);
  return owner && visitOf(run, owner);
}

function hasMembers(values: JsonObject): boolean {
  for (const _ in values) return true;
  return false;
}

/** Whether a scope is that of a called process which shares no data with its caller. */
function hasOwnData(run: Run, scope: ScopeInstance): boolean {
  if (scope.process === undefined) return false;
  const owner = ownerOf(run, scope.id);
  const call = owner && visitOf(run, owner);
  return call !== undefined && passesData(call);
}

/** A call activity with data associations, or with data inputs and outputs, shares nothing else with what it calls. */
export function passesData({ node }: Visit): boolean {
  const { inputs, outputs, locals } = detailOf(node);
  return inputs !== undefined || outputs !== undefined || locals !== undefined;
}

/** A run can write its element, which it then has to itself, but not its counters. */
const declares = (layer: Layer, name: string): boolean =>
  layer.of === 'run' ? detailOf(layer.visit.node).loop?.elementVariable === name : Object.hasOwn(layer.values, name);

function putInto(run: Run, layer: Layer, patch: JsonObject): void {
  if (layer.of === 'scope') putIntoScope(run, layer.scope.id, patch);
  else putIntoVisit(run, layer.visit, patch);
}

function putIntoScope(run: Run, id: number, patch: JsonObject): void {
  const at = run.state.scopes.findIndex((scope) => scope.id === id);
  const scope = run.state.scopes[at];
  if (scope) run.state.scopes[at] = { ...scope, vars: { ...scope.vars, ...patch } };
  run.writes += 1;
}

function putIntoVisit(run: Run, visit: Visit, patch: JsonObject): void {
  visit.vars = { ...visit.vars, ...patch };
  const token = run.state.tokens.find((candidate) => candidate.id === visit.id);
  if (token) replaceToken(run, { ...token, vars: visit.vars });
  run.writes += 1;
}
