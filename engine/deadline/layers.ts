import type { Calendar, CalendarLayer } from './types.ts';

export interface CalendarPlace {
  /** Division code of the accepting office. */
  division: string;
  office: string;
}

/** The layers that hold at a place, as the case's place of acceptance decides (R4): divisions from wide to narrow, then the office. */
export const layersAt = (layers: readonly CalendarLayer[], { division, office }: CalendarPlace): CalendarLayer[] =>
  layers
    .filter((layer) => division.startsWith(layer.division ?? '') && (layer.office ?? office) === office)
    .sort((a, b) => Number(a.office !== undefined) - Number(b.office !== undefined) || width(b) - width(a));

/** Shorter codes are wider divisions. */
const width = ({ division }: CalendarLayer): number => -(division ?? '').length;

/** The calendar with layers upon it. The same object for the same layers, so that what is known of its days stays known. */
export const layeredCalendar = (base: Calendar, layers: readonly CalendarLayer[]): Calendar => {
  if (layers.length === 0) return base;
  const made = known.get(base) ?? new Map<string, Calendar>();
  known.set(base, made);
  const key = JSON.stringify(layers);
  const calendar = made.get(key) ?? layers.reduce(apply, base);
  if (made.size < MAX_KNOWN) made.set(key, calendar);
  return calendar;
};

/** Revisions that are alive at one time. */
const MAX_KNOWN = 64;
const known = new WeakMap<Calendar, Map<string, Calendar>>();

const apply = (calendar: Calendar, layer: CalendarLayer): Calendar => {
  const { holidays = {}, workdays = {}, plain = [] } = layer;
  const touched = new Set([...Object.keys(holidays), ...Object.keys(workdays), ...plain]);
  const hours = layer.hours ?? calendar.hours;
  return {
    ...calendar,
    holidays: { ...without(calendar.holidays, touched), ...holidays },
    workdays: { ...without(calendar.workdays, touched), ...workdays },
    publishedYears: yearsOf(calendar, layer),
    ...(hours && { hours }),
  };
};

const yearsOf = ({ publishedYears }: Calendar, layer: CalendarLayer): number[] => {
  const years = new Set([...publishedYears, ...(layer.publishedYears ?? [])]);
  for (const year of layer.unpublishedYears ?? []) years.delete(year);
  return [...years].sort((a, b) => a - b);
};

const without = (dates: Record<string, string>, touched: Set<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(dates).filter(([date]) => !touched.has(date)));

/** What turns `before` into `after` from the day `from` (`YYYY-MM-DD`) on, as a layer. */
export const calendarDifference = (before: Calendar, after: Calendar, from: string, title: string): CalendarLayer => {
  const all = [before.holidays, before.workdays, after.holidays, after.workdays].flatMap(Object.keys);
  const dates = [...new Set(all)].filter((date) => date >= from && kindOf(before, date) !== kindOf(after, date)).sort();
  const pick = (days: Record<string, string>, kind: string) =>
    Object.fromEntries(dates.filter((date) => kindOf(after, date) === kind).map((date) => [date, days[date] ?? '']));
  const plain = dates.filter((date) => kindOf(after, date) === '');
  const years = after.publishedYears.filter((year) => !before.publishedYears.includes(year));
  const unknown = before.publishedYears.filter((year) => !after.publishedYears.includes(year));
  return {
    title,
    ...some('holidays', pick(after.holidays, 'holiday')),
    ...some('workdays', pick(after.workdays, 'workday')),
    ...(plain.length > 0 && { plain }),
    ...(years.length > 0 && { publishedYears: years }),
    ...(unknown.length > 0 && { unpublishedYears: unknown }),
    ...(after.hours && JSON.stringify(after.hours) !== JSON.stringify(before.hours) && { hours: after.hours }),
  };
};

const kindOf = ({ holidays, workdays }: Calendar, date: string): 'workday' | 'holiday' | '' =>
  Object.hasOwn(workdays, date) ? 'workday' : Object.hasOwn(holidays, date) ? 'holiday' : '';

const some = (name: 'holidays' | 'workdays', days: Record<string, string>): Partial<CalendarLayer> =>
  Object.keys(days).length > 0 ? { [name]: days } : {};
