import { type Refusal, refuse } from '../../result.ts';
import { stop } from '../clock.ts';
import { type CaseDraft, record, setPart } from '../draft.ts';
import type { Look } from '../guards.ts';
import { runKernel } from '../settle.ts';
import type { Actor } from '../types.ts';
import { atWindow, supervises } from './authority.ts';
import type { Of } from './command.ts';

export const mayWithdraw = ({ state }: Look, actor: Actor): Refusal | undefined =>
  actor.kind === 'applicant' || atWindow(state, actor)
    ? undefined
    : refuse('withdraw.notAllowed', '撤回申请由申请人提出，或由受理机构的“受理”岗位代办。');

/** 撤回 by the applicant, before the case is concluded. */
export function withdraw(draft: CaseDraft, command: Of<'case.withdraw'>): Refusal | undefined {
  const refusal = mayWithdraw(draft, draft.actor);
  if (refusal) return refusal;
  if (command.reason.trim() === '') return refuse('withdraw.reason', '请填写撤回原因。');
  stop(draft);
  draft.state.status = 'withdrawn';
  draft.state.result = 'withdrawn';
  setPart(draft, 'case', { result: 'withdrawn' });
  record(draft, { type: 'case.withdrawn', reason: command.reason });
  return end(draft, command.reason);
}

export const mayTerminate = ({ state }: Look, actor: Actor): Refusal | undefined =>
  supervises(state, actor) ? undefined : refuse('terminate.notAllowed', '终止办理须由“督办”岗位人员决定。');

/** 终止办理 (撤件): the applicant gave up, or never handed in what was asked for. */
export function terminate(draft: CaseDraft, command: Of<'case.terminate'>): Refusal | undefined {
  const refusal = mayTerminate(draft, draft.actor);
  if (refusal) return refusal;
  const { reason, result } = command;
  if (reason.trim() === '') return refuse('terminate.reason', '请填写终止办理的理由和依据。');
  record(draft, { type: 'case.terminated', reason, result });
  draft.state.result = result;
  return end(draft, reason);
}

/** Everything live is canceled; nothing stands still or waits any longer. */
function end(draft: CaseDraft, reason: string): Refusal | undefined {
  const { suspended: _suspended, demand: _demand, ...state } = draft.state;
  draft.state = state;
  return runKernel(draft, { type: 'case.terminate', reason });
}
