import { sm3 } from '../digest.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { CompiledItem } from '../service/types.ts';
import { expandCodeTables, unexpanded } from './codeTables.ts';

/**
 * A compiled item as it is stored: what it shares with other items (process, calendar, ledgers, documents, code tables …)
 * stands there as `{"$part": digest}`, and its forms without the entries of code tables. Its digest is the SM3 of `text`, that of a part the SM3 of its content, so that
 * whoever has the rows can check them.
 */
export interface StoredItem {
  text: string;
  /** JSON of the parts, by digest. */
  parts: Map<string, string>;
}

/** Members that many items have in common, as a whole. */
const SHARED: readonly string[] = ['process', 'xml', 'calendar'];
/** Members whose entries many items have in common. */
const SHARED_ENTRIES: readonly string[] = [
  'calls',
  'forms',
  'ledgers',
  'documents',
  'codeTables',
  'decisions',
  'parameters',
];

interface Part {
  digest: string;
  content: string;
}

/** Parts are the same objects in all items of one compilation: each is written and hashed once. */
const known = new WeakMap<object, Part>();
const knownTexts = new Map<string, Part>();
const MOST_TEXTS = 256;

function partOf(value: Json): Part {
  if (typeof value === 'object' && value !== null) {
    const part = known.get(value) ?? hashed(value);
    known.set(value, part);
    return part;
  }
  if (typeof value !== 'string') return hashed(value);
  const part = knownTexts.get(value) ?? hashed(value);
  if (knownTexts.size >= MOST_TEXTS) knownTexts.clear();
  knownTexts.set(value, part);
  return part;
}

/** As written: the order of a form's fields is the order of its columns on screen. */
function hashed(value: Json): Part {
  const content = JSON.stringify(value);
  return { digest: sm3(content), content };
}

/** The stored form of an item. The version of its pack is left out: an item that did not change is the same item. */
export const storeItem = (item: Omit<CompiledItem, 'digest'>): StoredItem => written.get(item) ?? writeItem(item);

/** An installation needs the stored form of an item twice: for its digest and for the store. */
const written = new WeakMap<object, StoredItem>();

/**
 * The item with the SM3 of its stored form: what a case pins for life. It is computed when it is first asked for: who
 * checks a pack of thousands of items never asks.
 */
export function withDigest(item: Omit<CompiledItem, 'digest'>): CompiledItem {
  const whole = { ...item, digest: '' };
  const shown = { enumerable: true, configurable: true };
  const get = (): string => {
    const stored = writeItem(item);
    written.set(whole, stored);
    const digest = sm3(stored.text);
    Object.defineProperty(whole, 'digest', { ...shown, value: digest, writable: true });
    return digest;
  };
  return Object.defineProperty(whole, 'digest', { ...shown, get });
}

function writeItem(item: Omit<CompiledItem, 'digest'>): StoredItem {
  const parts = new Map<string, string>();
  const put = (value: Json): Json => {
    const { digest, content } = partOf(value);
    parts.set(digest, content);
    return { $part: digest };
  };
  const shape: JsonObject = {};
  for (const [name, value] of Object.entries(item as unknown as JsonObject)) {
    if (name === 'digest') continue;
    if (name === 'form') shape.form = unexpanded(item.form) as unknown as Json;
    else if (name === 'forms') shape.forms = mapEntries(value as JsonObject, (form) => put(sourceOf(form)));
    else if (name === 'pack') shape.pack = { name: item.pack.name };
    else if (SHARED.includes(name)) shape[name] = put(value);
    else if (SHARED_ENTRIES.includes(name)) shape[name] = mapEntries(value as JsonObject, put);
    else shape[name] = value;
  }
  // Not in canonical order, which takes ten times as long: the text is read and hashed as it is, never built again.
  return { text: JSON.stringify(shape), parts };
}

const sourceOf = (form: Json): Json => unexpanded(form as unknown as FormDefinition) as unknown as Json;

const mapEntries = (record: JsonObject, change: (value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const isReference = (value: Json | undefined): value is { $part: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.$part === 'string';

/** Digests of the parts that a stored item needs; none for one that was stored whole. */
export function partsOf(stored: JsonObject): string[] {
  const entries = SHARED_ENTRIES.flatMap((name) => Object.values((stored[name] ?? {}) as JsonObject));
  const values = [...SHARED.map((name) => stored[name]), ...entries];
  return [...new Set(values.filter(isReference).map(({ $part }) => $part))];
}

/** The item of a stored form. `part` gives the parsed content of a part; items that share a part share the object. */
export function restoreItem(
  stored: JsonObject,
  row: { digest: string; packVersion: string },
  part: (digest: string) => Json,
): CompiledItem {
  const get = (value: Json): Json => (isReference(value) ? part(value.$part) : value);
  const item: JsonObject = { ...stored };
  for (const name of SHARED) if (item[name] !== undefined) item[name] = get(item[name]);
  for (const name of SHARED_ENTRIES)
    if (item[name] !== undefined) item[name] = mapEntries(item[name] as JsonObject, get);
  const { name } = stored.pack as { name: string };
  const whole = item as unknown as CompiledItem;
  const expand = (form: FormDefinition): FormDefinition => expandCodeTables(form, whole.codeTables);
  return {
    ...whole,
    form: expand(whole.form),
    forms: Object.fromEntries(Object.entries(whole.forms).map(([id, form]) => [id, expand(form)])),
    digest: row.digest,
    pack: { name, version: row.packVersion },
  };
}
