import { detailOf } from '../bpmn/detail.ts';
import { evaluate } from '../feel/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Result } from '../result.ts';
import { bookOf } from './loop/book.ts';
import type { Run, Visit } from './run.ts';
import { findScope, ownerOf, visitOf } from './scopes.ts';

/**
 * What an expression at this place sees: the case data and, inside a multi-instance activity, its local variables
 * (`loopCounter`, `numberOfInstances`, `numberOfCompletedInstances`, `numberOfActiveInstances`, the element).
 * A called process sees the data of the case that called it.
 */
export function visible(run: Run, visit: Visit): JsonObject {
  if (visit.scope === 0 && visit.index === undefined) return run.data;
  const layers: JsonObject[] = [];
  for (let at: Visit | undefined = visit; at; at = outer(run, at)) {
    const locals = at.index === undefined ? undefined : localsOf(run, at, at.index);
    if (locals) layers.unshift(locals);
  }
  return layers.length === 0 ? run.data : Object.assign({}, run.data, ...layers);
}

function outer(run: Run, visit: Visit): Visit | undefined {
  const owner = ownerOf(run, visit.scope);
  return owner && visitOf(run, owner);
}

function localsOf(run: Run, visit: Visit, index: number): JsonObject | undefined {
  const scope = findScope(run, visit.scope);
  if (!scope) return undefined;
  const { total, done, items } = bookOf(scope);
  const variable = detailOf(visit.node).loop?.elementVariable;
  const active = run.state.tokens.filter((token) => token.scope === scope.id && token.id !== visit.id).length;
  return {
    loopCounter: index + 1,
    numberOfInstances: total,
    numberOfCompletedInstances: done,
    numberOfActiveInstances: active,
    ...(variable === undefined ? {} : { [variable]: items?.[index] ?? null }),
  };
}

/** Evaluates FEEL at a place of the process. */
export const evaluateAt = (run: Run, visit: Visit, expression: string): Result<Json> =>
  evaluate(expression, visible(run, visit), {
    now: run.ctx.now,
    ...(run.ctx.calendar ? { utcOffset: run.ctx.calendar.utcOffset } : {}),
  });
