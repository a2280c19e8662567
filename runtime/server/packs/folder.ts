import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PackFiles, Problem } from '#engine';

/** What authors keep beside the content: settings of their tools, packages. */
const isBeside = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

function walk(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !isBeside(name))
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
}

const inside = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** Stands in a pack folder while a command writes into it: found at rest, it was interrupted (`runtime/cli/writeTogether.ts`). */
export const UNFINISHED = '.wutong-write/journal.json';

const unfinished: Problem = {
  code: 'pack.unfinishedWrite',
  message: '上次写入这个目录时中断，内容可能新旧混杂。请再运行一次 wutong pack import 或 pack merge，先恢复原样。',
};

/** What a folder holds that an archive would silently change: links, which lead out of it, and bytes that are no text. */
export function folderFaults(folder: string): Problem[] {
  if (existsSync(join(folder, UNFINISHED))) return [unfinished];
  const links = linksIn(folder);
  if (links.length > 0)
    return links.map((path) => ({
      code: 'pack.archiveType',
      message: '这是符号链接，内容包只收普通文件。请换成文件本身。',
      file: inside(folder, path),
    }));
  const notText = walk(folder).filter((path) => !isUtf8(readFileSync(path)));
  return notText.map((path) => ({
    code: 'pack.notText',
    message: '文件不是 UTF-8 文本，内容包只含文本。请删去或转换编码。',
    file: inside(folder, path),
  }));
}

function linksIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !isBeside(name))
    .flatMap((name) => {
      const path = join(folder, name);
      const found = lstatSync(path);
      if (found.isSymbolicLink()) return [path];
      return found.isDirectory() ? linksIn(path) : [];
    });
}

/** Files of one pack folder, by `/`-separated path inside it. */
export const readPackFolder = (folder: string): PackFiles =>
  Object.fromEntries(walk(folder).map((path) => [inside(folder, path), readFileSync(path, 'utf8')]));

/** Every folder below that is a pack. */
export function packFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'package.json')));
}
