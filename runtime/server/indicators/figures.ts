import {
  type Comparison,
  comparedSpan,
  type Indicator,
  type IndicatorResult,
  type IndicatorSpan,
  type Level,
  type RollUp,
  type Shown,
  shownContent,
  shownFor,
  spanOf,
  startRollUp,
  takenBy,
} from '#engine';
import type { OfficeRow, Scope } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';
import { type Behind, rowsOver } from './rows.ts';

export interface Asked {
  /** A day of the period; without it today. */
  day?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Instead of the indicator's own. */
  period?: 'month' | 'quarter' | 'year' | undefined;
}

/** The period that is asked for, where the indicator has one. */
const periodOf = ({ period }: Indicator, asked: Asked): Indicator['period'] =>
  period === 'asOf' ? period : (asked.period ?? period);

/**
 * The period asked for, else that of the indicator around the day; never beyond today. What is measured as of a day is
 * known for today only: nobody kept how offices and ledgers stood before.
 */
export function spanFor(indicator: Indicator, asked: Asked, now: number): IndicatorSpan {
  const { day, from, to } = asked;
  const period = periodOf(indicator, asked);
  const last = today(now);
  if (period === 'asOf') return { to: last };
  const span = to === undefined ? spanOf(period, day ?? last) : { to, ...(from === undefined ? {} : { from }) };
  return { ...span, to: span.to < last ? span.to : last };
}

/** What the span is compared with; a span of days of its own with nothing. */
export const comparedWith = (
  indicator: Indicator,
  asked: Asked,
  span: IndicatorSpan,
  comparison: Comparison | undefined,
): IndicatorSpan | undefined =>
  // Without a day for each row the figure of another period would be the one of today.
  comparison === undefined || asked.to !== undefined || indicator.numerator.date === undefined
    ? undefined
    : comparedSpan(periodOf(indicator, asked), span, comparison);

/** The indicators of the installed packs that hold for an office and are shown for its level. */
export async function indicatorsFor({ packs, clock }: Services, office: OfficeRow): Promise<Shown<Indicator>[]> {
  const active = (await packs.active()).map(({ pack }) => pack);
  const { indicators } = shownContent(active, { today: today(clock()) });
  return shownFor(indicators, office.division).filter(({ source }) => source.levels.includes(office.level as Level));
}

export async function findIndicator(services: Services, office: OfficeRow, ref: string): Promise<Shown<Indicator>> {
  const found = (await indicatorsFor(services, office)).find((one) => one.ref === ref);
  if (!found) throw notFound(`指标“${ref}”`, 'indicator.notFound');
  return found;
}

/** Rows of an office and of everything below it that the scope lets see. */
const below = (scope: Scope, { path }: OfficeRow): Scope =>
  'all' in scope || scope.paths.some((own) => path.startsWith(own)) ? { paths: [path] } : { paths: [] };

/** One reading of one kind of rows, for all indicators that count it. */
interface Reading {
  over: string;
  span: IndicatorSpan;
  readers: RollUp[];
}

/** The period that holds both; each indicator takes from it what is dated in its own. */
function wider(a: IndicatorSpan, b: IndicatorSpan): IndicatorSpan {
  const to = a.to > b.to ? a.to : b.to;
  if (a.from === undefined || b.from === undefined) return { to };
  return { from: a.from < b.from ? a.from : b.from, to };
}

function readingsOf(running: { source: Indicator; span: IndicatorSpan; rollUp: RollUp }[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { source, span, rollUp } of running)
    for (const over of oversOf(source)) {
      const reading = readings.get(over) ?? { over, span, readers: [] };
      readings.set(over, { over, span: wider(reading.span, span), readers: [...reading.readers, rollUp] });
    }
  return [...readings.values()];
}

/** Each indicator for each of the shown offices, which are `root` or stand below it, by reference and office. */
export async function figuresOf(
  services: Services,
  asked: { indicator: Shown<Indicator>; span: IndicatorSpan }[],
  root: OfficeRow,
  shown: OfficeRow[],
  scope: Scope,
): Promise<Map<string, Map<string, IndicatorResult>>> {
  const org = await services.organization.current();
  const offices = org.offices.filter(({ path }) => path.startsWith(root.path));
  const ids = shown.map(({ id }) => id);
  const running = asked.map(({ indicator: { ref, source }, span }) => ({
    ref,
    source,
    span,
    rollUp: startRollUp(source, offices, span, ids),
  }));
  for (const { over, span, readers } of readingsOf(running))
    for await (const { rows } of rowsOver(services, over, below(scope, root), span))
      for (const reader of readers) reader.add(over, rows);
  return new Map(running.map(({ ref, rollUp }) => [ref, rollUp.results()]));
}

const oversOf = ({ numerator, denominator }: Indicator): string[] => [
  ...new Set([numerator.over, ...(denominator ? [denominator.over] : [])]),
];

/** A page of the rows behind one side of a figure, with how many there are in all. */
export async function rowsBehind(
  services: Services,
  { source }: Shown<Indicator>,
  side: 'numerator' | 'denominator',
  span: IndicatorSpan,
  office: OfficeRow,
  scope: Scope,
  page: { offset: number; limit: number },
): Promise<{ over: string; behind: Behind[]; total: number }> {
  const measure = source[side];
  if (measure === undefined) return { over: '', behind: [], total: 0 };
  const found: Behind[] = [];
  let total = 0;
  for await (const { rows, behind } of rowsOver(services, measure.over, below(scope, office), span))
    for (const { index } of takenBy(measure, rows, span)) {
      const one = behind[index];
      if (one && total >= page.offset && found.length < page.limit) found.push(one);
      total += 1;
    }
  return { over: measure.over, behind: found, total };
}

/** The office that is looked at: the one asked for, where the scope reaches it, else the user's own. */
export function officeFor(org: Organization, own: string, asked: string | undefined, scope: Scope): OfficeRow {
  const office = org.office(asked ?? own);
  const seen = office && ('all' in scope || scope.paths.some((path) => office.path.startsWith(path)));
  if (!office || !seen) throw notFound('机构', 'office.notFound');
  return office;
}

export const childrenOf = (org: Organization, { id }: OfficeRow): OfficeRow[] =>
  org.offices.filter(({ parent }) => parent === id);
