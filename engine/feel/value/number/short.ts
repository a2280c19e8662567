/** Arithmetic of short decimals on integers: exact as long as every integer has at most 15 digits, for such a quotient prints as itself. */

const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12] as const;
const MOST_DIGITS = 6;
/** Integers below this have at most 15 digits. */
const LIMIT = 1e15;

const power = (digits: number): number => POWERS[digits] ?? Number.NaN;

/** Digits after the point, 0 to 6; 7 where there are more or the integer would be too long. */
function digitsOf(value: number): number {
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const scaled = Math.round(value * power(digits));
    if (!(Math.abs(scaled) < LIMIT)) break;
    if (scaled / power(digits) === value) return digits;
  }
  return MOST_DIGITS + 1;
}

/** a + b, or undefined where the short way might be inexact. */
export function addShort(a: number, b: number): number | undefined {
  const digits = Math.max(digitsOf(a), digitsOf(b));
  if (digits > MOST_DIGITS) return undefined;
  const scale = power(digits);
  const sum = Math.round(a * scale) + Math.round(b * scale);
  return Math.abs(sum) < LIMIT ? sum / scale : undefined;
}

/** a · b, or undefined where the short way might be inexact. */
export function multiplyShort(a: number, b: number): number | undefined {
  const left = digitsOf(a);
  const right = digitsOf(b);
  if (left > MOST_DIGITS || right > MOST_DIGITS) return undefined;
  const product = Math.round(a * power(left)) * Math.round(b * power(right));
  return Math.abs(product) < LIMIT ? product / power(left + right) : undefined;
}

/** a : b for b ≠ 0, or undefined where the quotient has more than six digits after the point. */
export function divideShort(a: number, b: number): number | undefined {
  const digits = Math.max(digitsOf(a), digitsOf(b));
  if (digits > MOST_DIGITS) return undefined;
  const dividend = Math.round(a * power(digits));
  const divisor = Math.round(b * power(digits));
  for (let after = 0; after <= MOST_DIGITS; after++) {
    const shifted = dividend * power(after);
    if (!(Math.abs(shifted) < LIMIT)) return undefined;
    if (shifted % divisor === 0) return shifted / divisor / power(after);
  }
  return undefined;
}
