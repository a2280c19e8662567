import type { ClockEntry, ClockView } from './types.ts';

export type Pause = ClockView['pauses'][number];

export interface ClockFold {
  state: ClockView['state'];
  startedAt?: number;
  stoppedAt?: number;
  pauses: Pause[];
}

/**
 * Reads the entries in order. Total: what makes no sense – a pause before the start, a second start, anything after the
 * stop – changes nothing. A stop ends an open pause.
 */
export const foldClock = (entries: readonly ClockEntry[]): ClockFold =>
  entries.reduce<ClockFold>(apply, { state: 'notStarted', pauses: [] });

const apply = (clock: ClockFold, entry: ClockEntry): ClockFold => {
  switch (entry.type) {
    case 'started':
      return clock.state === 'notStarted' ? { ...clock, state: 'running', startedAt: entry.at } : clock;
    case 'paused':
      if (clock.state !== 'running') return clock;
      return { ...clock, state: 'paused', pauses: [...clock.pauses, { from: entry.at, reason: entry.reason }] };
    case 'resumed':
      return clock.state === 'paused' ? { ...clock, state: 'running', pauses: closed(clock.pauses, entry.at) } : clock;
    case 'stopped':
      if (clock.state === 'notStarted' || clock.state === 'stopped') return clock;
      return { ...clock, state: 'stopped', stoppedAt: entry.at, pauses: closed(clock.pauses, entry.at) };
  }
};

const closed = (pauses: Pause[], to: number): Pause[] =>
  pauses.map((pause) => (pause.to === undefined ? { ...pause, to } : pause));
