/** GB 32100: characters by value, and the weights of the first seventeen. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type CreditCodeError = 'creditCode.length' | 'creditCode.characters' | 'creditCode.checkDigit';

export type CreditCodeCheck =
  /** `registrar`: 登记管理部门, `kind`: 机构类别, `division`: six digits, `organization`: 主体标识码, nine characters. */
  | { ok: true; registrar: string; kind: string; division: string; organization: string }
  | { ok: false; code: CreditCodeError; message: string };

/** 统一社会信用代码 by GB 32100; lower case counts as upper case. */
export const checkCreditCode = (code: string): CreditCodeCheck => {
  const upper = code.toUpperCase();
  const wrong = (error: CreditCodeError, message: string): CreditCodeCheck => ({ ok: false, code: error, message });
  if (upper.length !== 18)
    return wrong('creditCode.length', `统一社会信用代码应为18位，现在是${upper.length}位，请核对`);
  const odd = [...upper].find((character) => !CHARACTERS.includes(character));
  if (odd !== undefined)
    return wrong(
      'creditCode.characters',
      `统一社会信用代码中不应有“${odd}”，只能用数字和除I、O、S、V、Z以外的大写字母，请核对`,
    );
  if (!/^\d{6}$/.test(upper.slice(2, 8)))
    return wrong('creditCode.characters', '统一社会信用代码第3至8位的行政区划应为数字，请核对');
  if (upper[17] !== creditCodeCheckDigit(upper))
    return wrong('creditCode.checkDigit', '统一社会信用代码第18位校验码不对，请核对');
  return {
    ok: true,
    registrar: upper.charAt(0),
    kind: upper.charAt(1),
    division: upper.slice(2, 8),
    organization: upper.slice(8, 17),
  };
};

/** The eighteenth character that belongs to the first seventeen. */
export const creditCodeCheckDigit = (code: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * CHARACTERS.indexOf(code.charAt(at)), 0);
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
};
