import type { Json, JsonObject } from '../json.ts';
import { fail, type Result } from '../result.ts';
import { compileDecisionModels, type DecisionOptions, type Decisions } from './decisions.ts';
import type { DecisionModel } from './model.ts';

/** Models by the reference of their file; the named one first, then its imports. */
export type DecisionModels = Readonly<Record<string, readonly DecisionModel[]>>;

/** `benefit#补贴档次`: a model and a decision in it; without `#` the only decision that no other requires. */
export function splitReference(reference: string): { model: string; decision: string | undefined } {
  const hash = reference.indexOf('#');
  if (hash < 0) return { model: reference, decision: undefined };
  return { model: reference.slice(0, hash), decision: reference.slice(hash + 1) };
}

/** Models that are asked again are compiled once, as long as somebody holds them. */
const compiled = new WeakMap<readonly DecisionModel[], Result<Decisions>>();

function compileOnce(models: readonly DecisionModel[]): Result<Decisions> {
  const found = compiled.get(models) ?? compileDecisionModels(models);
  compiled.set(models, found);
  return found;
}

/**
 * The result of a decision, for business rule tasks and forms. Errors: `dmn.unknownDecision` and those of
 * `Decisions.evaluate`.
 */
export function decide(
  models: DecisionModels,
  reference: string,
  data: JsonObject,
  options: DecisionOptions = {},
): Result<Json> {
  const { model, decision } = splitReference(reference);
  const found = Object.hasOwn(models, model) ? models[model] : undefined;
  if (found === undefined)
    return fail({ code: 'dmn.unknownDecision', message: `没有决策“${reference}”，请检查流程中写的决策名称。` });
  const decisions = compileOnce(found);
  if (!decisions.ok) return decisions;
  return decisions.value.evaluate(decision ?? decisions.value.top ?? model, data, options);
}
