import fc from 'fast-check';

const WORDS =
  'a form form.a 姓名 item partial ? i x constructor __proto__ toString hasOwnProperty trapped 陷阱 null true false 0 1 2 -1 .5 1e9 ' +
  '1..5 [1..5] and or if then else for in return some every satisfies between function (x) not count sort date duration ' +
  'string substring concatenate replace matches flatten external instance of number list<number> + - * / ** = != < <= > >= ' +
  '( ) [ ] { } , : . .. " @ // /* */ ， \\';
const TOKENS = [
  ...WORDS.split(' '),
  '"a"',
  '"𠮷"',
  '"2026-01-31"',
  '@"P1D"',
  '@"2026-01-31"',
  '@"10:00:00@Asia/Shanghai"',
  '{a: 1, b: a}',
  'first name',
  "order's total",
  '"(a+)+$"',
  '\n',
];

/** Any words and signs in any order. */
export const tokenSoup = fc
  .tuple(fc.array(fc.constantFrom(...TOKENS), { maxLength: 16 }), fc.constantFrom(' ', ''))
  .map(([tokens, between]) => tokens.join(between));

const UNARY =
  'count sum string sort flatten reverse mean not abs min max all any median mode floor string length'.split(' ');
const FUNCTIONS = [
  ...UNARY,
  'distinct values',
  'date',
  'duration',
  'get entries',
  'upper case',
  'union',
  'split',
  'replace',
];
const MEMBERS = [
  'a',
  'b',
  'year',
  'constructor',
  '__proto__',
  'start',
  'first name',
  'length',
  'kind',
  'value',
  'trapped',
  '陷阱',
];
const TYPES = ['number', 'list<number>', 'context<a: number>', 'range<date>', 'function<number> -> string', 'Any'];
const ATOMS = [
  '1',
  '-1',
  '0.5',
  '"a"',
  '"𠮷"',
  'null',
  'true',
  'a',
  'form',
  'form.姓名',
  'item',
  'partial',
  'first name',
  '?',
  'x',
  'i',
  '__proto__',
  'constructor',
  'toString',
  'trapped',
  '陷阱',
  '@"P1D"',
  '@"2026-01-31"',
  'today()',
  '[1..5]',
];

/** Expressions of the whole grammar, nearly all of them correct. */
export const anyExpression = fc.letrec<{ e: string }>((tie) => {
  const e = tie('e');
  const from = (...values: string[]) => fc.constantFrom(...values);
  const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(''));
  const upTo = (most: number) => fc.integer({ min: 0, max: most }).map(String);
  return {
    e: fc.oneof(
      { maxDepth: 5 },
      { weight: 8, arbitrary: from(...ATOMS) },
      { weight: 3, arbitrary: join('(', e, from(' + ', ' - ', ' * ', ' / ', ' ** '), e, ')') },
      { weight: 3, arbitrary: join('(', e, from(' = ', ' != ', ' < ', ' >= '), e, ')') },
      join('(', e, from(' and ', ' or '), e, ')'),
      join('(if ', e, ' then ', e, ' else ', e, ')'),
      join('(for i in ', e, ' return ', e, ')'),
      join('(for i in ', upTo(9), '..', upTo(2000), ', x in ', e, ' return ', e, ')'),
      join('(', from('some', 'every'), ' x in ', e, ' satisfies ', e, ')'),
      join('(', e, ')[', e, ']'),
      join('[', e, ', ', e, ']'),
      join('{a: ', e, ', b: ', e, ', first name: ', e, '}'),
      join('(', e, ').', from(...MEMBERS)),
      join('(function(x, i) ', e, ')(', e, ', ', e, ')'),
      join(from(...FUNCTIONS), '(', e, ')'),
      join(from(...FUNCTIONS), '(', e, ', ', e, ')'),
      join('sort(', e, ', function(x, i) ', e, ')'),
      join('(', e, ' in (', e, ', < ', e, '))'),
      join('(', e, ' between ', e, ' and ', e, ')'),
      join('(', e, ' instance of ', from(...TYPES), ')'),
      join('[', e, '..', e, ']'),
      join('-(', e, ')'),
    ),
  };
}).e;
