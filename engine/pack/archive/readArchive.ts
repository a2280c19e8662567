import { fail, ok, type Problem, type Result } from '../../result.ts';
import { hashesInSteps } from '../digest.ts';
import type { PackFiles } from '../types.ts';
import { checkContents } from './contents.ts';
import { fault, REBUILD } from './faults.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.ts';
import { compareList, type FileList, LIST_FILE, readList } from './list.ts';
import type { Pause } from './pause.ts';
import { TarReader } from './tarReader.ts';
import { decodeUtf8 } from './utf8.ts';

export type Unzipped = 'whole' | 'stopped' | 'damaged' | 'truncated' | 'trailing';

/**
 * Port: unpacks exactly one gzip member (RFC 1952) without optional fields and checks its CRC and length. Hands the
 * bytes out in pieces until `take` answers false. Never throws, whatever the bytes.
 */
export type Gunzip = (archive: Uint8Array, take: (piece: Uint8Array) => boolean) => Promise<Unzipped>;

/** A pack archive whose files are those of its list. Whether the content is a good pack, `openPack` tells. */
export interface PackArchive {
  files: PackFiles;
  list: FileList;
  /** The list as text: what a publisher signs. */
  signed: string;
}

const BROKEN: Record<Exclude<Unzipped, 'whole' | 'stopped'>, Problem> = {
  damaged: fault('pack.archiveDamaged', `文件不是内容包归档（.tgz），或压缩数据已损坏。${REBUILD}`),
  truncated: fault('pack.archiveTruncated', '归档不完整，压缩数据中断。请重新下载或拷贝。'),
  trailing: fault('pack.archiveTrailing', `归档的结尾之后还有多余内容。${REBUILD}`),
};

/**
 * Reads a content pack as npm packs it (`.tgz`). Writes nothing. Total: any bytes give the files or the reasons why
 * not, each with the entry in `file`. Faults of the container end the reading at the first; faults of the files are
 * all told.
 */
export async function readArchive(
  archive: Uint8Array,
  gunzip: Gunzip,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
  pause: Pause = () => undefined,
): Promise<Result<PackArchive>> {
  if (archive.length > limits.packed)
    return fail(fault('pack.archiveTooLarge', `归档超过 ${Math.floor(limits.packed / 1024 / 1024)} MB，请精简内容。`));
  const reader = new TarReader(archive.length, limits);
  const unzipped = await gunzip(archive, (piece) => reader.push(piece));
  if (reader.problem !== undefined) return fail(reader.problem);
  if (unzipped === 'damaged' || unzipped === 'truncated' || unzipped === 'trailing') return fail(BROKEN[unzipped]);
  const problem = reader.finish();
  return problem === undefined ? checked(reader.files, pause) : fail(problem);
}

async function checked(bytes: Map<string, Uint8Array>, pause: Pause): Promise<Result<PackArchive>> {
  const { files, problems } = await decode(bytes, pause);
  const signed = files[LIST_FILE];
  if (problems.length > 0) return fail(...problems);
  if (signed === undefined)
    return fail(fault('pack.listMissing', `归档中没有文件清单 ${LIST_FILE}。${REBUILD}`, LIST_FILE));
  delete files[LIST_FILE];
  const list = readList(signed);
  if (!list.ok) return list;
  problems.push(...compareList(list.value, await hashesInSteps(files, pause)));
  problems.push(...(await checkContents(files, list.value, pause)));
  return problems.length === 0 ? ok({ files, list: list.value, signed }) : fail(...problems);
}

async function decode(
  bytes: Map<string, Uint8Array>,
  pause: Pause,
): Promise<{ files: PackFiles; problems: Problem[] }> {
  const files: PackFiles = {};
  const problems: Problem[] = [];
  for (const [path, content] of bytes) {
    const text = decodeUtf8(content);
    if (text === undefined)
      problems.push(fault('pack.notText', '文件不是 UTF-8 文本，内容包只含文本。请删去或转换编码。', path));
    else files[path] = text;
    // The text takes the place of the bytes: a large pack is not held twice.
    bytes.delete(path);
    await pause();
  }
  return { files, problems };
}
