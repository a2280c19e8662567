import { toJson } from '../../feel/value/index.ts';
import type { Finding } from '../../lint/types.ts';
import type { Place } from '../compile/literal.ts';
import type { TableExpression } from '../model.ts';
import type { Cell, Column } from '../table/inputs.ts';
import { type Box, common, type Flags, flagsOf, isEmpty, overlap, uncovered } from './boxes.ts';
import { type Domain, domainOf, matched } from './domain.ts';

/** A table as far as it can be decided without FEEL. */
export interface Decidable {
  table: TableExpression;
  place: Place;
  labels: readonly string[];
  domains: readonly Domain[];
  /** One a rule. A cell in FEEL has every value here, */
  most: readonly Box[];
  /** and none here. */
  least: readonly Box[];
}

/** What a table can be found wrong in; each has a page in docs/lint. */
export const TABLE_FINDINGS = ['overlap', 'gap', 'unreachable', 'deadRow'] as const;

/** Messages about one table; more would not be read. */
const MAX_FINDINGS = 10;

/** Work that the check of one table may take: pairs of rows times words of their sets. A table beyond it is not checked. */
const MAX_WORK = 500_000_000;

/** Undefined for a table that is too large to be checked. */
export function decidable(table: TableExpression, columns: readonly Column[], place: Place): Decidable | undefined {
  const domains = columns.map((column, at) => domainOf(column, table.inputs[at]?.values ?? column.type.values));
  const words = domains.reduce((sum, { values }) => sum + 1 + (values.length >>> 5), 0);
  if (table.rules.length ** 2 * words > MAX_WORK) return undefined;
  const most = columns.map((column, at) => setsOf(column, domains[at] as Domain, true));
  const least = columns.map((column, at) => setsOf(column, domains[at] as Domain, false));
  const boxes = (sets: readonly Flags[][]): Box[] =>
    table.rules.map((_, row) => sets.map((column) => column[row] as Flags));
  return { table, place, domains, labels: columns.map(({ label }) => label), most: boxes(most), least: boxes(least) };
}

/** What each cell of a column matches; equal cells share a set. */
function setsOf({ cells }: Column, domain: Domain, unknown: boolean): Flags[] {
  const sets = new Map<Cell, Flags>();
  return cells.map((cell) => {
    const found =
      sets.get(cell) ??
      (cell.simple === undefined ? flagsOf(domain.values.length, () => unknown) : matched(cell.simple, domain));
    sets.set(cell, found);
    return found;
  });
}

/** A domain without a value (all cells `-`) tells no cases apart. */
const told = (known: Decidable): Decidable => {
  const columns = known.domains.flatMap(({ values }, at) => (values.length > 0 ? [at] : []));
  const pick = <T>(list: readonly T[]): T[] => list.flatMap((one, at) => (columns.includes(at) ? [one] : []));
  return {
    ...known,
    labels: pick(known.labels),
    domains: pick(known.domains),
    most: known.most.map(pick),
    least: known.least.map(pick),
  };
};

export function checkTable(known: Decidable | undefined): Finding[] {
  if (known === undefined) return [];
  const { table } = known;
  const decided = told(known);
  const findings = deadRows(decided);
  if (table.policy === 'UNIQUE') findings.push(...overlaps(decided));
  if (table.policy === 'FIRST') findings.push(...unreachable(decided));
  const listed = ['RULE ORDER', 'OUTPUT ORDER', 'COLLECT'].includes(table.policy);
  if (!listed && table.outputs.every((output) => output.default === undefined)) findings.push(...gaps(decided));
  return findings.slice(0, MAX_FINDINGS);
}

/** `累计缴费月数 = 12、类别 = "灵活就业"` */
function caseText({ labels, domains }: Decidable, numbers: readonly number[]): string {
  return labels
    .map((label, at) => `${label} = ${JSON.stringify(toJson(domains[at]?.values[numbers[at] ?? 0] ?? null))}`)
    .join('、');
}

const finding = (code: (typeof TABLE_FINDINGS)[number], message: string, element: string): Finding => ({
  severity: 'warning',
  code: `dmn.${code}`,
  message,
  element,
});

const elementOf = ({ table, place }: Decidable, row: number): string => table.rules[row]?.id ?? place.at;

function deadRows(known: Decidable): Finding[] {
  return known.most.flatMap((box, row) =>
    isEmpty(box)
      ? [
          finding(
            'deadRow',
            `${known.place.what}的决策表第 ${row + 1} 行的条件不在允许的取值之内，永远不会匹配，请更正或删除。`,
            elementOf(known, row),
          ),
        ]
      : [],
  );
}

function overlaps(known: Decidable): Finding[] {
  const { least, place } = known;
  const found: Finding[] = [];
  for (let row = 0; row < least.length; row += 1)
    for (let other = 0; other < row && found.length < MAX_FINDINGS; other += 1) {
      const [a, b] = [least[other] ?? [], least[row] ?? []];
      if (!overlap(a, b)) continue;
      const example = caseText(known, common(a, b));
      const message = `${place.what}的决策表命中策略为“唯一”，但第 ${other + 1} 行与第 ${row + 1} 行重叠，例如 ${example}，请修改条件或命中策略。`;
      found.push(finding('overlap', message, elementOf(known, row)));
    }
  return found;
}

function unreachable(known: Decidable): Finding[] {
  const { least, most, place } = known;
  return most.flatMap((box, row) => {
    if (isEmpty(box) || uncovered(box, least.slice(0, row)) !== undefined) return [];
    const message = `${place.what}的决策表第 ${row + 1} 行永远轮不到：它的情形都已由前面的行匹配，请调整次序或删除。`;
    return [finding('unreachable', message, elementOf(known, row))];
  });
}

/** First a gap among whole numbers; where there is none, one between two neighboring ones. */
function gaps(known: Decidable): Finding[] {
  const { most, domains, place } = known;
  const all = domains.map(({ values }) => flagsOf(values.length, () => true));
  const whole = domains.map(({ values, between }) => flagsOf(values.length, (at) => !between.has(values[at] ?? null)));
  const gap = uncovered(whole, most);
  if (gap)
    return [
      finding(
        'gap',
        `${place.what}的决策表有遗漏：${caseText(known, gap)} 时没有一行匹配，请补充规则或默认值。`,
        place.at,
      ),
    ];
  const small = gap === undefined ? uncovered(all, most) : undefined;
  if (!small) return [];
  const message = `${place.what}的决策表有遗漏：${caseText(known, small)} 时没有一行匹配；该条件如果只会是整数，可以不处理。`;
  return [finding('gap', message, place.at)];
}
