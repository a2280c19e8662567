import { checkCitizenId, checkCreditCode, isDate } from '../identity/index.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/;
const DIVISION = /^[1-9]\d{5}(?:\d{3}(?:\d{3})?)?$/;
const BANK_CARD = /^\d{15,19}$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const MONEY = /^-?\d{1,13}(?:\.\d{1,2})?$/;

/** What is wrong with a text of this format, as the end of a sentence that begins with the field's title. */
type Format = (text: string) => string | undefined;

const unless = (right: boolean, words: string): string | undefined => (right ? undefined : words);
const reason = (check: { ok: true } | { ok: false; message: string }): string | undefined =>
  check.ok ? undefined : `填写有误：${check.message}`;

/** Our formats. `file` and `signature` hold references, checked where the files are. */
export const formats: Record<string, Format> = {
  'citizen-id': (text) => reason(checkCitizenId(text)),
  'credit-code': (text) => reason(checkCreditCode(text)),
  phone: (text) => unless(MOBILE.test(text) || LANDLINE.test(text), '应为11位手机号或带区号的固定电话'),
  date: (text) => unless(isDate(text), '应为实际存在的日期，如2026-01-05'),
  division: (text) => unless(DIVISION.test(text), '应为6位、9位或12位行政区划代码'),
  money: (text) => unless(MONEY.test(text), '应为金额，单位元，最多两位小数'),
  'bank-card': (text) => unless(BANK_CARD.test(text), '应为15至19位数字的银行卡号'),
  month: (text) => unless(MONTH.test(text), '应为年月，如2026-01'),
  file: () => undefined,
  signature: () => undefined,
};

/** Formats of JSON Schema itself that a form may use. */
export const standardFormats: Record<string, string> = {
  email: '应为电子邮箱地址，如name@example.cn',
  uri: '应为完整的网址',
  time: '应为时间，如09:30:00',
  'date-time': '应为日期和时间',
};

/** What is wrong with a text of this format, or undefined. */
export const formatFault = (format: string, text: string): string | undefined => formats[format]?.(text);

/** Message for a text that failed `format`. */
export const formatMessage = (format: string, text: string): string =>
  formatFault(format, text) ?? standardFormats[format] ?? '的格式不对，请核对';
