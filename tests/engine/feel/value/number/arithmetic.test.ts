import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  numberLiteral,
  power,
  print,
  subtract,
} from '../../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../../engine/feel/value/types.ts';

/** A decimal as an integer and a number of digits after the point, so that BigInt knows the truth. */
interface Exact {
  readonly units: bigint;
  readonly digits: number;
}

const exact = (most: number) =>
  fc.record({ units: fc.bigInt(-(10n ** BigInt(most)), 10n ** BigInt(most)), digits: fc.integer({ min: 0, max: 12 }) });

function write({ units, digits }: Exact): string {
  const size = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = size.slice(0, size.length - digits);
  const fraction = size.slice(size.length - digits).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}

const at = (value: Exact): FeelValue => numberLiteral(write(value));
const scaleTo = ({ units, digits }: Exact, to: number): bigint => units * 10n ** BigInt(to - digits);

const sumOf = (a: Exact, b: Exact): Exact => {
  const digits = Math.max(a.digits, b.digits);
  return { units: scaleTo(a, digits) + scaleTo(b, digits), digits };
};

describe('numbers', () => {
  it('add and subtract like integers of their smallest digit', () => {
    fc.assert(
      fc.property(exact(20), exact(20), (a, b) => {
        expect(print(add(at(a), at(b)))).toBe(write(sumOf(a, b)));
        expect(print(subtract(at(a), at(b)))).toBe(write(sumOf(a, { ...b, units: -b.units })));
      }),
      { numRuns: 500 },
    );
  });

  it('multiply exactly up to 34 digits', () => {
    fc.assert(
      fc.property(exact(16), exact(16), (a, b) => {
        const product = { units: a.units * b.units, digits: a.digits + b.digits };
        expect(print(multiply(at(a), at(b)))).toBe(write(product));
      }),
      { numRuns: 500 },
    );
  });

  it('divide so that the product is the dividend again', () => {
    fc.assert(
      fc.property(exact(12), exact(12), (a, b) => {
        fc.pre(b.units !== 0n);
        const product = multiply(at(a), at(b));
        expect(compare(divide(product, at(b)), at(a))).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('are ordered as their integers', () => {
    fc.assert(
      fc.property(exact(20), exact(20), (a, b) => {
        const difference = sumOf(a, { ...b, units: -b.units }).units;
        expect(Math.sign(compare(at(a), at(b)) ?? Number.NaN)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });

  it('keep the short form wherever it is exact', () => {
    fc.assert(
      fc.property(exact(7), exact(7), (a, b) => {
        fc.pre(a.digits <= 4 && b.digits <= 4);
        expect(typeof add(at(a), at(b))).toBe('number');
        expect(typeof multiply(at(a), at(b))).toBe('number');
      }),
    );
  });

  it.each<[FeelValue, string]>([
    [add(0.1, 0.2), '0.3'],
    [multiply(1.1, 1.1), '1.21'],
    [subtract(0.3, 0.1), '0.2'],
    [divide(1, 3), '0.3333333333333333333333333333333333'],
    [divide(2, 3), '0.6666666666666666666666666666666667'],
    [divide(100, 8), '12.5'],
    [multiply(1234.56, 0.0825), '101.8512'],
    [add(Number.MAX_SAFE_INTEGER, 2), '9007199254740993'],
    [multiply(3037000500, 3037000500), '9223372037000250000'],
    [power(2, 10), '1024'],
    [power(3, 40), '12157665459056928801'],
    [power(10, -5), '0.00001'],
    [power(0, 0), '1'],
    [negate(0), '0'],
    [multiply(0, -5), '0'],
    [power(10, 6144), '1e+6144'],
  ])('%# is %s', (value, text) => {
    expect(print(value)).toBe(text);
  });

  it('round half to even in the 34th digit', () => {
    const one = numberLiteral('1');
    expect(print(add(one, numberLiteral('0.0000000000000000000000000000000005')))).toBe('1');
    expect(print(add(one, numberLiteral('0.0000000000000000000000000000000015')))).toBe(
      '1.000000000000000000000000000000002',
    );
  });

  it.each<[string, FeelValue]>([
    ['a division by zero', divide(1, 0)],
    ['zero by zero', divide(0, 0)],
    ['a number beyond 10^6144', power(10, 6145)],
    ['a product beyond 10^6144', multiply(power(10, 4000), power(10, 4000))],
    ['the root of a negative number', power(-2, 0.5)],
    ['zero to a negative power', power(0, -1)],
    ['a text', add(1, '1')],
    ['a list', add([1], 1)],
    ['null', multiply(null, 1)],
  ])('give null for %s', (_, value) => {
    expect(value).toBeNull();
  });

  it.each(['', '-', '.', '1.', '1e', '0x10', '1_000', 'Infinity', 'NaN', ' 1', '1e99999', '１２'])(
    'do not read %j',
    (text) => {
      expect(numberLiteral(text)).toBeNull();
    },
  );

  it('read 1.0 and 1.00 as the same number', () => {
    expect(compare(numberLiteral('1.0'), numberLiteral('1.00'))).toBe(0);
    expect(numberLiteral('-0')).toBe(0);
  });
});
