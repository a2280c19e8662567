import { describe, expect, it } from 'vitest';
import { print, property } from '../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../engine/feel/value/types.ts';
import { at, range } from '../functions/call.ts';

const moment = at('2018-12-10T10:30:01.5+05:30');

describe('property', () => {
  it.each<[FeelValue, string, string | undefined]>([
    [moment, 'year', '2018'],
    [moment, 'month', '12'],
    [moment, 'day', '10'],
    [moment, 'weekday', '1'],
    [moment, 'hour', '10'],
    [moment, 'minute', '30'],
    [moment, 'second', '1'],
    [moment, 'time offset', 'PT5H30M'],
    [moment, 'timezone', undefined],
    [at('2018-12-10T10:30:00'), 'time offset', undefined],
    [at('2018-07-10T10:30:00@Europe/Paris'), 'time offset', 'PT2H'],
    [at('2018-12-10T10:30:00@Europe/Paris'), 'timezone', 'Europe/Paris'],
    [at('10:30:00-03:00'), 'time offset', '-PT3H'],
    [at('2018-12-09'), 'weekday', '7'],
    [at('2018-12-09'), 'hour', undefined],
    [at('-P1DT2H3M4S'), 'days', '-1'],
    [at('-P1DT2H3M4S'), 'hours', '-2'],
    [at('-P1DT2H3M4S'), 'minutes', '-3'],
    [at('-P1DT2H3M4S'), 'seconds', '-4'],
    [at('P1D'), 'months', undefined],
    [at('P1Y2M'), 'years', '1'],
    [at('-P14M'), 'months', '-2'],
    [at('P1Y'), 'days', undefined],
    [range('[', 1, 3, ')'), 'start', '1'],
    [range('[', 1, 3, ')'), 'end', '3'],
    [range('[', 1, 3, ')'), 'start included', 'true'],
    [range('[', 1, 3, ')'), 'end included', 'false'],
    [{ 姓名: '㛃䶮' }, '姓名', '㛃䶮'],
    [[{ a: 1 }, { b: 2 }], 'a', '[1, null]'],
    ['text', 'length', undefined],
    [null, 'a', undefined],
  ])('%# %s', (value, name, expected) => {
    expect(print(property(value, name))).toBe(expected);
  });

  it.each(['constructor', '__proto__', 'toString', 'kind', 'hasOwnProperty'])('reaches no %s of the host', (name) => {
    for (const value of [{}, moment, at('P1D'), range('[', 1, 2, ']'), 5, 'a', true])
      expect(property(value, name)).toBeNull();
    expect(property([1], name)).toEqual([null]);
  });

  it('takes a member of the data that is called like one of the host', () => {
    expect(property(JSON.parse('{"__proto__": 1, "kind": "date"}'), '__proto__')).toBe(1);
    expect(property({ kind: 'date' }, 'kind')).toBe('date');
  });
});
