import type { Json } from '../../json.ts';
import { byKey, keysOf, member, same, shapeOf } from '../fields/changes.ts';
import type { EntryKey } from '../fields/keys.ts';
import type { FieldPath } from '../fields/path.ts';
import { mergeOrder } from './order.ts';
import type { ConflictKind, Decide, FieldConflict, Merged } from './types.ts';

interface Sides {
  base: Json | undefined;
  theirs: Json | undefined;
  ours: Json | undefined;
}

/**
 * Three-way merge, field by field, entries of lists by their names: what one side changed is taken, what both changed alike
 * as well; what both changed differently needs a decision, until then ours stands. Nothing is dropped without being named.
 */
export function mergeFields(sides: Sides, decide: Decide = () => undefined, path: FieldPath = []): Merged {
  const { base, theirs, ours } = sides;
  if (same(theirs, ours) || same(base, theirs)) return { value: ours, conflicts: [] };
  if (same(base, ours)) return { value: theirs, conflicts: [] };
  if (theirs === undefined) return decided('removedAbove', sides, decide, path);
  if (ours === undefined) return decided('removedBelow', sides, decide, path);
  const shape = shapeOf(path, base, theirs, ours);
  if (shape.type === 'object') return mergeMembers(sides, decide, path);
  if (shape.type === 'list') return mergeEntries(sides, shape.key, decide, path);
  return decided('changed', sides, decide, path);
}

function decided(kind: ConflictKind, { base, theirs, ours }: Sides, decide: Decide, path: FieldPath): Merged {
  const open: FieldConflict = {
    kind,
    path,
    ...(base === undefined ? {} : { base }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(ours === undefined ? {} : { ours }),
  };
  const choice = decide(open);
  const value = choice === undefined || choice === 'keep' ? ours : choice === 'replace' ? theirs : choice.merge;
  return { value, conflicts: [choice === undefined ? open : { ...open, choice }] };
}

const take = (sides: Sides, of: (side: Json | undefined) => Json | undefined): Sides => ({
  base: of(sides.base),
  theirs: of(sides.theirs),
  ours: of(sides.ours),
});

function mergeMembers(sides: Sides, decide: Decide, path: FieldPath): Merged {
  const names = [...new Set([...keysOf(sides.theirs), ...keysOf(sides.ours)])];
  const merged = names.map((name): [string, Merged] => [
    name,
    mergeFields(
      take(sides, (side) => member(side, name)),
      decide,
      [...path, name],
    ),
  ]);
  const members = merged.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const]));
  return { value: Object.fromEntries(members), conflicts: merged.flatMap(([, { conflicts }]) => conflicts) };
}

function mergeEntries(sides: Sides, key: EntryKey, decide: Decide, path: FieldPath): Merged {
  const [base, theirs, ours] = [byKey(sides.base, key), byKey(sides.theirs, key), byKey(sides.ours, key)];
  const order = orderOf([...base.keys()], [...theirs.keys()], [...ours.keys()], sides, decide, path);
  const merged = order.names.map((name) =>
    mergeFields({ base: base.get(name), theirs: theirs.get(name), ours: ours.get(name) }, decide, [...path, name]),
  );
  return {
    value: merged.flatMap(({ value }) => (value === undefined ? [] : [value])),
    conflicts: [...order.conflicts, ...merged.flatMap(({ conflicts }) => conflicts)],
  };
}

function orderOf(base: string[], theirs: string[], ours: string[], sides: Sides, decide: Decide, path: FieldPath) {
  const { names, clash } = mergeOrder(base, theirs, ours, 'ours');
  if (!clash) return { names, conflicts: [] };
  const { conflicts } = decided('order', sides, decide, path);
  const replaced = conflicts[0]?.choice === 'replace';
  return { names: replaced ? mergeOrder(base, theirs, ours, 'theirs').names : names, conflicts };
}
