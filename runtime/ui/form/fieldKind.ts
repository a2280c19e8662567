import type { JsonObject } from '#engine';

/** How a property is entered and shown. */
export type FieldKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'money'
  | 'date'
  | 'boolean'
  | 'declaration'
  | 'choice'
  | 'choices'
  | 'citizenId'
  | 'creditCode'
  | 'phone'
  | 'division'
  | 'file'
  | 'signature'
  | 'rows'
  | 'group';

const byFormat: Record<string, FieldKind> = {
  'citizen-id': 'citizenId',
  'credit-code': 'creditCode',
  phone: 'phone',
  date: 'date',
  division: 'division',
  money: 'money',
  file: 'file',
  signature: 'signature',
};

const byType: Record<string, FieldKind> = { boolean: 'boolean', number: 'number', integer: 'number', object: 'group' };

const hasOptions = (schema: JsonObject) => Array.isArray(schema.oneOf) || Array.isArray(schema.enum);

const asObject = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** The kind of a property from its schema: widget, format, options, type, in this order. */
export function fieldKind(schema: JsonObject): FieldKind {
  if (schema.widget === 'textarea') return 'textarea';
  const format = typeof schema.format === 'string' ? byFormat[schema.format] : undefined;
  if (schema.type === 'array') return arrayKind(schema);
  if (format && !(format === 'division' && hasOptions(schema))) return format;
  if (schema.type === 'boolean' && schema.const === true) return 'declaration';
  if (hasOptions(schema)) return 'choice';
  if (typeof schema.type === 'string' && byType[schema.type]) return byType[schema.type] as FieldKind;
  return typeof schema.maxLength === 'number' && schema.maxLength > 200 ? 'textarea' : 'text';
}

function arrayKind(schema: JsonObject): FieldKind {
  const items = asObject(schema.items);
  if (hasOptions(items)) return 'choices';
  return items.format === 'file' ? 'file' : 'rows';
}

export interface Option {
  value: string | number | boolean;
  label: string;
}

const optionOf = (entry: unknown): Option[] => {
  const { const: value, title } = asObject(entry);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [{ value, label: typeof title === 'string' ? title : String(value) }]
    : [];
};

/** Codes and labels of a choice, from `oneOf` or `enum` of the property or of its items. */
export function optionsOf(schema: JsonObject): Option[] {
  const source = schema.type === 'array' ? asObject(schema.items) : schema;
  if (Array.isArray(source.oneOf)) return source.oneOf.flatMap(optionOf);
  if (Array.isArray(source.enum)) return source.enum.flatMap((value) => optionOf({ const: value }));
  return [];
}

/** Fields that take the whole width of their section. */
export const isWide = (schema: JsonObject): boolean =>
  ['textarea', 'rows', 'group', 'file', 'signature', 'declaration'].includes(fieldKind(schema)) ||
  (fieldKind(schema) === 'choices' && optionsOf(schema).length > 6);
