import type { z } from '@hono/zod-openapi';
import { type Indicator, type IndicatorResult, type IndicatorSpan, maskName, type Shown, toLocalDate } from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { Figure, IndicatorRows, IndicatorSummary } from '../api/contract.ts';
import type { Behind } from '../indicators/rows.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { countingRule, nounOf } from './indicatorRule.ts';
import { levelName, postName, resultName, statusName } from './labels.ts';
import { shownCell } from './ledger.ts';

const CHINA = 480;

const NOTHING: IndicatorResult = { numerator: 0, value: null, met: null, rows: { numerator: [], denominator: [] } };

export const figureView = (result: IndicatorResult = NOTHING): z.infer<typeof Figure> => ({
  numerator: result.numerator,
  denominator: result.denominator ?? null,
  value: result.value,
  met: result.met,
});

export const officeView = ({ id, name, level }: OfficeRow) => ({ id, name, level: levelName(level) });

export function indicatorSummary(
  { ref, pack, source }: Shown<Indicator>,
  span: IndicatorSpan,
  result: IndicatorResult | undefined,
  ledgers: FoundLedger[],
  compared?: { span: IndicatorSpan; result: IndicatorResult | undefined },
): z.infer<typeof IndicatorSummary> {
  const { threshold, numerator, denominator } = source;
  return {
    ref,
    title: source.title,
    purpose: source.purpose ?? null,
    unit: source.unit,
    period: source.period,
    from: span.from ?? null,
    to: span.to,
    threshold: threshold === undefined ? null : { ...threshold, document: threshold.document ?? null },
    pack,
    requirements: source.requirements ?? [],
    assumed: source.assumed ?? [],
    measures: {
      numerator: countingRule(numerator, source, ledgers),
      denominator: denominator === undefined ? null : countingRule(denominator, source, ledgers),
    },
    figure: figureView(result),
    compared: compared
      ? { from: compared.span.from ?? compared.span.to, to: compared.span.to, figure: figureView(compared.result) }
      : null,
  };
}

type Page = z.infer<typeof IndicatorRows>;

const CASE_COLUMNS = [
  { name: 'no', title: '办件编号' },
  { name: 'item', title: '事项' },
  { name: 'office', title: '受理单位' },
  { name: 'received', title: '收件日期' },
  { name: 'due', title: '承诺日期' },
  { name: 'status', title: '状态' },
];
const OFFICE_COLUMNS = [
  { name: 'name', title: '机构' },
  { name: 'level', title: '层级' },
  { name: 'division', title: '区划代码' },
];
const OFFICER_COLUMNS = [
  { name: 'name', title: '姓名' },
  { name: 'office', title: '机构' },
  { name: 'posts', title: '岗位' },
];

/** Rows behind a figure as people see them in lists. */
export function rowsView(
  over: string,
  behind: Behind[],
  org: Organization,
  ledger: FoundLedger | undefined,
): Omit<Page, 'total'> {
  const rows = behind.map((one) => rowView(one, org, ledger));
  if (ledger) {
    const columns = ledger.ledger.columns.map(({ name, title }) => ({ name, title }));
    return { over, title: ledger.ledger.title, columns, rows };
  }
  const columns = over === 'cases' ? CASE_COLUMNS : over === 'offices' ? OFFICE_COLUMNS : OFFICER_COLUMNS;
  return { over, title: nounOf(over, []), columns, rows };
}

const dateOf = (moment: number | null): string => (moment === null ? '' : toLocalDate(moment, CHINA));

function rowView(one: Behind, org: Organization, ledger: FoundLedger | undefined): Page['rows'][number] {
  switch (one.kind) {
    case 'case': {
      const { id, no, itemName, officePath, createdAt, due, status, result } = one.row;
      const words = result === null ? statusName(status) : `${statusName(status)}（${resultName(result)}）`;
      const office = org.nameOfPath(officePath);
      const dates = { received: dateOf(createdAt), due: dateOf(due === null ? null : due - 1) };
      return { key: id, caseId: id, shown: { no, item: itemName, office, ...dates, status: words } };
    }
    case 'ledger': {
      const cells = (ledger?.ledger.columns ?? []).map(
        (column) => [column.name, shownCell(column, one.row.values[column.name], ledger?.tables ?? noTables)] as const,
      );
      // The key of a row may be an id number: its place in the ledger tells rows apart as well.
      return { key: String(one.row.seq), caseId: null, shown: Object.fromEntries(cells) };
    }
    case 'office': {
      const office = org.office(one.id);
      const shown = {
        name: office?.name ?? one.id,
        level: levelName(office?.level ?? ''),
        division: office?.division ?? '',
      };
      return { key: one.id, caseId: null, shown };
    }
    case 'officer': {
      const user = org.user(one.id);
      const posts = [...new Set((user?.posts ?? []).map(({ post }) => postName(post)))].join('、');
      const office = user ? org.officeName(user.office) : '';
      return { key: one.id, caseId: null, shown: { name: maskName(user?.name ?? ''), office, posts } };
    }
  }
}

const noTables = (): undefined => undefined;
