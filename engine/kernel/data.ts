import { type AssociationDetail, detailOf } from '../bpmn/detail.ts';
import type { Process } from '../bpmn/model.ts';
import type { Json, JsonObject } from '../json.ts';
import { ok, type Problem, type Result } from '../result.ts';
import { type Run, type Visit, write } from './run.ts';
import { findScope } from './scopes.ts';
import { evaluateAt, passesData, put, valueAt, visible } from './variables.ts';

/**
 * The variables that a scope opens with: what the sub-process or the called process declares, with first values as seen
 * from the activity, and what a call passes that shares no data.
 */
export function scopeVars(run: Run, visit: Visit, called?: Process): Result<JsonObject> {
  const process = called ?? visit.process;
  const declared = firstValues(run, visit, process.declares?.[called ? called.id : visit.node.id]);
  return called && declared.ok && passesData(visit) ? ok({ ...declared.value, ...visit.vars }) : declared;
}

/** What the process itself declares becomes case data, where the case does not bring it along. */
export function declareProcess(run: Run, visit: Visit): Problem | undefined {
  const declared = visit.process.declares?.[visit.process.id];
  if (!declared) return undefined;
  const missing = Object.entries(declared).filter(([name, first]) => first !== null && !Object.hasOwn(run.data, name));
  if (missing.length === 0) return undefined;
  const values = firstValues(run, visit, Object.fromEntries(missing));
  if (!values.ok) return values.problems[0];
  write(run, values.value);
  return undefined;
}

function firstValues(run: Run, visit: Visit, declared: Record<string, string | null> | undefined): Result<JsonObject> {
  const values: JsonObject = {};
  if (!declared) return ok(values);
  for (const [name, expression] of Object.entries(declared)) {
    const result = expression === null ? ok(null) : evaluateAt(run, visit, expression);
    if (!result.ok) return result;
    values[name] = result.value;
  }
  return ok(values);
}

/**
 * An activity begins: its own values get their first values, its data inputs what the input associations read around it
 * (BPMN 2.0 §10.4.2). What is wrong, or undefined.
 */
export function fillInputs(run: Run, visit: Visit): Problem | undefined {
  const { locals, inputs } = visit.node.detail;
  if (locals === undefined && inputs === undefined) return undefined;
  const outside: Visit = { ...visit, vars: undefined };
  const own = firstValues(run, outside, detailOf(visit.node).locals);
  if (!own.ok) return own.problems[0];
  let vars = own.value;
  for (const { from, to } of detailOf(visit.node).inputs ?? []) {
    const value = valueAt(run, outside, from);
    if (!value.ok) return value.problems[0];
    vars = { ...vars, ...assigned(vars, to, value.value) };
  }
  visit.vars = { ...visit.vars, ...vars };
  return undefined;
}

/** An activity has completed: its output associations read what is inside and write around it. What is wrong, or undefined. */
export function emptyOutputs(run: Run, visit: Visit): Problem | undefined {
  if (visit.node.detail.outputs === undefined) return undefined;
  const inside: Visit = { ...visit, vars: { ...visit.vars, ...findScope(run, visit.id)?.vars } };
  const outside: Visit = { ...visit, vars: undefined };
  const written: [AssociationDetail, Json][] = [];
  for (const association of detailOf(visit.node).outputs ?? []) {
    const value = valueAt(run, inside, association.from);
    if (!value.ok) return value.problems[0];
    written.push([association, value.value]);
  }
  for (const [{ to }, value] of written) put(run, outside, assigned(visible(run, outside), to, value));
  return undefined;
}

/** `a` or `a.b.c` given a value: the new value of `a`, with its other members as they are in `values`. */
function assigned(values: JsonObject, to: string, value: Json): JsonObject {
  const [name = '', ...path] = to.split('.');
  return { [name]: path.length === 0 ? value : within(Object.hasOwn(values, name) ? values[name] : null, path, value) };
}

function within(target: Json | undefined, [name = '', ...path]: string[], value: Json): JsonObject {
  const members = typeof target === 'object' && target !== null && !Array.isArray(target) ? target : {};
  const inner = Object.hasOwn(members, name) ? members[name] : null;
  return { ...members, [name]: path.length === 0 ? value : within(inner, path, value) };
}

/** What an activity gives: under its result variable, else a context name by name; anything else has no name and is dropped. */
export function writeResult(run: Run, visit: Visit, value: Json): void {
  const { resultVariable } = detailOf(visit.node);
  if (resultVariable !== undefined && resultVariable !== '') put(run, visit, { [resultVariable]: value });
  else if (isContext(value)) put(run, visit, value);
}

const isContext = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
