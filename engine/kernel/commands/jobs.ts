import { isRefusal, type Refusal } from '../../result.ts';
import { writeResult } from '../data.ts';
import { followError } from '../errors.ts';
import { raise } from '../incidents.ts';
import { complete } from '../moving.ts';
import type { Run } from '../run.ts';
import type { CommandOf } from './command.ts';
import { findWaiting } from './find.ts';

/** `job.complete`: the result goes to the result variable, or is merged into the case data where there is none. */
export function completeJob(run: Run, command: CommandOf<'job.complete'>): Refusal | undefined {
  const visit = findWaiting(run, command.job, 'job');
  if (isRefusal(visit)) return visit;
  const { result } = command;
  const isEmpty = result && visit.node.detail.resultVariable === undefined && Object.keys(result).length === 0;
  if (result && !isEmpty) writeResult(run, visit, result);
  complete(run, visit);
  return undefined;
}

/** `job.fail`: follows the event that catches the error, else the token waits as an incident. */
export function failJob(run: Run, command: CommandOf<'job.fail'>): Refusal | undefined {
  const visit = findWaiting(run, command.job, 'job');
  if (isRefusal(visit)) return visit;
  run.facts.push({ type: 'error.thrown', element: visit.node.id, error: command.error });
  if (!followError(run, command.error, visit))
    raise(run, visit, { code: command.error, message: command.message }, 'execute');
  return undefined;
}
