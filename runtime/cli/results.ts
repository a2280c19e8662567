import type { Finding, Json, Problem, Result } from '#engine';
import { printProblems } from './problems.ts';

/** One line each. */
export const printJson = (type: 'problem' | 'finding', list: readonly (Problem | Finding)[]): void => {
  for (const one of list) console.log(JSON.stringify({ type, ...one }));
};

/** Problems as lines for people, or as JSON; 1 if there are any. */
export function reportProblems(problems: Problem[], json: boolean): number {
  if (json) printJson('problem', problems);
  else printProblems(problems);
  return problems.length > 0 ? 1 : 0;
}

/** A value as JSON text; with `--json` in one line of its own type. */
export function printValue(result: Result<Json>, json: boolean): number {
  if (!result.ok) return reportProblems(result.problems, json);
  console.log(json ? JSON.stringify({ type: 'result', value: result.value }) : JSON.stringify(result.value, null, 2));
  return 0;
}
