import { Decimal as Library } from 'decimal.js';

/** Exponents of IEEE 754 decimal128, the number of DMN 1.5 §10.3.2.3.2: 34 digits, up to 9.99…E+6144. */
export const LARGEST_EXPONENT = 6144;

/** Our own constructor: nobody else's configuration of the library reaches FEEL. */
export const FeelDecimal = Library.clone({
  defaults: true,
  precision: 34,
  rounding: Library.ROUND_HALF_EVEN,
  // A remainder has the sign of the divisor (DMN 1.5 §10.3.4.5).
  modulo: Library.ROUND_FLOOR,
  maxE: LARGEST_EXPONENT,
  minE: -6176,
  toExpNeg: -7,
  toExpPos: 34,
});

export type Decimal = Library;
