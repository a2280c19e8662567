/** GB 11643: weights of the first seventeen digits and the check character by remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** GB/T 2260 province codes, with 81–83 for residence permits of 港澳台居民. */
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' ');

export type CitizenIdError =
  | 'identity.length'
  | 'identity.characters'
  | 'identity.division'
  | 'identity.birth'
  | 'identity.checkDigit';

export type CitizenIdCheck =
  /** `birth`: YYYY-MM-DD; `sex`: GB/T 2261.1, 1 男 2 女; `division`: six digits. */
  { ok: true; birth: string; sex: '1' | '2'; division: string } | { ok: false; code: CitizenIdError; message: string };

const wrong = (code: CitizenIdError, message: string): CitizenIdCheck => ({ ok: false, code, message });

/**
 * 公民身份号码 by GB 11643: length, characters, province, birth date, check digit; `x` counts as `X`.
 * With `today` (YYYY-MM-DD) a birth date after it is refused.
 */
export const checkCitizenId = (no: string, today?: string): CitizenIdCheck => {
  const id = no.toUpperCase();
  if (id.length !== 18) return wrong('identity.length', `公民身份号码应为18位，现在是${id.length}位，请核对`);
  if (!/^\d{17}[\dX]$/.test(id))
    return wrong('identity.characters', '公民身份号码前17位应为数字，第18位应为数字或X，请核对');
  if (!PROVINCES.includes(id.slice(0, 2)))
    return wrong('identity.division', '公民身份号码第1至6位的行政区划不对，请核对');
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isBirthDate(birth, today)) return wrong('identity.birth', '公民身份号码第7至14位的出生日期不对，请核对');
  if (id[17] !== citizenIdCheckDigit(id)) return wrong('identity.checkDigit', '公民身份号码第18位校验码不对，请核对');
  return { ok: true, birth, sex: Number(id[16]) % 2 === 1 ? '1' : '2', division: id.slice(0, 6) };
};

/** The eighteenth character that belongs to the first seventeen digits. */
export const citizenIdCheckDigit = (id: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
};

const isBirthDate = (date: string, today?: string): boolean =>
  date >= '1850-01-01' && isDate(date) && (today === undefined || date <= today);

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export const isDate = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const ms = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
  return new Date(ms).toISOString().slice(0, 10) === date;
};
