import type { CalendarLayer, ClockEntry, ClockExtension, ClockPause, ClockView } from './types.ts';

export interface ClockFold {
  state: ClockView['state'];
  startedAt?: number;
  stoppedAt?: number;
  pauses: ClockPause[];
  extensions: ClockExtension[];
  /** Levels of warning raised since the latest extension. */
  alarms: string[];
  /** What this case's calendar has beyond the one it was compiled with. */
  layers: CalendarLayer[];
}

/**
 * Reads the entries in order. Total: what makes no sense – a pause before the start, a second start, a pause that stands
 * already, anything after the stop – changes nothing. The clock runs again when the last open pause ends; a stop ends all.
 */
export const foldClock = (entries: readonly ClockEntry[]): ClockFold =>
  entries.reduce<ClockFold>(apply, {
    state: 'notStarted',
    pauses: [],
    extensions: [],
    alarms: [],
    layers: [],
  });

/** Whether the clock has started and not stopped. */
export const isLive = ({ state }: Pick<ClockFold, 'state'>): boolean => state === 'running' || state === 'paused';

const apply = (clock: ClockFold, entry: ClockEntry): ClockFold => {
  if (entry.type === 'started') return start(clock, entry);
  if (!isLive(clock)) return clock;
  switch (entry.type) {
    case 'paused':
      return pause(clock, entry);
    case 'resumed':
      return resume(clock, entry);
    case 'extended':
      return { ...clock, extensions: [...clock.extensions, entry], alarms: [] };
    case 'alarmed':
      return { ...clock, alarms: [...clock.alarms, entry.alarm] };
    case 'recomputed':
      return { ...clock, layers: [...clock.layers, entry.layer] };
    case 'stopped':
      return { ...clock, state: 'stopped', stoppedAt: entry.at, pauses: close(clock.pauses, entry.at, () => true) };
  }
};

type Of<T extends ClockEntry['type']> = Extract<ClockEntry, { type: T }>;

const start = (clock: ClockFold, { at, since, layer }: Of<'started'>): ClockFold =>
  clock.state === 'notStarted'
    ? { ...clock, state: 'running', startedAt: since ?? at, layers: layer ? [layer] : [] }
    : clock;

const pause = (clock: ClockFold, { at, type: _, ...what }: Of<'paused'>): ClockFold =>
  clock.pauses.some((open) => open.to === undefined && open.id === what.id)
    ? clock
    : { ...clock, state: 'paused', pauses: [...clock.pauses, { from: at, ...what }] };

const resume = (clock: ClockFold, { at, id }: Of<'resumed'>): ClockFold => {
  const pauses = close(clock.pauses, at, (open) => open.id === id);
  return { ...clock, pauses, state: pauses.some(({ to }) => to === undefined) ? 'paused' : 'running' };
};

const close = (pauses: ClockPause[], to: number, ends: (pause: ClockPause) => boolean): ClockPause[] =>
  pauses.map((open) => (open.to === undefined && ends(open) ? { ...open, to } : open));

/** Since when the clock stands without a break; undefined when it does not stand. Overlapping pauses are one stand. */
export const pausedSince = (pauses: readonly ClockPause[]): number | undefined => {
  const open = pauses.filter(({ to }) => to === undefined);
  let since = open.length > 0 ? Math.min(...open.map(({ from }) => from)) : undefined;
  for (const { from, to } of pauses.toSorted((a, b) => b.from - a.from))
    if (since !== undefined && to !== undefined && from < since && to > since) since = from;
  return since;
};
