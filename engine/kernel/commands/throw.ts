import { isRefusal, type Refusal } from '../../result.ts';
import { escalate, throwError } from '../errors.ts';
import type { Run } from '../run.ts';
import type { CommandOf } from './command.ts';
import { findActive } from './find.ts';

/** `error.throw`: an error from inside an activity that waits; one that nobody catches fails the case. */
export function errorFrom(run: Run, { token, error }: CommandOf<'error.throw'>): Refusal | undefined {
  const visit = findActive(run, token);
  if (isRefusal(visit)) return visit;
  throwError(run, error, visit);
  return undefined;
}

/** `escalation.throw`: the activity goes on unless an interrupting event catches it. */
export function escalationFrom(run: Run, { token, escalation }: CommandOf<'escalation.throw'>): Refusal | undefined {
  const visit = findActive(run, token);
  if (isRefusal(visit)) return visit;
  escalate(run, escalation, visit);
  return undefined;
}
