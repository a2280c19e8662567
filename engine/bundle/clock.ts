import { foldClock } from '../deadline/index.ts';
import type { ClockEntry } from '../deadline/types.ts';

/** What of a case the bundle's clock is made of. */
export interface MemberClock {
  clock: readonly ClockEntry[];
  /** When the case came to an end, epoch ms; absent while it is open. Its clock may never have started. */
  endedAt?: number;
}

/**
 * The clock of a bundle as entries of its own, for `clockView` with the bundle's limit. A limit counts from acceptance: it
 * starts when the last of the cases is accepted or has ended without. It stands still while all cases that are left wait for
 * the applicant, and stops with the last. An extension granted to one case does not move the bundle's own date.
 */
export function bundleClock(cases: readonly MemberClock[]): ClockEntry[] {
  const start = startOf(cases);
  if (!start) return [];
  const moments = cases.flatMap(({ clock, endedAt = start.at }) => [...clock.map(({ at }) => at), endedAt]);
  const entries: ClockEntry[] = [start];
  let state: State = 'running';
  for (const at of [...new Set([start.at, ...moments])].sort((a, b) => a - b)) {
    const next: State = at < start.at ? state : stateAt(cases, at);
    if (next !== state) entries.push(entryOf(at, next, cases));
    state = next;
  }
  return entries;
}

type State = 'running' | 'paused' | 'stopped';

/** `since`: the legal start where it lies before the moment of acceptance (视为受理). */
function startOf(cases: readonly MemberClock[]): Extract<ClockEntry, { type: 'started' }> | undefined {
  const starts = cases.map(({ clock, endedAt }) => {
    const started = clock.find((entry) => entry.type === 'started');
    return started ? { at: started.at, since: started.since ?? started.at } : { at: endedAt, since: endedAt };
  });
  const known = starts.flatMap(({ at, since }) => (at === undefined || since === undefined ? [] : [{ at, since }]));
  const accepted = cases.some(({ clock }) => clock.length > 0);
  if (!accepted || known.length < cases.length) return undefined;
  const at = Math.max(...known.map((one) => one.at));
  const since = Math.max(...known.map((one) => one.since));
  return { at, type: 'started', ...(since < at ? { since } : {}) };
}

function stateAt(cases: readonly MemberClock[], moment: number): State {
  const states = cases.map(({ clock, endedAt }): State => {
    const { state } = foldClock(clock.filter(({ at }) => at <= moment));
    if (state === 'stopped' || (endedAt !== undefined && endedAt <= moment)) return 'stopped';
    return state === 'paused' ? 'paused' : 'running';
  });
  if (states.includes('running')) return 'running';
  return states.includes('paused') ? 'paused' : 'stopped';
}

function entryOf(at: number, next: State, cases: readonly MemberClock[]): ClockEntry {
  if (next === 'stopped') return { at, type: 'stopped' };
  if (next === 'running') return { at, type: 'resumed' };
  const paused = cases.flatMap(({ clock }) => clock).findLast((entry) => entry.type === 'paused' && entry.at <= at);
  return { at, type: 'paused', reason: paused?.type === 'paused' ? paused.reason : 'supplement' };
}
