import type { JsonObject } from '../../json.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { PackFiles } from '../types.ts';

/** Files of a pack of one format in the next one, the number in the manifest left as it is. */
export type Converter = (files: PackFiles) => PackFiles;

/** The first turns format 1 into 2, the second 2 into 3, and so on. Format 1 is the newest, so that there is none yet. */
const CONVERTERS: readonly Converter[] = [];

const MANIFEST = 'package.json';

/**
 * The files of a pack in the format that this program works with: one converter after the other. What was signed,
 * stored and hashed stays as it came. A manifest that tells no format is handed on, the check says what it lacks.
 * Problems: `pack.formatTooNew`.
 */
export function toCurrentFormat(files: PackFiles, chain: readonly Converter[] = CONVERTERS): Result<PackFiles> {
  const newest = chain.length + 1;
  const from = formatOf(files);
  if (from === undefined || from === newest) return ok(files);
  if (from > newest) {
    const message = `内容包的格式版本为 ${from}，本程序只认识到 ${newest}。请升级程序，或者向发布者索取旧格式的包。`;
    return fail({ code: 'pack.formatTooNew', message, file: MANIFEST, path: '/wutong/formatVersion' });
  }
  const converted = chain.slice(from - 1).reduce((before, convert) => convert(before), files);
  return ok({ ...converted, [MANIFEST]: withFormat(converted[MANIFEST] ?? '', newest) });
}

const wutongOf = (text: string): { manifest: JsonObject; wutong: JsonObject } => {
  const manifest = JSON.parse(text) as JsonObject;
  return { manifest, wutong: manifest.wutong as JsonObject };
};

function formatOf(files: PackFiles): number | undefined {
  try {
    const format = wutongOf(Object.hasOwn(files, MANIFEST) ? (files[MANIFEST] ?? '') : '').wutong.formatVersion;
    return typeof format === 'number' && Number.isInteger(format) && format > 0 ? format : undefined;
  } catch {
    return undefined;
  }
}

function withFormat(text: string, formatVersion: number): string {
  const { manifest, wutong } = wutongOf(text);
  return JSON.stringify({ ...manifest, wutong: { ...wutong, formatVersion } });
}
