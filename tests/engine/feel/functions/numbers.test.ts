import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberLiteral, print } from '../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../engine/feel/value/types.ts';
import { at, call, printed } from './call.ts';

describe('functions of numbers', () => {
  it.each<[string, FeelValue[], string]>([
    ['decimal', [0.515, 2], '0.52'],
    ['decimal', [2.5, 0], '2'],
    ['decimal', [1.5, 0], '2'],
    ['decimal', [125, -1], '120'],
    ['decimal', [1.005, 2.9], '1'],
    ['decimal', [1.5, 6177], 'null'],
    ['decimal', [1.5, -6112], 'null'],
    ['floor', [-1.5], '-2'],
    ['floor', [-1.56, 1], '-1.6'],
    ['floor', [1.5, null], 'null'],
    ['ceiling', [-0.3], '0'],
    ['ceiling', [1.56, 1], '1.6'],
    ['round up', [5.5, 0], '6'],
    ['round up', [-1.121, 2], '-1.13'],
    ['round down', [-5.5, 0], '-5'],
    ['round down', [5.5, 6176], '5.5'],
    ['round half up', [-2.5, 0], '-3'],
    ['round half up', [2.345, 2], '2.35'],
    ['round half down', [2.5, 0], '2'],
    ['round half down', [-1.126, 2], '-1.13'],
    ['abs', [-5], '5'],
    ['abs', [at('-P1DT1H')], 'P1DT1H'],
    ['abs', [at('-P1Y')], 'P1Y'],
    ['abs', [at('2020-01-01')], 'null'],
    ['modulo', [10.1, -4.5], '-3.4'],
    ['modulo', [-10.1, 4.5], '3.4'],
    ['modulo', [-12, 5], '3'],
    ['modulo', [10, 0], 'null'],
    ['modulo', [1e40, 3], '1'],
    ['sqrt', [4], '2'],
    ['sqrt', [2], '1.414213562373095048801688724209698'],
    ['sqrt', [-1], 'null'],
    ['log', [10], '2.302585092994045684017991454684364'],
    ['log', [0], 'null'],
    ['exp', [1], '2.718281828459045235360287471352662'],
    ['exp', [1e6], 'null'],
    ['odd', [5], 'true'],
    ['odd', [-3], 'true'],
    ['odd', [0], 'false'],
    ['even', [0], 'true'],
    ['even', [2.5], 'null'],
    ['sqrt', [[4]], '2'],
    ['sqrt', ['4'], 'null'],
  ])('%s of %j is %s', (name, args, expected) => {
    expect(printed(call(name, ...args))).toBe(expected);
  });

  it('modulo has the sign of the divisor, as BigInt counts', () => {
    const whole = fc.bigInt(-(10n ** 25n), 10n ** 25n);
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        fc.pre(b !== 0n);
        const result = call('modulo', numberLiteral(String(a)), numberLiteral(String(b)));
        expect(print(result)).toBe(String(((a % b) + b) % b));
      }),
    );
  });

  it('rounding to whole numbers agrees with BigInt', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), (units) => {
        const size = units < 0n ? -units : units;
        const text = `${units < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
        const down = units / 100n;
        const floor = units < 0n && units % 100n !== 0n ? down - 1n : down;
        expect(print(call('floor', numberLiteral(text)))).toBe(String(floor));
        expect(print(call('round down', numberLiteral(text), 0))).toBe(String(down));
        const half = (size + 50n) / 100n;
        expect(print(call('round half up', numberLiteral(text), 0))).toBe(String(units < 0n ? -half : half));
      }),
    );
  });
});
