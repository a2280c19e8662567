import { parseArgs } from 'node:util';

export interface Invocation {
  /** The checkout or installation. */
  root: string;
  argv: string[];
  env: Record<string, string | undefined>;
}

/** Returns the exit code. @throws {MisuseError} */
export type Command = (invocation: Invocation) => Promise<number>;

/** Called in a way that makes no sense: exit code 2. */
export class MisuseError extends Error {}

/**
 * Values of the named flags, which switches are on, and the rest of the arguments.
 * @throws {MisuseError} for flags that do not exist
 */
export function readArguments(
  argv: string[],
  flags: string[],
  switches: string[] = [],
): { values: Record<string, string | undefined>; on: Set<string>; positionals: string[] } {
  const options = Object.fromEntries([
    ...flags.map((flag) => [flag, { type: 'string' }] as const),
    ...switches.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  try {
    const { values, positionals } = parseArgs({ args: argv, options, strict: true, allowPositionals: true });
    const given = Object.entries(values);
    return {
      values: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
      on: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
      positionals,
    };
  } catch (error) {
    throw new MisuseError(
      `参数不正确：${error instanceof Error ? error.message : String(error)}\n运行 wutong --help 查看用法。`,
    );
  }
}
