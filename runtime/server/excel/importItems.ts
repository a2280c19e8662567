import {
  canonicalJson,
  itemPath,
  type Json,
  openPack,
  type Pack,
  type PackFiles,
  type PlatformMapping,
  type Problem,
  type Result,
  readImplementationList,
  readItems,
  type ServiceItemSource,
} from '#engine';
import { readWorkbook } from './readWorkbook.ts';

/** What a workbook changes in a pack. */
export interface ItemImport {
  /** Items that the workbook names. */
  items: ServiceItemSource[];
  /** New text by path of the items that are not as they were. */
  changed: PackFiles;
}

/**
 * Items of a workbook, as tables or, with a mapping, as an implementation list, checked together with the rest of the
 * pack. Problems name the cell, or the file and place where the pack would be wrong. Nothing is written here.
 */
export async function importItems(
  bytes: Uint8Array,
  pack: Pack,
  mapping: PlatformMapping | undefined,
): Promise<Result<ItemImport>> {
  const sheets = await readWorkbook(bytes);
  if (!sheets.ok) return sheets;
  const { namespace, calendar } = pack.manifest.wutong;
  const read = mapping
    ? readImplementationList(sheets.value, pack.items, mapping)
    : readItems(sheets.value, { current: pack.items, namespace, ...(calendar === undefined ? {} : { calendar }) });
  if (!read.ok) return read;
  const changed = changedFiles(pack, read.value);
  const problems = checkWith(pack.files, changed);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { items: read.value, changed } };
}

function changedFiles({ items, files }: Pack, read: readonly ServiceItemSource[]): PackFiles {
  const isSame = (item: ServiceItemSource): boolean => {
    const before = Object.hasOwn(items, item.id) ? items[item.id] : undefined;
    return before !== undefined && canonicalJson(before as unknown as Json) === canonicalJson(item as unknown as Json);
  };
  const changed = read.filter((item) => !isSame(item));
  return Object.fromEntries(changed.map((item) => [itemPath(item.id), textOf(item, files)]));
}

/** The item as a file. What tells an editor its schema is no part of the item and stays where it was. */
function textOf(item: ServiceItemSource, files: PackFiles): string {
  const path = itemPath(item.id);
  const before = Object.hasOwn(files, path) ? (JSON.parse(files[path] ?? '') as { $schema?: string }) : {};
  const hint = before.$schema === undefined ? {} : { $schema: before.$schema };
  return `${JSON.stringify({ ...hint, ...item }, null, 2)}\n`;
}

function checkWith(files: PackFiles, changed: PackFiles): Problem[] {
  if (Object.keys(changed).length === 0) return [];
  const opened = openPack({ ...files, ...changed });
  return opened.ok ? [] : opened.problems;
}

/** In the order of their ids, whatever the order of the files. */
export const itemsInOrder = ({ items }: Pack): ServiceItemSource[] =>
  Object.keys(items)
    .sort()
    .flatMap((id) => items[id] ?? []);
