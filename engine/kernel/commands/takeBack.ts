import { type Refusal, refuse } from '../../result.ts';
import { cancelToken } from '../cancel.ts';
import { unsign } from '../loop/joint.ts';
import { startRun } from '../loop/startRun.ts';
import { findToken, type Run, send } from '../run.ts';
import { findScope, ownerOf, processOf, visitOf } from '../scopes.ts';
import type { CommandOf } from './command.ts';

/**
 * `task.takeBack` (取回): the tokens that a completion created are canceled, with everything in them, and the task stands
 * again. Refused if one of them is gone: then somebody has gone on from there.
 */
export function takeBack(run: Run, command: CommandOf<'task.takeBack'>): Refusal | undefined {
  const { element, scope, index, tokens } = command;
  const node = processOf(run, scope)?.nodes[element];
  const alive = scope === 0 || findScope(run, scope) !== undefined;
  if (!alive || node?.type !== 'userTask' || tokens.some((id) => !findToken(run, id)))
    return refuse('kernel.takeBackGone', '后续环节已办理，不能取回。', { element });
  for (const id of tokens) {
    const token = findToken(run, id);
    if (token?.scope === scope) cancelToken(run, token);
  }
  const process = processOf(run, scope);
  if (index !== undefined) startAgain(run, scope, index);
  else if (process) send(run, process, node, scope);
  return undefined;
}

/** The signer's instance of a joint signature begins anew. */
function startAgain(run: Run, scope: number, index: number): void {
  const owner = ownerOf(run, scope);
  const activity = owner && visitOf(run, owner);
  if (!activity) return;
  unsign(run, scope, index);
  startRun(run, activity, index);
}
