import type { FormDefinition } from '../form/types.ts';
import type { JsonObject } from '../json.ts';
import type { CodeTable, LedgerColumnType, LedgerDefinition } from '../service/types.ts';
import { MOST_CHARACTERS } from './entry.ts';

type Column = LedgerDefinition['columns'][number];

const SHAPES: Record<LedgerColumnType, JsonObject> = {
  text: { type: 'string', maxLength: MOST_CHARACTERS.line },
  textarea: { type: 'string', maxLength: MOST_CHARACTERS.text, widget: 'textarea' },
  date: { type: 'string', format: 'date' },
  number: { type: 'number' },
  money: { type: 'string', format: 'money' },
  select: { type: 'string' },
  multiselect: { type: 'array', uniqueItems: true },
  boolean: { type: 'boolean' },
  idcard: { type: 'string', format: 'citizen-id' },
  uscc: { type: 'string', format: 'credit-code' },
  phone: { type: 'string', format: 'phone' },
  division: { type: 'string', format: 'division' },
  month: { type: 'string', format: 'month', description: '如2026-03' },
  datetime: { type: 'string', description: '如2026-03-02T09:30' },
  bankcard: { type: 'string', format: 'bank-card' },
};

const options = (table: CodeTable | undefined): JsonObject =>
  table === undefined ? {} : { oneOf: table.entries.map(({ code, label }) => ({ const: code, title: label })) };

function schemaOf(
  { type, title, codeTable, writtenBy }: Column,
  tables: (ref: string) => CodeTable | undefined,
): JsonObject {
  const choices = options(codeTable === undefined ? undefined : tables(codeTable));
  const shape = { ...SHAPES[type], title, ...(writtenBy === undefined ? {} : { description: writtenBy }) };
  if (type === 'multiselect') return { ...shape, items: { type: 'string', ...choices } };
  return { ...shape, ...choices };
}

/** The form in which a person enters one row: fields by the types of the columns, what is required first. */
export function ledgerForm(ledger: LedgerDefinition, tables: (ref: string) => CodeTable | undefined): FormDefinition {
  const needed = (column: Column) => column.required === true || ledger.key.includes(column.name);
  const names = (columns: Column[]) => columns.map(({ name }) => name);
  const required = names(ledger.columns.filter(needed));
  const others = names(ledger.columns.filter((column) => !needed(column)));
  return {
    id: ledger.id,
    title: ledger.title,
    schema: {
      type: 'object',
      properties: Object.fromEntries(ledger.columns.map((column) => [column.name, schemaOf(column, tables)])),
      required,
    },
    sections: [
      { title: '必填内容', fields: required, columns: 2 as const },
      { title: '其他内容', fields: others, columns: 2 as const },
    ].filter(({ fields }) => fields.length > 0),
  };
}
