import { kiteFiles } from '../../engine/pack/kitePack.ts';
import { entriesOf, listed, listOf, TAR_END, type TarEntry, tarEntry, tgz } from '../tar.ts';

export interface HostileArchive {
  name: string;
  bytes: Uint8Array;
  code: string;
  /** Entry that the refusal names; absent where the container has none. */
  file?: string;
}

export const files = kiteFiles();
export const good: TarEntry[] = [listOf(files), ...entriesOf(files)];
export const MEGABYTE = 1024 * 1024;

/** A good archive with one more entry in front. */
export const withEntry = (entry: TarEntry): Buffer => tgz(entry, ...good);
export const withFiles = (more: Record<string, string>): Buffer => listed({ ...files, ...more });
export const manifest = (more: object): string =>
  JSON.stringify({ ...JSON.parse(files['package.json'] ?? ''), ...more });
export const whole = tgz(...good);
export const tar = Buffer.concat([...good.map(tarEntry), TAR_END]);
/** The same bytes with one turned over. */
export const changed = (bytes: Uint8Array, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

export const named = (code: string, ...names: string[]): HostileArchive[] =>
  names.map((name) => ({
    name: `name ${JSON.stringify(name)}`,
    bytes: withEntry({ name, content: '{}' }),
    code,
    file: name,
  }));

export const typed = (code: string, ...types: string[]): HostileArchive[] =>
  types.map((type) => ({
    name: `type ${JSON.stringify(type)}`,
    bytes: withEntry({ name: 'package/items/a.json', type, link: '../../../etc/passwd' }),
    code,
    file: 'package/items/a.json',
  }));

/** Hex digits that do not compress well and are always the same. */
export function noise(length: number): string {
  let state = 20260105;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += state.toString(16).padStart(8, '0');
  }
  return text.slice(0, length);
}
