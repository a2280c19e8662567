import { existsSync, readFileSync } from 'node:fs';
import { MisuseError } from './command.ts';

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Text of an XML file in the encoding that it declares; UTF-8 where it declares none, or one that nobody knows.
 * @throws {MisuseError} if the file cannot be read
 */
export function readXml(file: string): string {
  const bytes = bytesOf(file);
  const head = bytes.subarray(0, 200).toString('latin1').replace('\u00EF\u00BB\u00BF', '');
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : DECLARED.exec(head)?.[1];
  return decoderOf(encoding).decode(bytes);
}

function bytesOf(file: string): Buffer {
  if (!existsSync(file)) throw new MisuseError(`没有文件“${file}”。`);
  try {
    return readFileSync(file);
  } catch {
    throw new MisuseError(`文件“${file}”无法读取，请检查是否为普通文件、是否有权限。`);
  }
}

function decoderOf(encoding = 'utf-8'): { decode(bytes: Buffer): string } {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
}
