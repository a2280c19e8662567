import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { CodeTable } from '../service/types.ts';
import { mapSchemas } from './references.ts';

/** Fills `codeTable` of every property into `oneOf: [{const, title}]`, of lists into their items. The keyword stays, to tell where it came from. */
export function expandCodeTables(form: FormDefinition, tables: Record<string, CodeTable>): FormDefinition {
  const expanded = { ...form, schema: mapSchemas(form.schema, (schema) => expand(schema, tables)) };
  sources.set(expanded, unexpanded(form));
  return expanded;
}

const sources = new WeakMap<FormDefinition, FormDefinition>();

/** The form that was expanded, where it is known: half as long. Expanding it again gives the same. */
export const unexpanded = (form: FormDefinition): FormDefinition => sources.get(form) ?? form;

function expand(schema: JsonObject, tables: Record<string, CodeTable>): JsonObject {
  const table = typeof schema.codeTable === 'string' ? tables[schema.codeTable] : undefined;
  if (table === undefined) return schema;
  const oneOf = choicesOf(table);
  if (schema.type !== 'array') return { ...schema, oneOf };
  const items = schema.items !== null && typeof schema.items === 'object' ? schema.items : {};
  return { ...schema, items: { type: 'string', ...items, oneOf } };
}

/** A table has the same choices wherever it is used. */
const choices = new WeakMap<CodeTable, Json[]>();

function choicesOf(table: CodeTable): Json[] {
  const found = choices.get(table) ?? table.entries.map(({ code, label }) => ({ const: code, title: label }));
  choices.set(table, found);
  return found;
}
