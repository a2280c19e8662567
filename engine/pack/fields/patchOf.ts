import type { Json } from '../../json.ts';
import type { PatchOperation } from '../patch.ts';
import { pointerTo } from '../pointer.ts';
import { byKey, keysOf, member, same, shapeOf } from './changes.ts';
import { type EntryKey, tellingMember } from './keys.ts';
import type { FieldPath } from './path.ts';

/**
 * The RFC 6902 operations that turn one value into the other. Numbers of entries are guarded by `test`, so that a patch that
 * meets another list is refused instead of hitting the wrong entry.
 */
export function patchOf(before: Json, after: Json, path: FieldPath = [], at = ''): PatchOperation[] {
  if (same(before, after)) return [];
  const shape = shapeOf(path, before, after);
  if (shape.type === 'object') return memberOperations(before, after, path, at);
  if (shape.type === 'list') return listOperations(before as Json[], after as Json[], shape.key, path, at);
  return [{ op: 'replace', path: at, value: after }];
}

function memberOperations(before: Json, after: Json, path: FieldPath, at: string): PatchOperation[] {
  return [...new Set([...keysOf(before), ...keysOf(after)])].flatMap((name): PatchOperation[] => {
    const [old, now, place] = [member(before, name), member(after, name), at + pointerTo(name)];
    if (now === undefined) return [{ op: 'remove', path: place }];
    if (old === undefined) return [{ op: 'add', path: place, value: now }];
    return patchOf(old, now, [...path, name], place);
  });
}

function listOperations(before: Json[], after: Json[], key: EntryKey, path: FieldPath, at: string): PatchOperation[] {
  const [old, now] = [byKey(before, key), byKey(after, key)];
  const left = before.filter((entry) => now.has(key(entry)));
  const kept = after.filter((entry) => old.has(key(entry)));
  if (!same(left.map(key), kept.map(key))) return [{ op: 'replace', path: at, value: after }];
  const removals = before
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => !now.has(key(entry)))
    .reverse()
    .flatMap(({ entry, index }) => [guard(entry, at, index), { op: 'remove' as const, path: at + pointerTo(index) }]);
  const additions = after.flatMap((entry, index): PatchOperation[] =>
    old.has(key(entry)) ? [] : [{ op: 'add', path: at + pointerTo(index), value: entry }],
  );
  const changes = after.flatMap((entry, index) => {
    const known = old.get(key(entry));
    const inner = known === undefined ? [] : patchOf(known, entry, [...path, key(entry)], at + pointerTo(index));
    return inner.length > 0 && known !== undefined ? [guard(known, at, index), ...inner] : inner;
  });
  return [...removals, ...additions, ...changes];
}

/** Holds that the entry at this number is the one that is meant. */
function guard(entry: Json, at: string, index: number): PatchOperation {
  const name = tellingMember(entry);
  if (name === undefined) return { op: 'test', path: at + pointerTo(index), value: entry };
  return { op: 'test', path: at + pointerTo(index, name), value: member(entry, name) as Json };
}
