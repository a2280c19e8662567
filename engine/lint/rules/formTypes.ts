import type { Json, JsonObject } from '../../json.ts';
import { isObject } from '../schema.ts';
import type { Finding, FormRule } from '../types.ts';

/** What tells of which kind the answers to a field are. */
const TELLING = ['type', '$ref', 'enum', 'const', 'oneOf', 'anyOf', 'allOf'];

const isTold = (field: JsonObject): boolean => TELLING.some((keyword) => field[keyword] !== undefined);

/** Without a type nobody knows how a field is filled in, checked and compared: of every field, those of rows too. */
export const formTypes: FormRule = (form) => inside(form.schema, '/schema');

function inside(schema: Json | undefined, path: string): Finding[] {
  if (!isObject(schema)) return [];
  const fields = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const found = fields.flatMap(([name, field]) => {
    const place = `${path}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return isObject(field) ? [...checkField(name, field, place), ...inside(field, place)] : [];
  });
  return [...found, ...inside(schema.items, `${path}/items`)];
}

function checkField(name: string, field: JsonObject, path: string): Finding[] {
  const title = typeof field.title === 'string' && field.title !== '' ? field.title : name;
  if (!isTold(field))
    return [finding(path, `字段「${title}」没有类型。请填写 type，例如 "string"（文本）、"number"（数字）。`)];
  if (field.type !== 'array' || field.prefixItems !== undefined) return [];
  if (isObject(field.items) && isTold(field.items)) return [];
  return [finding(path, `字段「${title}」可填多项，但没有写明每一项的类型。请在 items 中填写 type。`)];
}

const finding = (path: string, message: string): Finding => ({
  severity: 'error',
  code: 'lint.formTypes',
  path,
  message,
});
