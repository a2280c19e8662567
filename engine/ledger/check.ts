import { checkExpression } from '../feel/index.ts';
import type { FeelTypes } from '../feel/types.ts';
import type { Problem } from '../result.ts';
import type { LedgerDefinition } from '../service/types.ts';
import { liveFactsOf } from './liveFacts.ts';
import type { FillSource, LedgerFill, ReconcileRule } from './types.ts';

type Fault = Pick<Problem, 'code' | 'message'> & { path: string };

const words = (text: string): readonly string[] => text.split(' ');

/** Names that expressions see of each source; undefined: more than can be listed (facts of offices, data of cases). */
const FILL_NAMES: Record<FillSource, readonly string[] | undefined> = {
  cases: undefined,
  offices: undefined,
  officers: words('userName name idNo office officeName level division posts established since years'),
  ratings: words(
    'no caseNo item itemTitle office officeName stage channel ratedAt level labels comment bad named contactDue ' +
      'contactedAt rectifyDue rectifier rectification revisitLevel closed',
  ),
  sampleChecks: words(
    'no title ledgers scope office officeName drawnAt finishedAt by population rows cells right wrong notCheckable ' +
      'accuracy findings',
  ),
  checkedRows: words(
    'no key ledger ledgerTitle office officeName checkedAt by cells right wrong notCheckable wrongColumns',
  ),
};

/** Names that every row of a ledger has beside its columns. */
const ROW_NAMES = ['office', 'level', 'division', 'recordedAt'];

const typesOf = (names: readonly string[]): FeelTypes =>
  Object.fromEntries(names.map((name) => [name, 'Any' as const]));

function feelFault(text: string, names: readonly string[] | undefined, path: string): Fault[] {
  const found = checkExpression(text, names && typesOf(names));
  return found ? [{ code: found.code, message: found.message, path }] : [];
}

const unknownColumn = (name: string, path: string): Fault => ({
  code: 'ledger.unknownColumn',
  message: `没有列“${name}”，请核对列名。`,
  path,
});

/**
 * What is wrong with the fills and rules of a ledger beyond its schema: columns that it does not have, expressions that
 * cannot be read or name what their rows do not have. `columns`: of another ledger; undefined when there is none.
 */
export function checkRegister(
  { columns: own, fills = [], reconcile = [], proof = [] }: LedgerDefinition,
  columns: (ledger: string) => string[] | undefined,
): Fault[] {
  const names = own.map(({ name }) => name);
  return [
    ...fills.flatMap((fill, at) => checkFill(fill, own, `/fills/${at}`)),
    ...reconcile.flatMap((rule, at) => checkRule(rule, names, columns(rule.with), `/reconcile/${at}`)),
    ...proof.flatMap(({ from }, at) =>
      fills.some((fill) => fill.from === from)
        ? []
        : [{ code: 'ledger.unusedProof', message: `没有从“${from}”取数，验算用不到。`, path: `/proof/${at}/from` }],
    ),
  ];
}

function checkFill(fill: LedgerFill, columns: LedgerDefinition['columns'], path: string): Fault[] {
  const { from, when, key, set } = fill;
  const own = columns.map(({ name }) => name);
  const names = FILL_NAMES[from];
  return [
    ...checkLive(fill, columns, path),
    ...(when === undefined ? [] : feelFault(when, names, `${path}/when`)),
    ...feelFault(key, names, `${path}/key`),
    ...Object.entries(set).flatMap(([name, text]) => [
      ...(own.includes(name) ? [] : [unknownColumn(name, `${path}/set/${name}`)]),
      ...feelFault(text, names, `${path}/set/${name}`),
    ]),
  ];
}

function checkLive(fill: LedgerFill, columns: LedgerDefinition['columns'], path: string): Fault[] {
  const { from, set, live } = fill;
  if (live === undefined) return [];
  if (from !== 'cases')
    return [
      { code: 'ledger.liveSource', message: '只有从办件（cases）登记的列可以随办件显示。', path: `${path}/live` },
    ];
  return live.flatMap((name, at): Fault[] => {
    const place = `${path}/live/${at}`;
    if (!(name in set))
      return [{ code: 'ledger.liveColumn', message: `列“${name}”没有取数的表达式，请先写在 set 中。`, path: place }];
    if (!columns.some((column) => column.name === name && column.queryable) || liveFactsOf(fill, name)) return [];
    const message = `列“${name}”在办结前随办件显示，取数用到申请内容、时限等，不能作为查询条件。请只用办件的状态、环节、岗位、办理人等取数，或者去掉该列的 queryable。`;
    return [{ code: 'ledger.liveQueryable', message, path: place }];
  });
}

function checkRule({ where, match, expect }: ReconcileRule, own: string[], other: string[] | undefined, path: string) {
  const names = [...own, ...ROW_NAMES];
  return [
    ...(where === undefined ? [] : feelFault(where, names, `${path}/where`)),
    ...Object.entries(match).flatMap(([name, text]) => [
      ...(other === undefined || other.includes(name) ? [] : [unknownColumn(name, `${path}/match/${name}`)]),
      ...feelFault(text, names, `${path}/match/${name}`),
    ]),
    ...feelFault(expect, [...names, 'found'], `${path}/expect`),
  ];
}
