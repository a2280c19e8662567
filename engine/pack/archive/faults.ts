import type { Problem } from '../../result.ts';

/** What to do about an archive that no tool of ours wrote. */
export const REBUILD = '请用 wutong pack build 重新生成归档。';

const SHOWN = 120;

/** A name from an archive as it may stand in a message: nothing that moves the cursor, turns the line around or floods it. */
export function shown(name: string): string {
  const safe = name.replace(/[\p{C}\p{Z}]/gu, (one) =>
    one === ' ' ? one : `\\u{${one.codePointAt(0)?.toString(16)}}`,
  );
  return safe.length > SHOWN ? `${safe.slice(0, SHOWN)}…` : safe;
}

/** A fault of one entry of an archive, or of the archive as a whole. */
export const fault = (code: string, message: string, entry?: string): Problem =>
  entry === undefined ? { code, message } : { code, message, file: shown(entry) };
