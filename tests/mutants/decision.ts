import type { Mutant } from './types.ts';

const TABLES = ['tests/engine/decision/policies.test.ts'];
const CELLS = ['tests/engine/decision/cells.test.ts', 'tests/engine/decision/differential.test.ts'];
const GRAPH = ['tests/engine/decision/graph.test.ts'];
const CHECK = ['tests/engine/decision/check.test.ts'];

/** Bugs of decisions: hit policies, the index of a table, requirements, types, the check of tables. */
export const DECISION: readonly Mutant[] = [
  {
    name: 'decision.unique-takes-first',
    file: 'engine/decision/table/policies.ts',
    find: 'if (rows.length === 1) return first(hits);',
    replace: 'if (rows.length >= 1) return first(hits);',
    tests: TABLES,
  },
  {
    name: 'decision.preference-turned-round',
    file: 'engine/decision/table/policies.ts',
    find: '(a.ranks[column] ?? 0) - (b.ranks[column] ?? 0)',
    replace: '(b.ranks[column] ?? 0) - (a.ranks[column] ?? 0)',
    tests: TABLES,
  },
  {
    name: 'decision.least-for-greatest',
    file: 'engine/decision/table/policies.ts',
    find: 'return extreme(values, 1);',
    replace: 'return extreme(values, -1);',
    tests: TABLES,
  },
  {
    name: 'decision.default-though-a-row-matches',
    file: 'engine/decision/table/compile.ts',
    find: 'if (rows.length === 0 && fallback !== undefined) {',
    replace: 'if (fallback !== undefined) {',
    tests: TABLES,
  },
  {
    name: 'decision.index-open-end',
    file: 'engine/decision/table/columnIndex.ts',
    find: 'segmentOf(bounds, high) - (highClosed ? 0 : 1)',
    replace: 'segmentOf(bounds, high)',
    tests: CELLS,
  },
  {
    name: 'decision.index-forgets-open-rows',
    file: 'engine/decision/table/columnIndex.ts',
    find: 'let mask = open[word] ?? 0;',
    replace: 'let mask = 0;',
    tests: CELLS,
  },
  {
    name: 'decision.not-of-unknown',
    file: 'engine/decision/table/cell.ts',
    find: 'cell.tests.every((test) => passes(test, value) === false)',
    replace: 'cell.tests.every((test) => passes(test, value) !== true)',
    tests: CELLS,
  },
  {
    name: 'decision.service-shares-its-memo',
    file: 'engine/decision/compile/elements.ts',
    find: "const memo: Run['memo'] = [];",
    replace: "const memo: Run['memo'] = run.memo;",
    tests: GRAPH,
  },
  {
    name: 'decision.no-memo',
    file: 'engine/decision/compile/node.ts',
    find: 'run.memo[node.index] = value;',
    replace: '',
    tests: GRAPH,
  },
  {
    name: 'decision.circle-unseen',
    file: 'engine/decision/compile/program.ts',
    find: 'if (from >= 0) {',
    replace: 'if (from > 0) {',
    tests: GRAPH,
  },
  {
    name: 'decision.allowed-values-unread',
    file: 'engine/decision/compile/conform.ts',
    find: 'type.tests.every((test) => test({',
    replace: 'type.tests.some((test) => test({',
    tests: ['tests/engine/decision/boxed.test.ts', ...GRAPH],
  },
  {
    name: 'decision.gap-beside-last-input',
    file: 'engine/decision/check/boxes.ts',
    find: 'rest = rest.with(column, inside(flags, limits));',
    replace: '',
    tests: CHECK,
  },
  {
    name: 'decision.overlap-in-one-input',
    file: 'engine/decision/check/boxes.ts',
    find: 'if (!meets(a[column] as Flags, b[column] as Flags)) return false;',
    replace: 'if (meets(a[column] as Flags, b[column] as Flags)) return true;',
    tests: CHECK,
  },
];
