import type { Mutant } from './types.ts';

const POLICIES = ['tests/engine/decision/policies.test.ts'];
const CELLS = ['tests/engine/decision/cells.test.ts'];

/** Bugs of decision tables: hit policies, cells, the index of columns. */
export const DECISION: readonly Mutant[] = [
  {
    name: 'decision.unique-takes-first',
    file: 'engine/decision/table/policies.ts',
    find: 'if (rows.length === 1) return first(hits);',
    replace: 'if (rows.length >= 1) return first(hits);',
    tests: POLICIES,
  },
  {
    name: 'decision.any-without-look',
    file: 'engine/decision/table/policies.ts',
    find: 'others.every((other) =>',
    replace: 'others.some((other) =>',
    tests: POLICIES,
  },
  {
    name: 'decision.first-takes-last',
    file: 'engine/decision/table/policies.ts',
    find: 'hits.rows[0] ?? 0',
    replace: 'hits.rows.at(-1) ?? 0',
    tests: POLICIES,
  },
  {
    name: 'decision.priority-reversed',
    file: 'engine/decision/table/policies.ts',
    find: '(a.ranks[column] ?? 0) - (b.ranks[column] ?? 0)',
    replace: '(b.ranks[column] ?? 0) - (a.ranks[column] ?? 0)',
    tests: POLICIES,
  },
  {
    name: 'decision.unlisted-output-first',
    file: 'engine/decision/table/policies.ts',
    find: 'place < 0 ? order.length : place',
    replace: 'place',
    tests: POLICIES,
  },
  {
    name: 'decision.sum-of-none',
    file: 'engine/decision/table/policies.ts',
    find: 'values.length === 0 ? null : values.reduce(',
    replace: 'values.reduce(',
    tests: POLICIES,
  },
  {
    name: 'decision.count-of-distinct',
    file: 'engine/decision/table/policies.ts',
    find: 'return values.length;',
    replace: 'return new Set(values).size;',
    tests: POLICIES,
  },
  {
    name: 'decision.minimum-is-maximum',
    file: 'engine/decision/table/policies.ts',
    find: 'if (Math.sign(order) === sign) best = value;',
    replace: 'if (order > 0) best = value;',
    tests: POLICIES,
  },
  {
    name: 'decision.default-of-collect-not-listed',
    file: 'engine/decision/table/compile.ts',
    find: 'return listed ? [value] : value;',
    replace: 'return value;',
    tests: POLICIES,
  },
  {
    name: 'decision.null-input-refused',
    file: 'engine/decision/table/compile.ts',
    find: '(fitting !== null && allowed?.',
    replace: '(allowed?.',
    tests: POLICIES,
  },
  {
    name: 'decision.less-means-at-most',
    file: 'engine/decision/table/cell.ts',
    find: "const closed = operator.endsWith('=');",
    replace: 'const closed = true;',
    tests: CELLS,
  },
  {
    name: 'decision.closed-by-outer-bracket',
    file: 'engine/decision/table/cell.ts',
    find: "close === ']');",
    replace: "close !== ')');",
    tests: CELLS,
  },
  {
    name: 'decision.not-of-unknown-matches',
    file: 'engine/decision/table/cell.ts',
    find: 'passes(test, value) === false',
    replace: 'passes(test, value) !== true',
    tests: CELLS,
  },
  {
    name: 'decision.index-forgets-open-end',
    file: 'engine/decision/table/columnIndex.ts',
    find: 'segmentOf(bounds, high) - (highClosed ? 0 : 1)',
    replace: 'segmentOf(bounds, high)',
    tests: CELLS,
  },
  {
    name: 'decision.last-word-of-rows',
    file: 'engine/decision/table/match.ts',
    find: 'all[all.length - 1] = 2 ** rest - 1',
    replace: 'all[all.length - 1] = 2 ** (rest - 1) - 1',
    tests: POLICIES,
  },
];
