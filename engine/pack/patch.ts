import { canonicalJson } from '../digest.ts';
import type { Json } from '../json.ts';
import { segments, valueAt } from './pointer.ts';
import type { Overlay } from './types.ts';

export type PatchOperation = Overlay['patch'][number];
export type PatchResult = { ok: true; value: Json } | { ok: false; reason: string };

const no = (reason: string): PatchResult => ({ ok: false, reason });
const yes = (value: Json): PatchResult => ({ ok: true, value });

/** Applies one operation of RFC 6902 to a copy; the given value stays as it is. */
export function applyOperation(root: Json, operation: PatchOperation): PatchResult {
  const { op, path, from = '' } = operation;
  const value = operation.value ?? null;
  if (op === 'test') return test(root, path, value);
  if (op === 'add') return add(root, path, value);
  if (op === 'remove') return remove(root, path);
  if (op === 'replace') return path === '' ? yes(value) : chain(remove(root, path), (next) => add(next, path, value));
  const source = valueAt(root, from);
  if (source === undefined) return no(`来源“${from}”不存在`);
  if (op === 'copy') return add(root, path, source);
  if (path.startsWith(`${from}/`)) return no('不能把内容移到它自己里面');
  return chain(remove(root, from), (next) => add(next, path, source));
}

const chain = (result: PatchResult, next: (value: Json) => PatchResult): PatchResult =>
  result.ok ? next(result.value) : result;

function test(root: Json, path: string, expected: Json): PatchResult {
  const actual = valueAt(root, path);
  const same = actual !== undefined && canonicalJson(actual) === canonicalJson(expected);
  return same ? yes(root) : no(`“${path}”的现值与预期不同，上级包可能已经改动`);
}

const add = (root: Json, path: string, value: Json): PatchResult =>
  path === '' ? yes(value) : edit(root, segments(path), (parent, key) => insert(parent, key, value));

const remove = (root: Json, path: string): PatchResult =>
  path === '' ? no('不能删除整个部分') : edit(root, segments(path), drop);

/** Copies the way down to the parent of the last segment and lets `change` work on the copy; it returns a reason or nothing. */
function edit(root: Json, path: string[], change: (parent: Json, key: string) => string | undefined): PatchResult {
  const copy = Array.isArray(root) ? [...root] : root !== null && typeof root === 'object' ? { ...root } : root;
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    const reason = change(copy, key);
    return reason === undefined ? yes(copy) : no(reason);
  }
  const child = valueAt(copy, `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  if (child === undefined) return no(`路径中的“${key}”不存在`);
  return chain(edit(child, rest, change), (next) => {
    (copy as Record<string, Json>)[key] = next;
    return yes(copy);
  });
}

function insert(parent: Json, key: string, value: Json): string | undefined {
  if (Array.isArray(parent)) {
    const at = key === '-' ? parent.length : position(key, parent.length + 1);
    if (at === undefined) return `数组中没有位置“${key}”`;
    parent.splice(at, 0, value);
    return undefined;
  }
  if (parent === null || typeof parent !== 'object') return `“${key}”的上一层不是对象或数组`;
  if (key === '__proto__') return '不允许使用名称“__proto__”';
  parent[key] = value;
  return undefined;
}

function drop(parent: Json, key: string): string | undefined {
  if (Array.isArray(parent)) {
    const at = position(key, parent.length);
    if (at === undefined) return `数组中没有第“${key}”项`;
    parent.splice(at, 1);
    return undefined;
  }
  const own = parent !== null && typeof parent === 'object' && Object.hasOwn(parent, key);
  if (!own) return `“${key}”不存在`;
  delete parent[key];
  return undefined;
}

function position(key: string, length: number): number | undefined {
  const at = /^(?:0|[1-9]\d*)$/.test(key) ? Number(key) : length;
  return at < length ? at : undefined;
}
