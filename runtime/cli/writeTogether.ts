import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem, Result } from '#engine';
import { UNFINISHED } from '../server/packs/folder.ts';

/** What is being written, and what it takes the place of. */
const WORK = dirname(UNFINISHED);
const JOURNAL = basename(UNFINISHED);
const OWNER = 'pid';

interface Entry {
  path: string;
  /** The file that it takes the place of is kept under the number of the entry. */
  existed: boolean;
  /** The file goes. */
  removed: boolean;
  /** The first folder on the way to it that did not exist. */
  made?: string;
}

/**
 * Writes files of a pack folder (path → text, nothing: the file goes) together or not at all. New texts and copies of the old
 * files are on the disk before the first file changes; a failure puts the old ones back, and so does `recover` after a crash.
 * Problems: `pack.notWritten` with the file, `pack.busy`.
 */
export function writeTogether(folder: string, files: Record<string, string | undefined>): Result<void> {
  const cleared = recover(folder);
  if (!cleared.ok) return cleared;
  const entries = Object.keys(files).map((path) => entryOf(folder, path, files[path] === undefined));
  let path = '';
  try {
    mkdirSync(join(folder, WORK));
    for (const [index, entry] of entries.entries()) {
      path = entry.path;
      keep(folder, entry, index, files[path]);
    }
    path = '';
    writeJournal(join(folder, WORK), entries);
    for (const [index, entry] of entries.entries()) {
      path = entry.path;
      change(folder, entry, index);
    }
    // Once the journal is gone there is no way back.
    rmSync(join(folder, UNFINISHED));
    syncFolder(join(folder, WORK));
  } catch (error) {
    return fail(notWritten(path, error, recover(folder).ok));
  }
  rmSync(join(folder, WORK), { recursive: true, force: true });
  return ok(undefined);
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const fail = (problem: Problem): Result<never> => ({ ok: false, problems: [problem] });

/** Takes back what a crash left half written; the value tells whether there was something. Problems: as above. */
export function recover(folder: string): Result<boolean> {
  const work = join(folder, WORK);
  if (!existsSync(work)) return ok(false);
  if (isBusy(work)) return fail({ code: 'pack.busy', message: '另一个命令正在写入这个目录，请等它结束后再试。' });
  const journal = join(folder, UNFINISHED);
  try {
    const entries = existsSync(journal) ? (JSON.parse(readFileSync(journal, 'utf8')) as Entry[]) : [];
    for (const [index, entry] of entries.entries()) restore(folder, entry, index);
    rmSync(journal, { force: true });
    rmSync(work, { recursive: true, force: true });
    return ok(entries.length > 0);
  } catch (error) {
    return fail(notWritten('', error, false));
  }
}

/** Whether the process that began to write is another one, and still there. */
function isBusy(work: string): boolean {
  const owner = join(work, OWNER);
  const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0;
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function entryOf(folder: string, path: string, removed: boolean): Entry {
  const made = missingFolder(folder, path);
  return { path, existed: existsSync(join(folder, path)), removed, ...(made === undefined ? {} : { made }) };
}

/** The new text and the old file, safe on the disk. */
function keep(folder: string, { path, existed }: Entry, index: number, text: string | undefined): void {
  const work = join(folder, WORK);
  if (index === 0) writeSafely(join(work, OWNER), String(process.pid));
  if (text !== undefined) writeSafely(join(work, `${index}.new`), text);
  if (!existed) return;
  copyFileSync(join(folder, path), join(work, `${index}.old`));
  sync(join(work, `${index}.old`));
}

function writeJournal(work: string, entries: Entry[]): void {
  writeSafely(join(work, `${JOURNAL}.part`), JSON.stringify(entries));
  syncFolder(work);
  renameSync(join(work, `${JOURNAL}.part`), join(work, JOURNAL));
  syncFolder(work);
}

function change(folder: string, { path, removed }: Entry, index: number): void {
  const target = join(folder, path);
  if (removed) rmSync(target);
  else {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(folder, WORK, `${index}.new`), target);
  }
  syncFolder(dirname(target));
}

/** The way back may be gone over again: it copies, and the copies stay until all is as it was. */
function restore(folder: string, { path, existed, made }: Entry, index: number): void {
  const target = join(folder, path);
  const old = join(folder, WORK, `${index}.old`);
  if (existed) {
    const part = join(folder, WORK, `${index}.back`);
    copyFileSync(old, part);
    sync(part);
    renameSync(part, target);
    return;
  }
  if (existsSync(target)) rmSync(target);
  for (let at = dirname(path); made !== undefined && at.startsWith(made); at = dirname(at))
    removeEmpty(join(folder, at));
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else keeps something there, or it was never made.
  }
}

function notWritten(path: string, error: unknown, isBack: boolean): Problem {
  const why = error instanceof Error ? error.message : String(error);
  const state = isBack
    ? '内容包目录保持原样。请检查磁盘空间和目录的写入权限后再试。'
    : '部分文件没有能够恢复，请排除磁盘故障后再运行一次本命令，先恢复原样再写入。';
  return {
    code: 'pack.notWritten',
    message: `没有写入：${why}。${state}`,
    ...(path === '' ? {} : { file: path }),
  };
}

/** The uppermost folder on the way to the file that does not exist. */
function missingFolder(folder: string, path: string): string | undefined {
  const parts = dirname(path).split('/');
  const at = parts.findIndex((_, index) => !existsSync(join(folder, ...parts.slice(0, index + 1))));
  return at === -1 ? undefined : parts.slice(0, at + 1).join('/');
}

function writeSafely(file: string, text: string): void {
  writeFileSync(file, text);
  sync(file);
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes names last; where folders cannot be opened, the system sees to it. */
function syncFolder(path: string): void {
  try {
    sync(path);
  } catch {
    // Windows.
  }
}
