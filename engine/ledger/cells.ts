import { formatFault } from '../form/formats.ts';
import { checkCitizenId, checkCreditCode, isDate } from '../identity/index.ts';
import type { Json } from '../json.ts';
import type { CodeTable, LedgerColumnType } from '../service/types.ts';

/** What is wrong with a value in a column of this type, as a Chinese clause; undefined when it fits. */
type CellCheck = (value: Json, table: CodeTable | undefined) => string | undefined;

const onlyText =
  (check: (text: string) => string | undefined): CellCheck =>
  (value) =>
    typeof value === 'string' ? check(value) : '应为文字';

const isCode = (value: Json, table: CodeTable): boolean => table.entries.some(({ code }) => code === value);

const notInTable = (value: Json, table: CodeTable | undefined): string | undefined => {
  if (table === undefined || isCode(value, table)) return undefined;
  return `“${typeof value === 'string' ? value : JSON.stringify(value)}”不在代码表“${table.title}”中`;
};

const messageOf = (check: { ok: true } | { ok: false; message: string }): string | undefined =>
  check.ok ? undefined : check.message;

const isDateTime = (text: string): boolean => isDate(text.slice(0, 10)) && /^[T ]\d{2}:\d{2}/.test(text.slice(10));

const CHECKS: Record<LedgerColumnType, CellCheck> = {
  text: onlyText(() => undefined),
  textarea: onlyText(() => undefined),
  date: onlyText((text) => (isDate(text) ? undefined : `“${text}”不是日期，应为YYYY-MM-DD`)),
  number: (value) => (typeof value === 'number' ? undefined : '应为数字'),
  money: (value) => formatFault('money', String(value)),
  select: (value, table) => (typeof value === 'string' ? notInTable(value, table) : '应为代码'),
  multiselect: (value, table) =>
    Array.isArray(value)
      ? value.map((code) => notInTable(code, table)).find((fault) => fault !== undefined)
      : '应为代码列表',
  boolean: (value) => (typeof value === 'boolean' ? undefined : '应为是或否'),
  idcard: onlyText((text) => messageOf(checkCitizenId(text))),
  uscc: onlyText((text) => messageOf(checkCreditCode(text))),
  phone: onlyText((text) => formatFault('phone', text)),
  datetime: onlyText((text) => (isDateTime(text) ? undefined : `“${text}”不是时间，应为YYYY-MM-DDTHH:MM`)),
  month: onlyText((text) => (isDate(`${text}-01`) ? undefined : `“${text}”不是月份，应为YYYY-MM`)),
  bankcard: onlyText((text) => formatFault('bank-card', text)),
  division: onlyText((text) => formatFault('division', text)),
};

export const cellFault = (type: LedgerColumnType, value: Json, table: CodeTable | undefined): string | undefined =>
  CHECKS[type](value, table);
