import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { LedgerDefinition, LedgerRollUp, ServiceItemSource } from '../service/types.ts';
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

/** A ledger whose code tables, and the ledgers that its rules look into, all carry their namespace. */
export function qualifyLedger(ledger: LedgerDefinition, namespace: string): LedgerDefinition {
  const columns = ledger.columns.map((column) =>
    column.codeTable === undefined ? column : { ...column, codeTable: qualify(column.codeTable, namespace) },
  );
  const rules = ledger.reconcile?.map((rule) => ({ ...rule, with: qualify(rule.with, namespace) }));
  const rollUp = ledger.rollUp && qualifyRollUp(ledger.rollUp, namespace);
  return {
    ...ledger,
    columns,
    ...(rules === undefined ? {} : { reconcile: rules }),
    ...(rollUp === undefined ? {} : { rollUp }),
  };
}

const qualifyRollUp = (rollUp: LedgerRollUp, namespace: string): LedgerRollUp => {
  const full = <T extends { ledger: string }>(part: T): T => ({ ...part, ledger: qualify(part.ledger, namespace) });
  return { ...rollUp, members: full(rollUp.members), facts: rollUp.facts.map(full) };
};

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

/** Rewrites every object of a schema from the leaves up; data inside it stay as they are. What does not change is shared. */
export function mapSchemas(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const visit = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value;
    return Array.isArray(value) ? mapList(value, visit) : mapSchemas(value, change);
  };
  let copy: JsonObject | undefined;
  for (const key in schema) {
    if (DATA.has(key)) continue;
    const value = schema[key] as Json;
    const next = visit(value);
    if (next === value) continue;
    copy ??= { ...schema };
    copy[key] = next;
  }
  return change(copy ?? schema);
}

function mapList(list: Json[], visit: (value: Json) => Json): Json[] {
  const next = list.map(visit);
  return next.every((value, index) => value === list[index]) ? list : next;
}

/** Every `codeTable` of a schema with its place. */
export function codeTablesOf(schema: Json, at = ''): { table: string; path: string }[] {
  const found: { table: string; path: string }[] = [];
  collectTables(schema, at, found);
  return found;
}

function collectTables(schema: Json, at: string, found: { table: string; path: string }[]): void {
  if (schema === null || typeof schema !== 'object') return;
  if (!Array.isArray(schema) && typeof schema.codeTable === 'string')
    found.push({ table: schema.codeTable, path: `${at}/codeTable` });
  for (const key in schema) {
    const value = (schema as JsonObject)[key];
    if (value === null || typeof value !== 'object' || DATA.has(key)) continue;
    collectTables(value, at + pointerTo(key), found);
  }
}
