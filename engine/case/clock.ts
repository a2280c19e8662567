import { foldClock, isLive, toLocalDate } from '../deadline/index.ts';
import type { ClockPause } from '../deadline/types.ts';
import { withParameters } from '../parameter/index.ts';
import { type CaseDraft, part, record, setPart } from './draft.ts';
import { noteFirstNotice } from './firstNotice.ts';
import { nodeOf } from './nodes.ts';
import type { CaseState } from './types.ts';

export const accepted = (state: CaseState): boolean => state.clock.some((entry) => entry.type === 'started');

/** Acceptance starts the legal clock, once (domain.md §5: 受理才起法定时限); `since` where the law sets an earlier start. */
export function accept(draft: CaseDraft, since?: number): void {
  if (accepted(draft.state)) return;
  const at = draft.ctx.now;
  noteFirstNotice(draft, []);
  draft.state.clock.push({ at, type: 'started', ...(since === undefined ? {} : { since }) });
  draft.state.status = 'inProgress';
  const acceptedAt = toLocalDate(since ?? at, draft.compiled.calendar.utcOffset);
  setPart(draft, 'case', { acceptedAt });
  setParameters(draft, acceptedAt);
  record(draft, { type: 'case.accepted' }, { type: 'clock.started' });
}

/** The day of acceptance settles which values of the parameters hold for the case, for good. */
function setParameters(draft: CaseDraft, acceptedAt: string): void {
  const division = String(part(draft.data, 'case').division ?? '');
  draft.data = { ...draft.data, ...withParameters(draft.compiled, acceptedAt, division) };
}

/** 视为受理: the case counts as accepted from when it was handed in, which is when the silent step began (R6). */
export function acceptByLaw(draft: CaseDraft): void {
  const silent = draft.state.tasks.find(({ element }) =>
    nodeOf(draft.compiled, element)?.settings.outcomes.some(({ kind }) => kind === 'accept'),
  );
  accept(draft, silent?.createdAt);
}

export function stop(draft: CaseDraft): void {
  if (!isLive(foldClock(draft.state.clock))) return;
  draft.state.clock.push({ at: draft.ctx.now, type: 'stopped' });
  record(draft, { type: 'clock.stopped' });
}

/** Why the clock stands now; several reasons may hold at once. */
function pauseReasons(draft: CaseDraft): string[] {
  const { demand, suspended } = draft.state;
  const reasons = restingReasons(draft);
  if (demand !== undefined) reasons.push('supplement');
  if (suspended) reasons.push(suspended.reason);
  return [...new Set(reasons)];
}

/** Steps at which the model lets the clock stand. */
function restingReasons(draft: CaseDraft): string[] {
  return draft.state.kernel.tokens.flatMap((token) => {
    const settings = nodeOf(draft.compiled, token.at)?.settings;
    return settings?.clock === 'pause' ? [settings.clockReason ?? 'other'] : [];
  });
}

/** Brings clock and status in line with where the tokens rest after the kernel's step (R5). */
export function settleClock(draft: CaseDraft): void {
  const { state } = draft;
  if (state.status === 'concluded' || state.status === 'withdrawn') return;
  const reasons = pauseReasons(draft);
  const clock = foldClock(state.clock);
  if (isLive(clock)) {
    const open = clock.pauses.filter(({ to }) => to === undefined);
    // What begins comes before what ends, so that the clock does not run for a moment in between.
    for (const reason of reasons) if (!open.some((pause) => pause.reason === reason)) pause(draft, reason, open);
    for (const ended of open) if (!reasons.includes(ended.reason)) resume(draft, ended);
  }
  if (reasons.includes('supplement')) state.status = 'supplementing';
  else state.status = accepted(state) ? 'inProgress' : 'received';
}

/** A pause beside others bears its reason as a name. */
function pause(draft: CaseDraft, reason: string, open: ClockPause[]): void {
  const notice = noticeOf(draft.state, reason);
  const entry: ClockPause = {
    from: draft.ctx.now,
    reason,
    ...(open.some(({ id }) => id === undefined) ? { id: reason } : {}),
    ...(notice === undefined ? {} : { notice }),
  };
  open.push(entry);
  const { from: at, ...what } = entry;
  draft.state.clock.push({ at, type: 'paused', ...what });
  record(draft, { type: 'clock.paused', reason });
}

function resume(draft: CaseDraft, { id }: ClockPause): void {
  draft.state.clock.push({ at: draft.ctx.now, type: 'resumed', ...(id === undefined ? {} : { id }) });
  record(draft, { type: 'clock.resumed' });
}

/** Hash of the one-time notice; of a suspension the words that the applicant was told. */
function noticeOf({ notice, suspended }: CaseState, reason: string): string | undefined {
  if (reason === 'supplement') return notice?.hash;
  return suspended?.reason === reason ? suspended.notice : undefined;
}
