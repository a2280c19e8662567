import { FOLDERS, placeOf } from '../kinds.ts';
import type { PackFiles } from '../types.ts';

/** What becomes of one part of a pack. */
export interface PartChange {
  /** `items/unemp-reg`: folder and id. */
  part: string;
  path: string;
  /** 事项、表单 … */
  noun: string;
  title: string;
  change: 'added' | 'changed' | 'removed';
}

/** Folder and id of the part that a file holds; undefined for papers such as README. */
export function partOf(path: string): string | undefined {
  const place = placeOf(path);
  return place && `${place.folder}/${place.id}`;
}

/** Every part that differs between two sets of files, by path. The files must have opened as a pack. */
export function partChanges(before: PackFiles, after: PackFiles): PartChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    const [old, now] = [own(before, path), own(after, path)];
    if (old === now) return [];
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return describe(path, now ?? old ?? '', change);
  });
}

const own = (files: PackFiles, path: string): string | undefined =>
  Object.hasOwn(files, path) ? files[path] : undefined;

function describe(path: string, text: string, change: PartChange['change']): PartChange[] {
  const place = placeOf(path);
  if (place === undefined) return [];
  const { noun } = FOLDERS[place.folder];
  return [{ part: `${place.folder}/${place.id}`, path, noun, title: titleOf(path, text) ?? place.id, change }];
}

function titleOf(path: string, text: string): string | undefined {
  if (!path.endsWith('.json')) return /<(?:\w+:)?(?:process|definitions)\b[^>]*\bname="([^"]+)"/.exec(text)?.[1];
  const { title, reason } = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Record<string, unknown>;
  const words = title ?? reason;
  return typeof words === 'string' ? words : undefined;
}
