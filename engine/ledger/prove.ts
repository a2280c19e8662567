import { canonicalJson } from '../digest.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../result.ts';
import { filledRows } from './fill.ts';
import type { LedgerProof, Register } from './types.ts';

const shown = (value: Json | undefined): string => JSON.stringify(value ?? null);

/** Plays one worked example: rows that are missing or too many and cells that differ, with the pointer inside the proof. */
export function proveLedger(register: Register, { from, rows, expect }: LedgerProof): Problem[] {
  const written = filledRows(register, from, rows);
  const problem = (path: string, message: string): Problem => ({ code: 'ledger.proof', message, path });
  const expected = expect.flatMap(({ key, values }, at) => {
    const row = written.find((one) => one.key === key);
    if (!row) return [problem(`/expect/${at}/key`, `应有主键为“${key}”的一行，没有写入。`)];
    return Object.entries(values)
      .filter(([name, value]) => canonicalJson(row.values[name] ?? null) !== canonicalJson(value))
      .map(([name, value]) =>
        problem(`/expect/${at}/values/${name}`, `“${name}”应为 ${shown(value)}，结果为 ${shown(row.values[name])}。`),
      );
  });
  const keys = new Set(expect.map(({ key }) => key));
  const extra = written.filter(({ key }) => !keys.has(key));
  return [...expected, ...extra.map(({ key }) => problem('/expect', `多写了主键为“${key}”的一行。`))];
}
