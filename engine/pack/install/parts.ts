import { FOLDERS, placeOf } from '../kinds.ts';
import { partAt } from '../slots.ts';
import type { Pack, PackFiles } from '../types.ts';

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

/** Every part that differs between two versions of a pack, by path. */
export function partChanges(before: Pack | undefined, after: Pack | undefined): PartChange[] {
  const paths = [...new Set([before, after].flatMap((pack) => Object.keys(pack?.files ?? {})))].sort();
  return paths.flatMap((path) => {
    const [old, now] = [own(before?.files, path), own(after?.files, path)];
    if (old === now) return [];
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return describe(now === undefined ? before : after, path, change);
  });
}

const own = (files: PackFiles | undefined, path: string): string | undefined =>
  files && Object.hasOwn(files, path) ? files[path] : undefined;

function describe(pack: Pack | undefined, path: string, change: PartChange['change']): PartChange[] {
  const place = placeOf(path);
  if (pack === undefined || place === undefined) return [];
  const { noun } = FOLDERS[place.folder];
  const title = titleOf(partAt(pack, place)) ?? place.id;
  return [{ part: `${place.folder}/${place.id}`, path, noun, title, change }];
}

function titleOf(part: unknown): string | undefined {
  if (typeof part === 'string') return /<(?:\w+:)?(?:process|definitions)\b[^>]*\bname="([^"]+)"/.exec(part)?.[1];
  const { title, reason } = part as Record<string, unknown>;
  const words = title ?? reason;
  return typeof words === 'string' ? words : undefined;
}
