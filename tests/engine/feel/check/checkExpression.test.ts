import { describe, expect, it } from 'vitest';
import { checkExpression, checkTests, type FeelTypes, inferType, typeOfSchema } from '#engine';

const types: FeelTypes = {
  form: {
    kind: 'context',
    entries: {
      姓名: 'string',
      age: 'number',
      regDate: 'string',
      lines: { kind: 'list', of: { kind: 'context', entries: { price: 'number', name: 'string' } } },
      extra: { kind: 'context', entries: {}, open: true },
    },
  },
  situation: { kind: 'context', entries: { 首次办理: 'boolean' } },
  today: 'Any',
};

describe('checkExpression with types', () => {
  it.each([
    'form.姓名 = "㛃䶮" and situation.首次办理',
    'form.age >= 16 and form.age in [16..60]',
    'date(form.regDate) + duration("P1Y") <= today()',
    'form.lines[price > 3].name[1] = "甲"',
    'sum(form.lines.price) > 100',
    'for l in form.lines return l.price * 2',
    'every l in form.lines satisfies l.price > 0',
    'form.extra.whatever > 3',
    '{a: form.age, b: a + 1}.b > 3',
    '(function(x) x + 1)(2)',
    'if form.age > 3 then "a" else null',
    'form.姓名 != null',
    'form.regDate in ("2026-01-01", "2026-01-02")',
    'sort(form.lines, function(a, b) a.price < b.price)',
    'substring(form.姓名, 1)',
    'max(1, 2, 3)',
  ])('accepts %s', (text) => {
    expect(checkExpression(text, types)).toBe(undefined);
  });

  it.each([
    ['form.age + "a"', 'feel.type', '第 1 个字符“form.age + "a"”处数字与文本不能相加'],
    ['form.age > "16"', 'feel.type', '数字与文本不能比较大小'],
    ['form.姓名 = 3', 'feel.type', '文本与数字不能比较'],
    ['form.姓名 and true', 'feel.type', '应为布尔值，实为文本'],
    ['if form.age then 1 else 2', 'feel.type', '应为布尔值，实为数字'],
    ['date(form.regDate) < form.regDate', 'feel.type', '日期与文本不能比较大小'],
    ['form.agee > 3', 'feel.unknownName', '没有成员“agee”，是否应为“age”'],
    ['form.lines[prise > 3]', 'feel.unknownName', '第 12 个字符“prise”处没有这个名称，是否应为“price”'],
    ['from.age > 3', 'feel.unknownName', '没有这个名称，是否应为“form”'],
    ['完全不同 > 3', 'feel.unknownName', '没有这个名称。'],
    ['strng(form.age)', 'feel.unknownFunction', '没有这个函数，是否应为“string”'],
    ['string length()', 'feel.arguments', '应有 1 个参数，实有 0 个'],
    ['substring(form.姓名)', 'feel.arguments', '应有 2 或 3 个参数，实有 1 个'],
    ['substring(text: "a", start position: 1)', 'feel.arguments', '参数名称不对'],
    ['(function(x) x + 1)()', 'feel.arguments', '应有 1 个参数，实有 0 个'],
    ['form.age()', 'feel.type', '是数字，不是函数'],
    ['form.age.year', 'feel.unknownName', '数字没有成员“year”'],
    ['-form.姓名', 'feel.type', '是文本，不能取负'],
    ['form.age in ["a".."c"]', 'feel.type', '数字与文本不能比较'],
    ['some l in form.lines satisfies l.price = "a"', 'feel.type', '数字与文本不能比较'],
    ['form.age between 1 and "a"', 'feel.type', '数字与文本不能比较大小'],
    ['form.', 'feel.syntax', '“.”之后缺少名称'],
  ])('finds %s: %s', (text, code, part) => {
    const found = checkExpression(text, types);
    expect(found?.code).toBe(code);
    expect(found?.message).toContain(part);
  });

  it('says nothing of names and types when none are given', () => {
    for (const text of ['form.agee + 1', 'noSuch(1)', '1 + "a"']) expect(checkExpression(text)).toBe(undefined);
  });

  it('checks the tests of a cell against the input', () => {
    expect(checkTests('< 5, [7..9]', { '?': 'number' })).toBe(undefined);
    expect(checkTests('"a"', { '?': 'number' })?.code).toBe('feel.type');
    expect(checkTests('not("a")', { '?': 'string' })).toBe(undefined);
    expect(checkTests('< ', { '?': 'string' })?.code).toBe('feel.syntax');
  });

  it('is done soon with the deepest expression', () => {
    const deep = `${'('.repeat(35)}1${' between 1 and 2)'.repeat(35)}`;
    const ranges = `${'['.repeat(30)}1${'..2]'.repeat(30)}`;
    const before = performance.now();
    checkExpression(deep, types);
    checkExpression(ranges, types);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('inferType', () => {
  it.each([
    ['form.age + 1', 'number'],
    ['form.lines.price', { kind: 'list', of: 'number' }],
    ['form.lines[1]', types.form && { kind: 'context', entries: { price: 'number', name: 'string' } }],
    ['date(form.regDate) + duration("P1D")', 'Any'],
    ['[1, null, 2]', { kind: 'list', of: 'number' }],
    ['[1..5]', { kind: 'range', of: 'number' }],
    ['if true then 1 else "a"', 'Any'],
    ['form.age > 3', 'boolean'],
    ['@"2026-01-01".year', 'number'],
    ['null', 'Null'],
  ])('%s', (text, type) => {
    expect(inferType(text, types)).toEqual({ ok: true, value: type });
  });

  it('gives a problem for what is no expression', () => {
    expect(inferType('1 +').ok).toBe(false);
  });
});

describe('typeOfSchema', () => {
  it('reads the schema of a form', () => {
    const type = typeOfSchema({
      type: 'object',
      properties: {
        姓名: { type: 'string' },
        出生日期: { type: 'string', format: 'date' },
        人数: { type: ['integer', 'null'] },
        学历: { enum: ['11', '21', null] },
        附件: { type: 'array', items: { $ref: '#/$defs/file' } },
        其他: { type: 'object' },
        任意: {},
      },
      allOf: JSON.parse(
        '[{"if": {"properties": {"人数": {"const": 1}}}, "then": {"properties": {"说明": {"type": "string"}}}}]',
      ),
      $defs: { file: { type: 'object', properties: { size: { type: 'number' } }, additionalProperties: false } },
    });
    expect(type).toMatchObject({
      kind: 'context',
      entries: {
        姓名: 'string',
        出生日期: 'string',
        人数: 'number',
        学历: 'string',
        附件: { kind: 'list', of: { kind: 'context', entries: { size: 'number' } } },
        其他: { kind: 'context', open: true },
        任意: 'Any',
        说明: 'string',
      },
    });
    expect(checkExpression('form.说明 = 3', { form: type })?.code).toBe('feel.type');
    expect(checkExpression('form.姓明 = "a"', { form: type })?.message).toContain('是否应为“姓名”');
  });

  it('ends where a schema refers to itself', () => {
    const node = { $ref: '#' };
    const schema = { type: 'object', properties: Object.fromEntries([...'abcdefgh'].map((name) => [name, node])) };
    expect(typeOfSchema(schema)).toMatchObject({ kind: 'context' });
    expect(typeOfSchema({ $ref: '#/nowhere' })).toBe('Any');
  });
});
