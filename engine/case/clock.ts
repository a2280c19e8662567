import { toLocalDate } from '../deadline/index.ts';
import { type CaseDraft, record, setPart } from './draft.ts';
import { noteFirstNotice } from './firstNotice.ts';
import { nodeOf } from './guards.ts';
import type { CaseState } from './types.ts';

export const accepted = (state: CaseState): boolean => state.clock.some((entry) => entry.type === 'started');

const last = (state: CaseState) => state.clock.at(-1)?.type;

/** Acceptance starts the legal clock, once (domain.md §5: 受理才起法定时限). */
export function accept(draft: CaseDraft): void {
  if (accepted(draft.state)) return;
  const at = draft.ctx.now;
  noteFirstNotice(draft, []);
  draft.state.clock.push({ at, type: 'started' });
  draft.state.status = 'inProgress';
  setPart(draft, 'case', { acceptedAt: toLocalDate(at, draft.compiled.calendar.utcOffset) });
  record(draft, { type: 'case.accepted' }, { type: 'clock.started' });
}

export function stop(draft: CaseDraft): void {
  if (!accepted(draft.state) || last(draft.state) === 'stopped') return;
  draft.state.clock.push({ at: draft.ctx.now, type: 'stopped' });
  record(draft, { type: 'clock.stopped' });
}

/** Reason of a pause now: 补正 before everything else, since it also names the case's status. */
function pauseReason(draft: CaseDraft): string | undefined {
  const { demand, suspended } = draft.state;
  const resting = restingReasons(draft);
  if (demand !== undefined || resting.includes('supplement')) return 'supplement';
  return suspended?.reason ?? resting[0];
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
  const reason = pauseReason(draft);
  const running = last(state) === 'started' || last(state) === 'resumed';
  if (reason !== undefined && running) {
    state.clock.push({ at: draft.ctx.now, type: 'paused', reason });
    record(draft, { type: 'clock.paused', reason });
  }
  if (reason === undefined && last(state) === 'paused') {
    state.clock.push({ at: draft.ctx.now, type: 'resumed' });
    record(draft, { type: 'clock.resumed' });
  }
  if (reason === 'supplement') state.status = 'supplementing';
  else state.status = accepted(state) ? 'inProgress' : 'received';
}
