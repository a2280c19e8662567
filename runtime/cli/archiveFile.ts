import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ARCHIVE_LIMITS, type Pack, type Problem, type Result } from '#engine';
import { type OpenedArchive, openArchive } from '../server/packs/archive.ts';
import { MisuseError } from './command.ts';

export const isArchive = (path: string): boolean =>
  path.endsWith('.tgz') && existsSync(path) && statSync(path).isFile();

/** Bytes of a small file. @throws {MisuseError} when there is none, or it is too large to be what it should be */
export function readBytes(file: string | undefined, what: string, limit: number): Uint8Array {
  if (file === undefined) throw new MisuseError(`请给出${what}。`);
  if (!existsSync(file) || !statSync(file).isFile()) throw new MisuseError(`没有${what}“${file}”。`);
  if (statSync(file).size > limit) throw new MisuseError(`${what}“${file}”过大，请核对是否给错了文件。`);
  return readFileSync(file);
}

/** The archive with its problems named by the file. @throws {MisuseError} when there is no such file */
export async function readArchiveFile(file: string | undefined): Promise<Result<OpenedArchive>> {
  const bytes = readBytes(file, '内容包归档', ARCHIVE_LIMITS.packed);
  const opened = await openArchive(bytes);
  return opened.ok ? opened : { ok: false, problems: opened.problems.map((one) => named(one, file ?? '')) };
}

/** The pack of an archive. */
export async function openArchiveFile(file: string): Promise<Result<Pack>> {
  const opened = await openArchive(readBytes(file, '内容包归档', ARCHIVE_LIMITS.packed));
  return opened.ok ? { ok: true, value: opened.value.pack } : opened;
}

const named = (problem: Problem, file: string): Problem => ({
  ...problem,
  file: problem.file === undefined ? basename(file) : `${basename(file)}/${problem.file}`,
});

/** Writes a file wholly or not at all. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, bytes);
  renameSync(part, file);
}
