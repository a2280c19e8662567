import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@hono/zod-openapi';

/** File of a backup that says what belongs to it. */
export const MANIFEST = 'manifest.json';
export const DATABASE = 'wutong.db';
/** Uploaded files of all backups of a folder, each once, under their SM3. */
export const UPLOADS = 'files';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Manifest = z.object({
  format: z.literal(1),
  /** Version of the program. */
  program: z.string(),
  /** Epoch ms at which the database was copied. */
  at: z.number().int(),
  /** Number of the newest migration. */
  tables: z.number().int(),
  chain: z.object({ steps: z.number().int(), head: z.string() }),
  /** Files of the backup's own folder. */
  entries: z.array(z.object({ path: z.string().regex(/^[a-z-]+\.(?:db|json)$/), size: z.number().int(), sm3: Hash })),
  /** Uploaded files that belong to it. */
  uploads: z.array(z.object({ hash: Hash, size: z.number().int() })),
});

export type Manifest = z.infer<typeof Manifest>;

/** Something is wrong with a backup, or stands in its way; the message is for the person who asked. */
export class BackupError extends Error {}

/** @throws {BackupError} when the folder is no backup */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw new BackupError(`“${folder}”不是备份：没有 ${MANIFEST}。`);
  const read = parsed(readFileSync(file, 'utf8'));
  if (!read.success) throw new BackupError(`备份“${folder}”的 ${MANIFEST} 已损坏，不能使用。`);
  return read.data;
}

function parsed(text: string): ReturnType<typeof Manifest.safeParse> {
  try {
    return Manifest.safeParse(JSON.parse(text));
  } catch {
    return Manifest.safeParse(undefined);
  }
}

const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}$/;
const CHINA_MS = 8 * 3_600_000;

/** `2026-11-22T19-40-05-123`, Beijing time: names in order are backups in order. */
export const nameOf = (at: number): string =>
  new Date(at + CHINA_MS).toISOString().slice(0, -1).replaceAll(/[:.]/g, '-');

/** Finished backups of a folder, the oldest first. */
export const backupsIn = (target: string): string[] =>
  existsSync(target)
    ? readdirSync(target)
        .filter((name) => NAME.test(name) && existsSync(join(target, name, MANIFEST)))
        .sort()
    : [];

/** Where an uploaded file lies, in a backup folder as in a data folder. */
export const uploadPath = (folder: string, hash: string): string => join(folder, UPLOADS, hash.slice(0, 2), hash);
