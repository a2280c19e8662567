import type { Json, JsonObject } from '#engine';
import { listOf } from './fieldTypes.ts';

/** Options that a field brings itself, one a line: code, a blank, label. */
export function optionLines(field: JsonObject): string {
  const source = field.type === 'array' ? listOf(field) : field;
  const entries = Array.isArray(source.oneOf) ? source.oneOf : [];
  return entries
    .map((entry) =>
      typeof entry === 'object' && entry !== null && !Array.isArray(entry)
        ? `${entry.const} ${entry.title ?? entry.const}`
        : '',
    )
    .filter(Boolean)
    .join('\n');
}

function parse(lines: string): JsonObject[] {
  const rows = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return rows.map((row) => {
    const [, code = row, title = code] = /^(\S+)\s+(.+)$/.exec(row) ?? [];
    return { const: code, title };
  });
}

const put = (field: JsonObject, oneOf: Json | undefined): Record<string, Json | undefined> => {
  const { oneOf: _old, ...rest } = listOf(field);
  const items = oneOf === undefined ? rest : { ...rest, oneOf };
  return field.type === 'array' ? { items } : { oneOf };
};

/** Keywords of a field with these options of its own. */
export const ownOptions = (field: JsonObject, lines: string): Record<string, Json | undefined> => ({
  ...put(field, parse(lines)),
  codeTable: undefined,
});

/** Keywords of a field whose options come from a code table. */
export const tableOptions = (field: JsonObject, table: string): Record<string, Json | undefined> => ({
  ...put(field, undefined),
  codeTable: table,
});
