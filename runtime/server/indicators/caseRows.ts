import { type CompiledItem, clockView, type IndicatorRow, type JsonObject, toLocalDate } from '#engine';
import type { MeasuredCase } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';

const CHINA = 480;

const lastOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

/** What expressions see of a case; the names are those that the engine checks indicators by. */
export function caseRow(
  row: MeasuredCase,
  compiled: CompiledItem | undefined,
  org: Organization,
  now: number,
): IndicatorRow {
  const office = lastOf(row.officePath);
  const { receivedAt, acceptedAt, concludedAt, channel } = { ...(row.state.vars.case as JsonObject | undefined) };
  return {
    office,
    values: {
      no: row.no,
      item: row.itemRef,
      itemTitle: row.itemName,
      group: compiled?.item.group ?? null,
      status: row.status,
      result: row.result,
      channel: channel ?? null,
      office,
      level: org.office(office)?.level ?? null,
      division: org.division(office),
      receivedAt: receivedAt ?? toLocalDate(row.createdAt, CHINA),
      acceptedAt: acceptedAt ?? null,
      concludedAt: concludedAt ?? null,
      // Due is the midnight that ends the last day.
      dueAt: row.due === null ? null : toLocalDate(row.due - 1, CHINA),
      workingDays: compiled === undefined ? null : workingDays(row, compiled, now),
      onTime: onTime(row, now),
      rounds: row.state.round,
      supplements: supplements(row),
      rating: row.rating,
    },
  };
}

/** Working days that count against the office, so far or in all; null before acceptance. */
function workingDays({ state }: MeasuredCase, { calendar, item }: CompiledItem, now: number): number | null {
  const { promised, statutory } = item.elements.timeLimit;
  const view = clockView(calendar, state.clock, { promised, ...(statutory ? { statutory } : {}) }, now);
  return view.startedAt === undefined ? null : view.usedDays;
}

/** Null: not accepted, or still running within its promise. */
function onTime({ state, due }: MeasuredCase, now: number): boolean | null {
  if (due === null) return null;
  const stopped = state.clock.find((entry) => entry.type === 'stopped');
  if (stopped) return stopped.at <= due;
  return now > due ? false : null;
}

/** Times that the applicant was asked for more. */
function supplements({ state }: MeasuredCase): number {
  const pauses = state.clock.filter((entry) => entry.type === 'paused' && entry.reason === 'supplement').length;
  return Math.max(pauses, state.notice === undefined ? 0 : 1);
}
