import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { LedgerDefinition, ServiceItemSource } from '../service/types.ts';
import { pointerTo } from './pointer.ts';

/** A reference as `namespace:id`; one without a namespace belongs to the pack that wrote it. */
export const qualify = (reference: string, namespace: string): string =>
  reference.includes(':') ? reference : `${namespace}:${reference}`;

/** An item whose references all carry their namespace. */
export function qualifyItem(item: ServiceItemSource, namespace: string): ServiceItemSource {
  const full = (reference: string) => qualify(reference, namespace);
  return {
    ...item,
    process: full(item.process),
    form: full(item.form),
    calendar: full(item.calendar),
    documents: item.documents.map(full),
    ledgers: item.ledgers.map((mapping) => ({ ...mapping, ledger: full(mapping.ledger) })),
    ...(item.parameters === undefined ? {} : { parameters: item.parameters.map(full) }),
  };
}

/** A ledger whose code tables all carry their namespace. */
export function qualifyLedger(ledger: LedgerDefinition, namespace: string): LedgerDefinition {
  const columns = ledger.columns.map((column) =>
    column.codeTable === undefined ? column : { ...column, codeTable: qualify(column.codeTable, namespace) },
  );
  return { ...ledger, columns };
}

/** A form whose `codeTable` keywords and decisions all carry their namespace. */
export const qualifyForm = (form: FormDefinition, namespace: string): FormDefinition => ({
  ...form,
  ...(form.decisions === undefined
    ? {}
    : { decisions: mapValues(form.decisions, (reference) => qualifyDecision(reference, namespace)) }),
  schema: mapSchemas(form.schema, (schema) =>
    typeof schema.codeTable === 'string' ? { ...schema, codeTable: qualify(schema.codeTable, namespace) } : schema,
  ),
});

/** The namespace belongs to the file; the name of a decision in it, after `#`, stays as it is. */
const qualifyDecision = (reference: string, namespace: string): string =>
  reference.replace(/^[^#]*/, (file) => qualify(file, namespace));

export const mapValues = <T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** Values under these are data, not schemas. */
const DATA = new Set(['const', 'default', 'enum', 'examples', 'required']);

/** Rewrites every object of a schema from the leaves up; data inside it stay as they are. */
export function mapSchemas(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (value === null || typeof value !== 'object') return value;
    return mapSchemas(value, change);
  };
  const members = Object.entries(schema).map(([key, value]) => [key, DATA.has(key) ? value : visit(value)]);
  return change(Object.fromEntries(members) as JsonObject);
}

/** Every `codeTable` of a schema with its place. */
export function codeTablesOf(schema: Json, at = ''): { table: string; path: string }[] {
  if (schema === null || typeof schema !== 'object') return [];
  const own = !Array.isArray(schema) && typeof schema.codeTable === 'string' ? schema.codeTable : undefined;
  const here = own === undefined ? [] : [{ table: own, path: `${at}/codeTable` }];
  const members = Object.entries(schema).filter(([key]) => !DATA.has(key));
  return [...here, ...members.flatMap(([key, value]) => codeTablesOf(value, at + pointerTo(key)))];
}
