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
