import { canonicalJson } from '../../digest.ts';
import type { Json } from '../../json.ts';
import { fail, ok, type Problem, type Result } from '../../result.ts';
import { digestOfHashes } from '../digest.ts';
import { readJson } from '../readJson.ts';
import { fault, REBUILD } from './faults.ts';

/** The list of files inside an archive. It is what a publisher signs. */
export const LIST_FILE = 'wutong-manifest.json';

/** What an archive holds. Its canonical JSON is the text that is signed, so each archive has one such text only. */
export interface FileList {
  formatVersion: 1;
  /** Name and version of the pack, as in `package.json`. */
  name: string;
  version: string;
  /** Digest of the pack: SM3 over the paths and hashes of its files. */
  digest: string;
  /** SM3 (64 hex digits) by path, of every file but the list itself. */
  files: Record<string, string>;
}

export const listText = (list: FileList): string => canonicalJson(list as unknown as Json);

const HASH = /^[0-9a-f]{64}$/;
const MEMBERS = 'digest,files,formatVersion,name,version';

/** Reads a list strictly: other members, another order or white space would be a second text for the same archive. */
export function readList(text: string): Result<FileList> {
  const parsed = readJson(text, LIST_FILE);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isList(value)) return fail(fault('pack.listWrong', `文件清单的格式不对。${REBUILD}`, LIST_FILE));
  if (listText(value) !== text)
    return fail(fault('pack.listWrong', `文件清单不是规范写法，可能被改动。${REBUILD}`, LIST_FILE));
  return ok(value);
}

function isList(value: unknown): value is FileList {
  if (!isRecord(value) || Object.keys(value).sort().join() !== MEMBERS) return false;
  const { formatVersion, name, version, digest, files } = value;
  if (formatVersion !== 1 || typeof name !== 'string' || typeof version !== 'string') return false;
  return isHash(digest) && isRecord(files) && Object.values(files).every(isHash);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);

/** Everything in which files, by their SM3, and list differ. */
export function compareList(list: FileList, hashes: Record<string, string>): Problem[] {
  const paths = [...new Set([...Object.keys(hashes), ...Object.keys(list.files)])].sort();
  const problems = paths.flatMap((path) => compareFile(path, own(list.files, path), own(hashes, path)));
  if (problems.length > 0) return problems;
  if (digestOfHashes(hashes) === list.digest) return [];
  return [fault('pack.listMismatch', `文件清单中的摘要与内容不符。${REBUILD}`, LIST_FILE)];
}

const own = (record: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function compareFile(path: string, listed: string | undefined, actual: string | undefined): Problem[] {
  if (listed === actual) return [];
  if (listed === undefined) return [fault('pack.unlisted', `文件没有列入文件清单。${REBUILD}`, path)];
  if (actual === undefined) return [fault('pack.missingFile', `文件清单列有此文件，归档中却没有。${REBUILD}`, path)];
  return [
    fault('pack.hashMismatch', '文件内容与文件清单中的 SM3 摘要不符，可能被改动。请向发布者重新索取归档。', path),
  ];
}
