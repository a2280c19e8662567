import { fail, ok, type Problem, type Result } from '../../result.ts';
import { fault, REBUILD } from './faults.ts';
import { decodeUtf8 } from './utf8.ts';

export const BLOCK = 512;

/** One file of a tar, as POSIX ustar (IEEE 1003.1-1988) writes it. */
export interface Header {
  name: string;
  size: number;
}

const TYPES: Record<string, string> = {
  '1': '硬链接',
  '2': '符号链接',
  '3': '字符设备',
  '4': '块设备',
  '5': '文件夹条目',
  '6': '命名管道',
  '7': '连续文件',
};

/** Reads the header of a plain file. Everything that tar has besides is refused with the entry's name. */
export function readHeader(block: Uint8Array): Result<Header> {
  const name = text(block, 0, 100);
  const prefix = text(block, 345, 155);
  if (!sumIsRight(block))
    return fail(fault('pack.archiveDamaged', `条目头的校验和不对，归档已损坏或被改动。${REBUILD}`, name));
  if (latin(block, 257, 8) !== 'ustar\u000000')
    return fail(fault('pack.archiveFormat', `条目不是 ustar 格式（可能是 GNU tar 的扩展）。${REBUILD}`, name));
  if (name === undefined || prefix === undefined || name === '')
    return fail(fault('pack.archiveFormat', `条目的名称为空、不是 UTF-8 文本，或其后藏有内容。${REBUILD}`, name));
  const full = prefix === '' ? name : `${prefix}/${name}`;
  const problem = checkType(block, full) ?? checkMode(block, full);
  if (problem !== undefined) return fail(problem);
  const size = octal(block, 124, 12);
  if (size === undefined) return fail(fault('pack.archiveFormat', `条目的长度不是八进制数字。${REBUILD}`, full));
  return ok({ name: full, size });
}

function checkType(block: Uint8Array, name: string): Problem | undefined {
  const type = latin(block, 156, 1);
  const linked = text(block, 157, 100);
  if (type === '0' && linked === '' && zero(block, 500, 12)) return undefined;
  if (type === '0') return fault('pack.archiveFormat', `条目头中藏有多余内容。${REBUILD}`, name);
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (known !== undefined) return fault('pack.archiveType', `归档中只允许普通文件，这是${known}。${REBUILD}`, name);
  const what = 'xgLKSMVNDX'.includes(type) ? '扩展条目（可改写后一条目的名称或长度）' : '不认识的条目';
  return fault('pack.archiveFormat', `归档中只允许普通文件，这是${what}。${REBUILD}`, name);
}

/** A content file is for reading: no right to run it, no set-uid. */
function checkMode(block: Uint8Array, name: string): Problem | undefined {
  const mode = octal(block, 100, 8);
  if (mode === undefined) return fault('pack.archiveFormat', `条目的权限不是八进制数字。${REBUILD}`, name);
  if ((mode & ~0o666) === 0) return undefined;
  return fault(
    'pack.executable',
    '文件带有可执行权限，内容包不得含程序。请去掉该权限（chmod 644）后重新生成归档。',
    name,
  );
}

/** Bytes up to the first NUL as text; undefined when not UTF-8 or when something stands behind the NUL. */
function text(block: Uint8Array, from: number, length: number): string | undefined {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  if (end !== -1 && !zero(field, end, length - end)) return undefined;
  return decodeUtf8(end === -1 ? field : field.subarray(0, end));
}

const latin = (block: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...block.subarray(from, from + length));

/** Octal digits that a NUL or space ends; the base-256 numbers of GNU tar are none. */
function octal(block: Uint8Array, from: number, length: number): number | undefined {
  const digits = /^ *([0-7]+)[ \0]+$/.exec(latin(block, from, length))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 8);
}

const zero = (bytes: Uint8Array, from: number, length: number): boolean => {
  for (let at = from; at < from + length; at++) if (bytes[at] !== 0) return false;
  return true;
};

export const isZeroBlock = (block: Uint8Array): boolean => zero(block, 0, BLOCK);

/** The sum of the header's bytes, its own field counted as spaces. */
export function headerSum(block: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += block[at] ?? 0;
  return sum;
}

const sumIsRight = (block: Uint8Array): boolean => octal(block, 148, 8) === headerSum(block);
