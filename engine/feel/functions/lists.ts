import { compare, equals, isList } from '../value/index.ts';
import type { FeelEnv, FeelFunction, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload, variadic } from './builtin.ts';
import { distinct } from './distinct.ts';
import { any, func, integer, list, type Reader } from './readers.ts';
import { spendComparing, spendList } from './spend.ts';

type Items = readonly FeelValue[];

const same = (a: FeelValue, b: FeelValue): boolean => equals(a, b) === true;

/** The index of a position that counts from 1, negative ones from the end; undefined outside the list. */
function indexOf(items: Items, position: number): number | undefined {
  const index = position > 0 ? position - 1 : items.length + position;
  return position !== 0 && index >= 0 && index < items.length ? index : undefined;
}

/** A function of a list that pays for going through it. */
const ofList = (name: string, run: (items: Items, env: FeelEnv) => FeelValue): Builtin =>
  builtin(
    name,
    overload(['list'], [list], (env, items) => {
      spendList(env, items.length);
      return run(items, env);
    }),
  );

/** The first in `direction` of members of one ordered type; null where there are none or they cannot be compared. */
const extreme = (name: string, direction: 1 | -1): Builtin =>
  variadic(
    name,
    'list',
    overload(['list'], [list], (env, items) => {
      spendList(env, items.length);
      let best = items[0] ?? null;
      for (const item of items) {
        const order = compare(item, best);
        if (order === null) return null;
        if (order * direction > 0) best = item;
      }
      return best;
    }),
  );

function sublist(items: Items, start: number, length: number): FeelValue {
  const index = indexOf(items, start);
  return index === undefined || length < 0 ? null : items.slice(index, index + length);
}

function flatten(items: Items, env: FeelEnv): Items {
  const flat: FeelValue[] = [];
  const waiting: FeelValue[] = [items];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (!isList(value)) flat.push(value);
    else for (let i = value.length - 1; i >= 0; i--) waiting.push(value[i] ?? null);
    env.fuel.spend(1);
  }
  return flat;
}

/** All arguments as lists, one after the other; null where one is null. */
function concatenated(args: Items, env: FeelEnv): Items | null {
  const lists = args.map(list);
  if (!lists.every((items) => items !== undefined) || args.length === 0) return null;
  for (const items of lists) spendList(env, items.length);
  return lists.flat();
}

const ofLists = (name: string, run: (all: Items, env: FeelEnv) => FeelValue): Builtin => ({
  name,
  params: [['list']],
  variadic: true,
  call(args, env) {
    const all = concatenated(args, env);
    return all && run(all, env);
  },
});

const append: Builtin = {
  name: 'append',
  params: [['list', 'item']],
  variadic: true,
  call([first = null, ...items], env) {
    const start = list(first);
    if (start === undefined || items.length === 0) return null;
    spendList(env, start.length + items.length);
    return [...start, ...items];
  },
};

const matcher: Reader<FeelFunction> = (value) => {
  const read = func(value);
  return read?.params.length === 2 ? read : undefined;
};

/** Replaces each member for which `match(member, newItem)` is true; null where it gives no boolean. */
function replaceMatching(items: Items, match: FeelFunction, newItem: FeelValue): FeelValue {
  const result: FeelValue[] = [];
  for (const item of items) {
    const matches = match.call([item, newItem]);
    if (typeof matches !== 'boolean') return null;
    result.push(matches ? newItem : item);
  }
  return result;
}

function replaceAt(items: Items, position: number, newItem: FeelValue): FeelValue {
  const index = indexOf(items, position);
  return index === undefined ? null : items.with(index, newItem);
}

export const LIST_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'list contains',
    overload(['list', 'element'], [list, any], (env, items, element) => {
      spendComparing(env, items, element);
      return items.some((item) => same(item, element));
    }),
  ),
  builtin(
    'count',
    overload(['list'], [list], (_, items) => items.length),
  ),
  extreme('min', -1),
  extreme('max', 1),
  builtin(
    'sublist',
    overload(['list', 'start position'], [list, integer], (env, items, start) => {
      spendList(env, items.length);
      return sublist(items, start, items.length);
    }),
    overload(['list', 'start position', 'length'], [list, integer, integer], (env, items, start, length) => {
      spendList(env, items.length);
      return sublist(items, start, length);
    }),
  ),
  append,
  ofLists('concatenate', (all) => all),
  builtin(
    'insert before',
    overload(['list', 'position', 'newItem'], [list, integer, any], (env, items, position, newItem) => {
      spendList(env, items.length);
      const index = indexOf(items, position);
      return index === undefined ? null : items.toSpliced(index, 0, newItem);
    }),
  ),
  builtin(
    'remove',
    overload(['list', 'position'], [list, integer], (env, items, position) => {
      spendList(env, items.length);
      const index = indexOf(items, position);
      return index === undefined ? null : items.toSpliced(index, 1);
    }),
  ),
  builtin(
    'list replace',
    overload(['list', 'position', 'newItem'], [list, integer, any], (env, items, position, newItem) => {
      spendList(env, items.length);
      return replaceAt(items, position, newItem);
    }),
    overload(['list', 'match', 'newItem'], [list, matcher, any], (env, items, match, newItem) => {
      spendList(env, items.length);
      return replaceMatching(items, match, newItem);
    }),
  ),
  ofList('reverse', (items) => items.toReversed()),
  builtin(
    'index of',
    overload(['list', 'match'], [list, any], (env, items, match) => {
      spendComparing(env, items, match);
      return items.flatMap((item, i) => (same(item, match) ? [i + 1] : []));
    }),
  ),
  ofLists('union', distinct),
  ofList('distinct values', distinct),
  ofList('flatten', flatten),
];
