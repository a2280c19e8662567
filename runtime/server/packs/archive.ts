import { openPack, type Pack, type PackArchive, type Result, readArchive, writeArchive } from '#engine';
import { gunzip, gzip } from './gzip.ts';

export interface OpenedArchive {
  archive: PackArchive;
  pack: Pack;
}

/** Reads an archive (`.tgz`) and opens the pack in it: container, list of files, then content. Writes nothing. */
export async function openArchive(bytes: Uint8Array): Promise<Result<OpenedArchive>> {
  const archive = await readArchive(bytes, gunzip);
  if (!archive.ok) return archive;
  const pack = openPack(archive.value.files);
  return pack.ok ? { ok: true, value: { archive: archive.value, pack: pack.value } } : pack;
}

/** The archive of a pack. Equal packs give equal archives, on the same version of zlib to the byte. */
export const archiveOf = (pack: Pack): Uint8Array => gzip(writeArchive(pack));
