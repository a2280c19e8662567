import type { CaseData } from '../case/types.ts';
import { evaluate } from '../feel/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Result } from '../result.ts';
import { withFilled } from './answers.ts';
import type { FormDefinition } from './types.ts';

/** Asks a decision, by the reference that the form writes, over the case data. */
export type FormDecide = (reference: string, data: CaseData) => Result<Json>;

/** Reads the expressions of one form over one case, whose answers may change on the way. */
export interface FormReader {
  read(expression: string, answers: JsonObject): Result<Json>;
  /** Whether the expression reads a decision that failed or gave nothing. False where decisions cannot be asked at all. */
  lacksDecision(expression: string, answers: JsonObject): boolean;
}

const NAMED = /\bdecisions\s*\.\s*([\p{L}\p{N}_]+)/gu;

const namesIn = (expression: string): string[] => [...expression.matchAll(NAMED)].map(([, name = '']) => name);

/**
 * The expressions of a form see the case data with blank answers gone and, as `decisions.<name>`, the results of the
 * decisions that the form declares: asked once for the same answers, and only when an expression reads one. A decision that
 * fails is null.
 */
export function formReader(form: FormDefinition, data: CaseData, decide?: FormDecide): FormReader {
  const declared = decide === undefined ? [] : Object.entries(form.decisions ?? {});
  let seen: { answers: JsonObject; context: CaseData; decisions?: JsonObject } | undefined;

  function look(answers: JsonObject) {
    if (seen?.answers !== answers) seen = { answers, context: withFilled(data, answers) };
    return seen;
  }
  function ask(answers: JsonObject): JsonObject {
    const now = look(answers);
    now.decisions ??= Object.fromEntries(
      declared.map(([name, reference]) => {
        const result = decide?.(reference, now.context);
        return [name, result?.ok ? result.value : null];
      }),
    );
    return now.decisions;
  }
  return {
    read(expression, answers) {
      const { context } = look(answers);
      if (declared.length === 0 || !expression.includes('decisions')) return evaluate(expression, context);
      return evaluate(expression, { ...context, decisions: ask(answers) });
    },
    lacksDecision(expression, answers) {
      if (declared.length === 0) return false;
      const decisions = ask(answers);
      return namesIn(expression).some((name) => decisions[name] === null);
    },
  };
}
