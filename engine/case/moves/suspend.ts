import { canonicalJson, sm3 } from '../../digest.ts';
import { type Refusal, refuse } from '../../result.ts';
import { settleClock } from '../clock.ts';
import { type CaseDraft, record } from '../draft.ts';
import { type Look, ownerRefusal } from '../guards.ts';
import { PAUSE_REASONS } from '../names.ts';
import type { Actor } from '../types.ts';
import { supervises } from './authority.ts';
import type { Of } from './command.ts';
import { delayTimers } from './delayTimers.ts';

const decides = ({ state }: Look, actor: Actor): boolean =>
  supervises(state, actor) || state.tasks.some((task) => ownerRefusal(task, actor) === undefined);

export function maySuspend(look: Look, actor: Actor): Refusal | undefined {
  if (look.state.suspended) return refuse('suspend.already', '该办件已经中止办理。');
  return decides(look, actor)
    ? undefined
    : refuse('suspend.notAllowed', '中止办理由当前环节的经办人员或“督办”岗位人员决定。');
}

/** 中止: the clock stands, nothing can be worked and no term runs out; the applicant gets a notice (R5). */
export function suspend(draft: CaseDraft, command: Of<'case.suspend'>): Refusal | undefined {
  const refusal = maySuspend(draft, draft.actor);
  if (refusal) return refusal;
  const { reason } = command;
  const notice = command.notice.trim();
  if (!Object.hasOwn(PAUSE_REASONS, reason))
    return refuse('suspend.reason', `“${reason}”不是规定的中止事由，请重新选择。`);
  if (notice === '') return refuse('suspend.notice', '中止办理必须书面告知申请人，请填写告知内容。');
  const { now } = draft.ctx;
  const hash = sm3(canonicalJson({ no: draft.state.no, reason, notice, at: now }));
  draft.state.suspended = { at: now, reason, notice };
  record(draft, { type: 'case.suspended', reason, notice, hash });
  settleClock(draft);
  return undefined;
}

export function mayResume(look: Look, actor: Actor): Refusal | undefined {
  if (!look.state.suspended) return refuse('resume.notSuspended', '该办件没有中止办理。');
  return decides(look, actor)
    ? undefined
    : refuse('resume.notAllowed', '恢复办理由当前环节的经办人员或“督办”岗位人员决定。');
}

/** 恢复办理: the time in between counts for nobody. */
export function resume(draft: CaseDraft, command: Of<'case.resume'>): Refusal | undefined {
  const refusal = mayResume(draft, draft.actor);
  const { suspended, ...state } = draft.state;
  if (refusal || !suspended) return refusal;
  draft.state = state;
  record(draft, { type: 'case.resumed', note: command.note.trim() });
  delayTimers(draft, draft.ctx.now - suspended.at);
  settleClock(draft);
  return undefined;
}
