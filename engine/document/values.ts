import { toLocalDate } from '../deadline/index.ts';
import { maskIdNo, maskName, maskPhone } from '../identity/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { DocumentInput } from './types.ts';

/** What stands where a value is missing: room to write it by hand, never "null". */
export const BLANK = '　　';

export const CHINA = 480;

/** 「2026年1月5日」 of `YYYY-MM-DD`, with 「 9时30分」 when a time follows. */
export const dateWords = (iso: string): string => {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(iso) ?? [];
  if (year === undefined) return iso;
  const date = `${year}年${Number(month)}月${Number(day)}日`;
  return hour === undefined ? date : `${date}${Number(hour)}时${minute}分`;
};

/** 「2026年1月5日」 of a moment in epoch milliseconds. */
export const momentWords = (ms: number, utcOffset: number): string => dateWords(toLocalDate(ms, utcOffset));

const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** A value as official Chinese: dates written out, 是 and 否, lists with 、, blank where nothing is. */
export const valueWords = (value: Json): string => {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? BLANK : value.map(valueWords).join('、');
  if (typeof value !== 'string' || value.trim() === '') return BLANK;
  return DATE.test(value) ? dateWords(value) : value;
};

export type Filter = (value: Json, expression: string, argument: string, input: DocumentInput) => string;

/** What may follow the bar in `{expression | filter}`. */
export const filters: Record<string, Filter> = {
  '': valueWords,
  date: (value, _expression, _argument, { utcOffset = CHINA }) =>
    typeof value === 'number' ? momentWords(value, utcOffset) : valueWords(value),
  mask: (value, expression) => (typeof value === 'string' && value !== '' ? masked(value, expression) : BLANK),
  label: (value, expression, argument, input) => {
    const words = labelsFor(expression, argument, input);
    const one = (code: Json): string => words.get(String(code)) ?? valueWords(code);
    return Array.isArray(value) && value.length > 0 ? value.map(one).join('、') : one(value);
  },
};

const masked = (text: string, expression: string): string => {
  if (/name$/i.test(expression)) return maskName(text);
  return /phone|mobile|tel/i.test(expression) || /^1\d{10}$/.test(text) ? maskPhone(text) : maskIdNo(text);
};

/** Labels by code: of the named code table, else of the form field that the expression reads. */
const labelsFor = (
  expression: string,
  argument: string,
  { form, codeTables = {} }: DocumentInput,
): Map<string, string> => {
  const table = argument === '' ? undefined : codeTables[argument];
  if (table) return new Map(table.entries.map(({ code, label }) => [code, label]));
  const properties = (form?.schema.properties ?? {}) as Record<string, JsonObject | undefined>;
  const schema = properties[expression.replace(/^form\./, '')];
  const items = schema?.items as JsonObject | undefined;
  const options = (schema?.oneOf ?? items?.oneOf ?? []) as JsonObject[];
  return new Map(options.map((option) => [String(option.const), String(option.title ?? option.const)]));
};
