import { type Json, type JsonObject, maskAddress, maskIdNo, maskName, maskPhone } from '#engine';
import { fieldKind, optionsOf } from './fieldKind.ts';

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const labelOf = (schema: JsonObject, value: Json): string =>
  optionsOf(schema).find((option) => option.value === value)?.label ?? String(value);

const fileNames = (value: Json): string =>
  (Array.isArray(value) ? value : [value])
    .map((file) => (typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : '已上传文件'))
    .join('、');

/** A value as people read it: labels for codes, 是/否, grouped amounts; empty text when there is none. */
export function shownValue(schema: JsonObject, value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  switch (fieldKind(schema)) {
    case 'boolean':
      return value === true ? '是' : '否';
    case 'declaration':
      return value === true ? '已承诺' : '未承诺';
    case 'choice':
      return labelOf(schema, value);
    case 'choices':
      return Array.isArray(value) ? value.map((one) => labelOf(schema, one)).join('、') : labelOf(schema, value);
    case 'money':
      return typeof value === 'number'
        ? `${money.format(value)} ${String(schema.title).includes('万元') ? '万元' : '元'}`
        : String(value);
    case 'file':
      return fileNames(value);
    case 'signature':
      return '已签名';
    case 'rows':
    case 'group':
      return '';
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

/** The masked text of a sensitive value (R73): what it is decides how much stays. */
export function maskedValue(name: string, schema: JsonObject, text: string): string {
  if (text === '') return '';
  const kind = fieldKind(schema);
  if (kind === 'citizenId' || /idNo$/i.test(name)) return maskIdNo(text);
  if (kind === 'phone' || /phone|mobile/i.test(name)) return maskPhone(text);
  if (/address/i.test(name)) return maskAddress(text);
  if (/name$/i.test(name)) return maskName(text);
  return '＊＊＊＊';
}
