import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILTINS } from '../../../../engine/feel/functions/index.ts';
import type { FeelValue, Fuel } from '../../../../engine/feel/value/types.ts';
import { call, NOON_ENV } from './call.ts';

describe('patterns', () => {
  it.each<[string, string, string, boolean | null]>([
    ['foobar', '^fo*b', '', true],
    ['foobar', 'OBA', '', false],
    ['foobar', 'OBA', 'i', true],
    ['11010519491231002X', '^\\d{17}[\\dXx]$', '', true],
    ['1101051949123100', '^\\d{17}[\\dXx]$', '', false],
    ['买买提·䶮', '^[\u4e00-\u9fff㐀-䶿·]+$', '', true],
    ['𠮷', '^.$', '', true],
    ['𠮷', '^\\p{IsCJKUnifiedIdeographsExtensionB}$', '', true],
    ['王小明', '^\\p{Lo}{2,4}$', '', true],
    ['a\nb', 'a.b', '', false],
    ['a\rb', 'a.b', '', false],
    ['a\nb', 'a.b', 's', true],
    ['a\nb', '^b$', '', false],
    ['a\nb', '^b$', 'm', true],
    ['ab', 'a b', 'x', true],
    ['a b', 'a[ ]b', 'x', true],
    ['a.b', 'a.b', 'q', true],
    ['axb', 'a.b', 'q', false],
    ['A.B', 'a.b', 'qi', true],
    ['e', '[a-z-[aeiou]]', '', false],
    ['f', '[a-z-[aeiou]]', '', true],
    ['-', '[a-]', '', true],
    ['^', '[a^]', '', true],
    ['b', '[^a]', '', true],
    ['Q', '[^q]', 'i', false],
    ['k', '\\p{Lu}', '', false],
    ['_x1', '^\\i\\c*$', '', true],
    ['', '', '', true],
    ['', 'a?', '', true],
    ['aaa', '^a{2}$', '', false],
    ['aaa', '^a{2,}$', '', true],
    ['abab', '^(?:ab)+$', '', true],
    ['x', '(', '', null],
    ['x', ')', '', null],
    ['x', '[', '', null],
    ['x', '[z-a]', '', null],
    ['x', '*', '', null],
    ['x', 'a{2,1}', '', null],
    ['x', '\\', '', null],
    ['x', '\\b', '', null],
    ['x', '\\p{Nope}', '', null],
    ['x', '(?=x)', '', null],
    ['aa', '(a)\\1', '', null],
    ['x', 'x', 'g', null],
    ['x', '(((((a{1,99}){1,99}){1,99}){1,99}){1,99})', '', null],
  ])('matches(%j, %j, %j) is %s', (input, pattern, flags, expected) => {
    expect(call('matches', input, pattern, flags)).toBe(expected);
  });

  it.each<[string, string, string, string, string | null]>([
    ['abcd', '(ab)|(a)', '[1=$1][2=$2]', '', '[1=ab][2=]cd'],
    ['abracadabra', 'bra', '*', '', 'a*cada*'],
    ['abracadabra', 'a.*a', '*', '', '*'],
    ['abracadabra', 'a.*?a', '*', '', '*c*bra'],
    ['AAAA', 'A+?', 'b', '', 'bbbb'],
    ['darted', '^(.*?)d(.*)$', '$1c$2', '', 'carted'],
    ['0123456789', '(\\d{3})(\\d{3})(\\d{4})', '($1) $2-$3', '', '(012) 345-6789'],
    ['facetiously', '[iouy]', '[$0]', '', 'facet[i][o][u]sl[y]'],
    ['13800138000', '^(\\d{3})\\d{4}(\\d{4})$', '$1****$2', '', '138****8000'],
    ['a b c', '[a-z]', '#', 'x', '# # #'],
    ['abc', 'b', '\\$\\\\', '', 'a$\\c'],
    ['abc', '(b)', '$12', '', 'ab2c'],
    ['abc', 'b', '$5', '', 'ac'],
    ['a.c', '.', '$', 'q', 'a$c'],
    ['a\nb', '^', '-', 'm', null],
    ['abc', 'x*', '-', '', null],
    ['abc', 'b', '$', '', null],
    ['abc', 'b', '\\n', '', null],
    ['𠮷a𠮷', 'a', '·', '', '𠮷·𠮷'],
  ])('replace(%j, %j, %j, %j) is %j', (input, pattern, replacement, flags, expected) => {
    expect(call('replace', input, pattern, replacement, flags)).toBe(expected);
  });

  it.each<[string, string, FeelValue]>([
    ['a;b;c;;', ';', ['a', 'b', 'c', '', '']],
    ['John Doe', '\\s', ['John', 'Doe']],
    ['王·李、张', '[·、]', ['王', '李', '张']],
    ['', ',', ['']],
    ['abc', '', null],
    ['abc', '(', null],
  ])('split(%j, %j) is %j', (input, delimiter, expected) => {
    expect(call('split', input, delimiter)).toEqual(expected);
  });

  /** A pattern, whether it can match nothing, and whether it repeats something that can: there engines differ in what they choose. */
  interface Sample {
    readonly source: string;
    readonly empty: boolean;
    readonly unclear: boolean;
  }
  const atom = fc
    .constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '^', '$', '\\d')
    .map((source): Sample => ({ source, empty: source === '^' || source === '$', unclear: false }));
  const { pattern } = fc.letrec<{ pattern: Sample }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      atom,
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => ({
        source: a.source + b.source,
        empty: a.empty && b.empty,
        unclear: a.unclear || b.unclear,
      })),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => ({
        source: `(?:${a.source}|${b.source})`,
        empty: a.empty || b.empty,
        unclear: a.unclear || b.unclear,
      })),
      fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '{1,2}', '{2}?')).map(([a, times]) => ({
        source: `(${a.source})${times}`,
        empty: a.empty || /^[*?]/.test(times),
        unclear: a.unclear || a.empty,
      })),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '\n'), maxLength: 8 });

  it('find what the engine of the platform finds', () => {
    fc.assert(
      fc.property(pattern, text, ({ source, unclear }, input) => {
        const platform = new RegExp(source.replaceAll('.', '[^\\n\\r]'), 'gu');
        expect(call('matches', input, source)).toBe(new RegExp(platform.source, 'u').test(input));
        expect(call('matches', input, source, 'm')).toBe(new RegExp(platform.source, 'um').test(input));
        const replaced = call('replace', input, source, '<$0>');
        if (new RegExp(platform.source, 'u').test('')) expect(replaced).toBeNull();
        else if (!unclear) expect(replaced).toBe(input.replaceAll(platform, '<$&>'));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(.*a){20}$', '(x+x+)+y'])('%s takes linear time', (source) => {
    const text = `${'a'.repeat(5000)}!`;
    const started = performance.now();
    call('matches', text, source);
    call('matches', text, source, 'm');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('spends the same however often it is asked', () => {
    const spentBy = (text: string): number => {
      let spent = 0;
      const fuel: Fuel = {
        spend(operations) {
          spent += operations;
        },
      };
      BUILTINS.matches?.call([text, '^(鳶|风筝)+[0-9]*$'], { ...NOON_ENV, fuel });
      return spent;
    };
    expect(spentBy('风筝风筝123')).toBe(spentBy('风筝风筝123'));
  });
});
