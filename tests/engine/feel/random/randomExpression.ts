import fc from 'fast-check';

const literal = fc.constantFrom(
  ...['null', 'true', 'false', '0', '1', '-1', '007', '1.50', '0.1', '12', '""', '"approve"', '"2026-01-31"'],
  ...['"㛃䶮"', '"a\\"b"', '"\\\\n"', '"\\n"', '"1"', '"𠮷野"', '"P1M"', '"a.b or c"', '"2024-02-29"'],
);
const duration = fc.constantFrom(
  'P1Y',
  'P1M',
  'P14M',
  'P1Y1M',
  'P0M',
  'P0Y',
  'P30D',
  'P0D',
  'P400D',
  'P9000Y',
  'PT5M',
  '-P1D',
  'P1Y2D',
  'P',
);

const spaced = fc.constantFrom('', ' ', '  ');
const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));

const sign = (...signs: string[]) => join(spaced, fc.constantFrom(...signs), spaced);

/** Expressions of the subset and a little beyond it, over the paths given. */
export const randomExpression = (paths: string[]): fc.Arbitrary<string> => {
  const path = fc.constantFrom(...paths);
  return fc.letrec<{ any: string; whole: string }>((tie) => {
    const any = tie('any');
    const whole = tie('whole');
    return {
      whole: fc.oneof(
        { weight: 5, arbitrary: any },
        { weight: 1, arbitrary: join('if ', whole, ' then ', whole, ' else ', whole) },
      ),
      any: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        { weight: 4, arbitrary: path },
        { weight: 3, arbitrary: literal },
        { weight: 3, arbitrary: join(any, sign('=', '!=', '<', '<=', '>', '>='), any) },
        { weight: 2, arbitrary: join(any, fc.constantFrom(' or ', ' and ', '  and  '), any) },
        { weight: 3, arbitrary: join(any, sign('+', '-', '*', '/'), any) },
        { weight: 1, arbitrary: join('(', spaced, whole, spaced, ')') },
        { weight: 1, arbitrary: join('not(', whole, ')') },
        { weight: 2, arbitrary: join(path, fc.constantFrom('[1]', '[-1]', '[0]', '[2]', ' [ 1 ]', '[true]')) },
        { weight: 1, arbitrary: join('[', any, ', ', whole, ']') },
        { weight: 2, arbitrary: join('list contains([', any, ', ', any, '], ', any, ')') },
        {
          weight: 2,
          arbitrary: join(
            fc.constantFrom(
              'date',
              'date ',
              'string',
              'number',
              'count',
              'string length',
              'string  length ',
              'duration',
            ),
            '(',
            whole,
            ')',
          ),
        },
        { weight: 2, arbitrary: join('date(', any, ')', sign('+', '-'), 'duration("', duration, '")') },
        { weight: 1, arbitrary: join('duration("', duration, '")') },
        { weight: 2, arbitrary: join('date(', any, ')', sign('<', '<=', '=', '!='), 'date(', any, ')') },
        { weight: 2, arbitrary: join('substring(', any, ',', any, ', ', any, ')') },
        {
          weight: 1,
          arbitrary: join(
            fc.constantFrom('modulo', 'contains', 'starts with', 'ends with', 'substring'),
            '(',
            any,
            ', ',
            any,
            ')',
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom('today()', 'today( )', 'string(today())') },
      ),
    };
  }).whole;
};
