import { describe, expect, it } from 'vitest';
import { parse } from '../../../../engine/feel/compiled/parse.ts';

const path = (...names: string[]) => ({ type: 'path', names });
const literal = (value: unknown) => ({ type: 'literal', value });

describe('the parser of the compiled subset', () => {
  it('reads operators by their rank', () => {
    expect(parse('a or b and c = 1 + 2 * 3')).toEqual({
      type: 'logic',
      operator: 'or',
      left: path('a'),
      right: {
        type: 'logic',
        operator: 'and',
        left: path('b'),
        right: {
          type: 'compare',
          operator: '=',
          left: path('c'),
          right: {
            type: 'arithmetic',
            operator: '+',
            left: literal(1),
            right: { type: 'arithmetic', operator: '*', left: literal(2), right: literal(3) },
          },
        },
      },
    });
  });

  it('tells a minus from a negative number', () => {
    expect(parse('a -1')).toEqual({ type: 'arithmetic', operator: '-', left: path('a'), right: literal(1) });
    expect(parse('if a then -1 else -2')).toMatchObject({ yes: literal(-1), no: literal(-2) });
    expect(parse('form.种类[-1]')).toEqual({ type: 'item', of: path('form', '种类'), index: -1 });
  });

  it('reads texts with their escapes', () => {
    expect(parse(String.raw`"㛃\"䶮\\n\n"`)).toEqual(literal('㛃"䶮\\n\n'));
  });

  it('reads names of functions with several words', () => {
    expect(parse('string  length (form.买买提·䶮)')).toEqual({
      type: 'call',
      name: 'string length',
      arguments: [path('form', '买买提·䶮')],
    });
    expect(parse('𠮷野 = 1')).toMatchObject({ left: path('𠮷野') });
    expect(parse('if a.b != null then a.b else today()')).toMatchObject({ no: { type: 'call', name: 'today' } });
  });

  it.each([
    '',
    'a = ',
    'a == b',
    '= a',
    'a <> b',
    'a = b = c',
    'not',
    '- 5',
    '1.',
    '1e3',
    'a . b',
    'a\nor b',
    'a // b',
    'a in [1, 2]',
    'a[b]',
    'a[1][1]',
    'a[1.5]',
    'a between 1 and 2',
    'for x in a return x',
    '1 + if a then 1 else 2',
    'a + b c',
    'date.year',
    'form.null',
    '{a: 1}',
    '"\\u00e9"',
    "'a'",
    '"open',
    'f(a, )',
    'date(date(a))',
    '(a',
    '12345678901234567890',
  ])('leaves %j to the interpreter', (expression) => {
    expect(parse(expression)).toBe(undefined);
  });
});
