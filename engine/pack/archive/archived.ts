import { digestOfHashes, hashesInSteps } from '../digest.ts';
import type { PackFiles } from '../types.ts';
import { listText } from './list.ts';
import type { Pause } from './pause.ts';
import type { PackArchive } from './readArchive.ts';

/**
 * What an archive of these files holds: the list of files, and with it the text that was signed, follow from the files alone.
 * They must have been read from an archive or opened as a pack.
 */
export async function archived(files: PackFiles, pause: Pause = () => undefined): Promise<PackArchive> {
  const { name, version } = JSON.parse(files['package.json'] ?? '{}') as { name: string; version: string };
  const hashes = await hashesInSteps(files, pause);
  const list = { formatVersion: 1, name, version, digest: digestOfHashes(hashes), files: hashes } as const;
  return { files, list, signed: listText(list) };
}
