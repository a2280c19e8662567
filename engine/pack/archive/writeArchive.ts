import { hashesOf } from '../digest.ts';
import type { Pack } from '../types.ts';
import { BLOCK, headerSum } from './header.ts';
import { LIST_FILE, listText } from './list.ts';
import { ROOT } from './names.ts';
import { encodeUtf8 } from './utf8.ts';

/** The time that npm gives every file (1985-10-26T08:15:00Z, in seconds): archives do not tell when they were made. */
const NPM_TIME = 499_162_500;
const NAME_LENGTH = 100;
const PREFIX_LENGTH = 155;

/**
 * The tar of a checked pack: its list of files first, then the files by path, all with the same owner, rights and
 * time. Equal packs give equal bytes.
 */
export function writeArchive({ manifest, digest, files }: Pack): Uint8Array {
  const { name, version } = manifest;
  const list = listText({ formatVersion: 1, name, version, digest, files: hashesOf(files) });
  const sorted = Object.keys(files).sort();
  const blocks = [entry(LIST_FILE, list), ...sorted.map((path) => entry(path, files[path] ?? ''))];
  return joined([...blocks, new Uint8Array(2 * BLOCK)]);
}

function entry(path: string, text: string): Uint8Array {
  const content = encodeUtf8(text);
  const bytes = new Uint8Array(BLOCK + Math.ceil(content.length / BLOCK) * BLOCK);
  bytes.set(header(`${ROOT}/${path}`, content.length));
  bytes.set(content, BLOCK);
  return bytes;
}

function header(name: string, size: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(encodeUtf8(text), at);
  const octal = (at: number, length: number, value: number) => put(at, value.toString(8).padStart(length - 1, '0'));
  const { prefix, rest } = split(name);
  put(0, rest);
  octal(100, 8, 0o644);
  octal(108, 8, 0);
  octal(116, 8, 0);
  octal(124, 12, size);
  octal(136, 12, NPM_TIME);
  put(156, '0');
  put(257, 'ustar\u000000');
  put(345, prefix);
  put(148, `${headerSum(block).toString(8).padStart(6, '0')}\u0000 `);
  return block;
}

/** A name that is too long for its field is cut at a `/`. Paths of parts always fit; the reader refuses what does not. */
function split(name: string): { prefix: string; rest: string } {
  if (name.length <= NAME_LENGTH) return { prefix: '', rest: name };
  const at = name.indexOf('/', name.length - NAME_LENGTH - 1);
  return { prefix: name.slice(0, at).slice(0, PREFIX_LENGTH), rest: name.slice(at + 1) };
}

function joined(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
