import { isContext } from '../value/index.ts';
import { entryOf } from '../value/property.ts';
import type { FeelContext, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { any, context, list, type Reader, text } from './readers.ts';
import { spendList } from './spend.ts';

type Entries = Record<string, FeelValue>;

const noEntries = (): Entries => Object.create(null);

function copyInto(target: Entries, source: FeelContext): Entries {
  for (const name of Object.keys(source)) target[name] = source[name] ?? null;
  return target;
}

/** Out of `{key, value}` each; null where one has none or a key comes twice. */
function fromEntries(items: readonly FeelValue[]): FeelContext | null {
  const entries = noEntries();
  for (const item of items) {
    if (!isContext(item) || !Object.hasOwn(item, 'value')) return null;
    const key = entryOf(item, 'key');
    if (typeof key !== 'string' || Object.hasOwn(entries, key)) return null;
    entries[key] = entryOf(item, 'value');
  }
  return entries;
}

/** A copy in which the entry at the end of the path is `value`; null where the path leads through no context. */
function put(target: FeelValue, [key, ...rest]: readonly string[], value: FeelValue): FeelContext | null {
  if (!isContext(target) || key === undefined) return null;
  const inner = rest.length === 0 ? value : put(entryOf(target, key), rest, value);
  if (inner === null && rest.length > 0) return null;
  const copy = copyInto(noEntries(), target);
  copy[key] = inner;
  return copy;
}

const path: Reader<readonly string[]> = (value) => {
  const read = list(value);
  return read?.every((key) => typeof key === 'string') ? read : undefined;
};

function merge(contexts: readonly FeelValue[]): FeelContext | null {
  const entries = noEntries();
  for (const item of contexts) {
    if (!isContext(item)) return null;
    copyInto(entries, item);
  }
  return entries;
}

function entry(key: string, value: FeelValue): FeelContext {
  const made = noEntries();
  made.key = key;
  made.value = value;
  return made;
}

const sizeOf = (value: FeelContext): number => Object.keys(value).length;

export const CONTEXT_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'get value',
    overload(['m', 'key'], [context, text], (_, m, key) => entryOf(m, key)),
  ),
  builtin(
    'get entries',
    overload(['m'], [context], (env, m) => {
      spendList(env, sizeOf(m));
      return Object.keys(m).map((key) => entry(key, m[key] ?? null));
    }),
  ),
  builtin(
    'context',
    overload(['entries'], [list], (env, entries) => {
      spendList(env, entries.length);
      return fromEntries(entries);
    }),
  ),
  builtin(
    'context put',
    overload(['context', 'key', 'value'], [context, text, any], (env, target, key, value) => {
      spendList(env, sizeOf(target));
      return put(target, [key], value);
    }),
    overload(['context', 'keys', 'value'], [context, path, any], (env, target, keys, value) => {
      spendList(env, sizeOf(target) * keys.length);
      return put(target, keys, value);
    }),
  ),
  builtin(
    'context merge',
    overload(['contexts'], [list], (env, contexts) => {
      for (const item of contexts) spendList(env, isContext(item) ? sizeOf(item) : 0);
      return merge(contexts);
    }),
  ),
];
