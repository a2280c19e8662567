import type { Mutant } from './types.ts';

const MERGE = ['tests/engine/pack/merge/mergeFields.test.ts'];
const UPGRADE = ['tests/engine/pack/merge/upgradeLayers.test.ts'];
const FIELDS = ['tests/engine/pack/fields/patchOf.test.ts'];
const RIGHTS = ['tests/engine/pack/rights.test.ts'];
const DRIFT = ['tests/engine/pack/drift/driftBoard.test.ts'];

/** Bugs of merging, of the rights and of the drift board. */
export const LAYERS: readonly Mutant[] = [
  {
    name: 'merge.their-additions-lost',
    file: 'engine/pack/merge/mergeFields.ts',
    find: 'new Set([...keysOf(sides.theirs), ...keysOf(sides.ours)])',
    replace: 'new Set(keysOf(sides.ours))',
    tests: MERGE,
  },
  {
    name: 'merge.removal-wins-silently',
    file: 'engine/pack/merge/mergeFields.ts',
    find: "if (theirs === undefined) return decided('removedAbove', sides, decide, path);",
    replace: 'if (theirs === undefined) return { value: undefined, conflicts: [] };',
    tests: MERGE,
  },
  {
    name: 'merge.order-clash-unseen',
    file: 'engine/pack/merge/order.ts',
    find: 'const clash = movedBy(theirs) && movedBy(ours) &&',
    replace: 'const clash = false && movedBy(ours) &&',
    tests: MERGE,
  },
  {
    name: 'merge.half-limits',
    file: 'engine/pack/fields/changes.ts',
    find: " || ('value' in value && 'unit' in value)",
    replace: '',
    tests: MERGE,
  },
  {
    name: 'merge.lost-target-orphans',
    file: 'engine/pack/merge/carryOver.ts',
    find: 'const first = partOf(view, overlay, was.ref);',
    replace: 'const first = partOf(view, overlay);',
    tests: ['tests/runtime/cli/packLayers.test.ts'],
  },
  {
    name: 'merge.new-rights-ignored',
    file: 'engine/pack/merge/rebase.ts',
    find: 'return breaches(theirs, value, kind).filter(({ path }) => !known.has(fieldName(path)));',
    replace: 'return breaches(base, value, kind).filter(({ path }) => !known.has(fieldName(path)));',
    tests: UPGRADE,
  },
  {
    name: 'merge.unguarded-numbers',
    file: 'engine/pack/fields/patchOf.ts',
    find: '[guard(known, at, index), ...inner]',
    replace: '[...inner]',
    tests: FIELDS,
  },
  {
    name: 'rights.inner-right-ignored',
    file: 'engine/pack/rights.ts',
    find: '.filter(({ path }) => !inner.some((other) => isWithin(path, other.path)))',
    replace: '.filter(() => inner.length >= 0)',
    tests: RIGHTS,
  },
  {
    name: 'rights.units-compared-by-number',
    file: 'engine/pack/narrow/limits.ts',
    find: 'if (limit.unit !== above.unit) {',
    replace: 'if (limit.unit !== above.unit && limit.value > above.value) {',
    tests: RIGHTS,
  },
  {
    name: 'rights.half-bracket-narrows',
    file: 'engine/pack/narrow/fields.ts',
    find: 'if (depth < 0) return false;',
    replace: '',
    tests: RIGHTS,
  },
  {
    name: 'rights.removal-of-sharing-free',
    file: 'engine/pack/narrow/fields.ts',
    find: "shareable: noRemoval('可以共享获取的不得改为由群众提交'),",
    replace: 'shareable: fine,',
    tests: RIGHTS,
  },
  {
    name: 'drift.national-items-at-every-station',
    file: 'engine/pack/drift/effective.ts',
    find: '<= LAYERS.indexOf(lowest))',
    replace: '<= 3)',
    tests: DRIFT,
  },
  {
    name: 'drift.stations-counted-once-a-binding',
    file: 'engine/pack/drift/board.ts',
    find: '(marks[element] ?? 0) * (counts[index] ?? 0)',
    replace: '(marks[element] ?? 0)',
    tests: DRIFT,
  },
  {
    name: 'drift.formula-in-table',
    file: 'engine/csv.ts',
    find: '/^[=+\\-@\\t\\r]/.test(text)',
    replace: 'false',
    tests: DRIFT,
  },
];
