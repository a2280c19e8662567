import { existsSync, readFileSync } from 'node:fs';
import type { JsonObject } from '#engine';
import { MisuseError } from './command.ts';

/** Text of a file that a command was given. @throws {MisuseError} when there is none */
export function readInput(file: string): string {
  if (!existsSync(file)) throw new MisuseError(`没有文件“${file}”。`);
  return readFileSync(file, 'utf8');
}

/** Data of `--data`: an object, empty without the flag. @throws {MisuseError} for anything else */
export function readData(file: string | undefined): JsonObject {
  if (file === undefined) return {};
  const text = readInput(file);
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as JsonObject;
  } catch {
    // Said below in one sentence, whatever is wrong with the file.
  }
  throw new MisuseError(`数据文件“${file}”无法读取，应为 JSON 对象，例如 {"年龄": 52}。`);
}
