import type { Problem } from '../result.ts';
import { endingOf, FOLDERS, type Folder, placeOf } from './kinds.ts';
import type { PackFiles } from './types.ts';

const MEGABYTE = 1024 * 1024;
const FILE_LIMIT = 2 * MEGABYTE;
/** Twice what 4,000 items with forms of their own need. */
const PACK_LIMIT = 100 * MEGABYTE;

const PAPERS = /^(?:package\.json|README(?:\.[A-Za-z-]+)?\.md|LICENSE(?:\.(?:md|txt))?|CHANGELOG\.md)$/;
const EXECUTABLE =
  /\.(?:[cm]?[jt]sx?|node|wasm|sh|bash|zsh|bat|cmd|ps1|vbs|exe|dll|so|dylib|com|msi|jar|class|py|rb|pl|php|html?|svg)$/i;

/** Refuses everything but text parts at their known places: a pack carries content, never code (S7). */
export function checkPaths(files: PackFiles): Problem[] {
  const problems = Object.entries(files).flatMap(([path, text]) => checkPath(path, text));
  return [...problems, ...checkFolding(Object.keys(files)), ...checkTotal(Object.values(files))];
}

function checkPath(path: string, text: string): Problem[] {
  const problem = (code: string, message: string): Problem[] => [{ code, message, file: path }];
  if (escapes(path)) return problem('pack.pathEscape', '文件路径越出内容包，只允许包内的相对路径（用“/”分隔）。');
  if (EXECUTABLE.test(path)) return problem('pack.executable', '内容包不得含程序或脚本文件，请删去。');
  if (!PAPERS.test(path) && placeOf(path) === undefined) return problem('pack.unknownFile', unknown(path));
  if (exceeds([text], FILE_LIMIT)) return problem('pack.tooLarge', '文件超过 2 MB，请拆分或精简。');
  return [];
}

function escapes(path: string): boolean {
  if (path === '' || path.startsWith('/') || /[\\:\p{Cc}]/u.test(path)) return true;
  return path.split('/').some((part) => part === '' || part === '.' || part === '..' || part === '__proto__');
}

function unknown(path: string): string {
  const folder = path.split('/')[0] ?? '';
  if (!path.includes('/')) return '内容包根目录只放 package.json 和说明文件，请删去这个文件。';
  if (!Object.hasOwn(FOLDERS, folder)) {
    return `不认识文件夹“${folder}”，请删去，或移入可用的文件夹：${Object.keys(FOLDERS).join('、')}。`;
  }
  const shape = folder === 'scenarios' ? '<事项>/<名称>.json' : `<标识>.${endingOf(folder as Folder)}`;
  return `“${folder}”中的文件须命名为 ${folder}/${shape}，标识以字母开头，只含字母、数字、“-”和“_”。`;
}

/** Two names that differ only in case are one file on Windows and macOS. */
function checkFolding(paths: string[]): Problem[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, path);
    if (other === undefined) return [];
    return [{ code: 'pack.duplicateFile', message: `与“${other}”只有大小写之差，请改名。`, file: path }];
  });
}

function checkTotal(texts: string[]): Problem[] {
  return exceeds(texts, PACK_LIMIT)
    ? [{ code: 'pack.tooLarge', message: '内容包合计超过 100 MB，请拆分或精简。' }]
    : [];
}

/** A code unit takes three bytes at most: bytes are counted only as long as that much would be too much. */
const MOST_BYTES = 3;

function exceeds(texts: string[], limit: number): boolean {
  let most = texts.reduce((sum, { length }) => sum + length * MOST_BYTES, 0);
  for (const text of texts) {
    if (most <= limit) return false;
    most -= text.length * MOST_BYTES - bytes(text);
  }
  return most > limit;
}

/** Length in UTF-8, without an encoder: the engine knows no platform. */
function bytes(text: string): number {
  let sum = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) sum += 2;
    else if (unit > 0x7f) sum += 1;
  }
  return sum;
}
