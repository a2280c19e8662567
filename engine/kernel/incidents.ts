import type { Problem } from '../result.ts';
import { type Run, rest, type Visit } from './run.ts';
import type { Token } from './types.ts';

/** Stops a token where it is; `incident.retry` takes it up again at the given phase. */
export function raise(
  run: Run,
  visit: Visit,
  problem: Pick<Problem, 'code' | 'message'>,
  retry?: Token['retry'],
): void {
  rest(run, visit, 'incident', retry);
  run.facts.push({
    type: 'incident.raised',
    element: visit.node.id,
    token: visit.id,
    code: problem.code,
    message: problem.message,
  });
}

/** As `raise`, with the first of what a failed result names. */
export function raiseFirst(run: Run, visit: Visit, problems: readonly Problem[], retry?: Token['retry']): void {
  const [problem] = problems;
  if (problem) raise(run, visit, problem, retry);
}
