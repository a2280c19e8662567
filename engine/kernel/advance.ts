import { type Refusal, refuse } from '../result.ts';
import { adHocStart } from './commands/adHocStart.ts';
import { completeTask } from './commands/completeTask.ts';
import { deliverMessage } from './commands/deliverMessage.ts';
import { deliverSignal } from './commands/deliverSignal.ts';
import { fireTimer } from './commands/fireTimer.ts';
import { completeJob, failJob } from './commands/jobs.ts';
import { retry } from './commands/retry.ts';
import { sendBack } from './commands/sendBack.ts';
import { addSigner, dropSigner } from './commands/signers.ts';
import { start } from './commands/start.ts';
import { takeBack } from './commands/takeBack.ts';
import { terminate } from './commands/terminate.ts';
import { errorFrom, escalationFrom } from './commands/throw.ts';
import { drain } from './moving.ts';
import { createRun, type Run } from './run.ts';
import type { Advance, KernelCommand, KernelState } from './types.ts';

const NEW: KernelState = { v: 2, next: 1, tokens: [], scopes: [], timers: [] };

/**
 * One command on one case: the next state, the data and what happened, or why not. Pure, synchronous, deterministic;
 * the arguments are never changed, and `data` is the same object when nothing was written.
 * Refusals: `kernel.notStarted`, `kernel.alreadyStarted`, `kernel.ended` and those of the commands.
 */
export const advance: Advance = (process, before, command, ctx) => {
  const refusal = checkStage(before?.state, command);
  if (refusal) return refusal;
  const data = before?.data ?? command.data ?? {};
  const run = createRun(process, before?.state ?? NEW, data, ctx);
  const refused = work(run, command);
  if (refused) return refused;
  drain(run);
  return { state: run.state, data: run.data, facts: run.facts };
};

function checkStage(state: KernelState | undefined, command: KernelCommand): Refusal | undefined {
  if (command.type === 'case.start')
    return state ? refuse('kernel.alreadyStarted', '流程已经启动，不能重复启动。') : undefined;
  if (!state) return refuse('kernel.notStarted', '流程尚未启动。');
  return state.ended ? refuse('kernel.ended', '流程已经结束，不能再办理。') : undefined;
}

function work(run: Run, command: KernelCommand): Refusal | undefined {
  switch (command.type) {
    case 'case.start':
      return start(run, command);
    case 'task.complete':
      return completeTask(run, command);
    case 'task.sendBack':
      return sendBack(run, command);
    case 'task.takeBack':
      return takeBack(run, command);
    case 'signer.add':
      return addSigner(run, command);
    case 'signer.drop':
      return dropSigner(run, command);
    case 'message.deliver':
      return deliverMessage(run, command);
    case 'signal.deliver':
      return deliverSignal(run, command);
    case 'error.throw':
      return errorFrom(run, command);
    case 'escalation.throw':
      return escalationFrom(run, command);
    case 'adHoc.start':
      return adHocStart(run, command);
    case 'timer.fire':
      return fireTimer(run, command);
    case 'job.complete':
      return completeJob(run, command);
    case 'job.fail':
      return failJob(run, command);
    case 'incident.retry':
      return retry(run, command);
    case 'case.terminate':
      return terminate(run);
  }
}
