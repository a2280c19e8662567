import { detailOf } from '../../bpmn/detail.ts';
import { isRefusal, type Refusal } from '../../result.ts';
import { followError } from '../errors.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import { type Run, write } from '../run.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/** `job.complete`: the result goes to the result variable, or is merged into the case data where there is none. */
export function completeJob(run: Run, command: CommandOf<'job.complete'>): Refusal | undefined {
  const visit = findWaiting(run, command.job, 'job');
  if (isRefusal(visit)) return visit;
  const { resultVariable } = detailOf(visit.node);
  const { result } = command;
  if (result && resultVariable !== undefined) write(run, { [resultVariable]: result });
  else if (result && Object.keys(result).length > 0) write(run, result);
  complete(run, visit);
  return undefined;
}

/** `job.fail`: follows the error boundary event that catches the error, else the token waits as an incident. */
export function failJob(run: Run, command: CommandOf<'job.fail'>): Refusal | undefined {
  const visit = findWaiting(run, command.job, 'job');
  if (isRefusal(visit)) return visit;
  run.facts.push({ type: 'error.thrown', element: visit.node.id, error: command.error });
  if (!followError(run, command.error, visit))
    raise(run, visit, { code: command.error, message: command.message }, 'execute');
  return undefined;
}
