import { describe, expect, it } from 'vitest';
import { checkExpression, compileFeel } from '#engine';

const message = (text: string): string => checkExpression(text)?.message ?? '';

describe('syntax errors', () => {
  it.each([
    ['a + * b', '第 5 个字符“* b”处无法识别'],
    ['㛃𠮷 + * b', '第 6 个字符“* b”处'],
    ['if a then b', '表达式不完整，缺少“else”'],
    ['(1 + 2', '缺少“)”'],
    ['[1, 2', '缺少“]”'],
    ['"未完', '字符串没有结束的引号'],
    ['a. = 1', '“.”之后缺少名称'],
    ['f(a: 1, 2)', '参数要么全部写名称，要么全部不写'],
    ['for in 3 return 1', '缺少变量名'],
    ['{a: 1, a: 2}', '名称“a”重复'],
    ['1 instance of 什么', '类型“什么”没有定义'],
    ['[1..2', '区间缺少右括号'],
    ['a，b', '应使用英文半角标点'],
    ['form.a ＝ 1', '应使用英文半角标点'],
    ['a == b', '判断相等请用一个“=”'],
    ['a && b', '“并且”请写作“and”'],
    ['then', '第 1 个字符“then”处无法识别'],
    ['@2026-01-01', '“@”之后应为引号中的'],
    ['(!= 3)', '“!=”不能表示区间'],
    ['1 2', '第 3 个字符“2”处无法识别'],
    ['/* 没有结束', '第 1 个字符“/* 没有结束”处无法识别'],
  ])('%s', (text, part) => {
    expect(checkExpression(text)?.code).toBe('feel.syntax');
    expect(message(text)).toContain(part);
    expect(message(text)).toMatch(/^表达式“[\s\S]*”有语法错误：.*。$/);
  });

  it('counts a sign in a comment or a text as no operator', () => {
    for (const good of ['1 // a == b', '"<>"', '1 instance of function<> -> Any', 'a /* && */ + 1'])
      expect(checkExpression(good)).toBe(undefined);
  });

  it('limits nesting and length before anything else', () => {
    expect(checkExpression('['.repeat(300))?.code).toBe('feel.tooDeep');
    expect(checkExpression('-'.repeat(300))?.code).toBe('feel.tooDeep');
    expect(checkExpression('a in ('.repeat(300))?.code).toBe('feel.tooDeep');
    expect(checkExpression(' '.repeat(2001))?.code).toBe('feel.tooLong');
    expect(checkExpression(Array(900).fill('1').join('+'))).toBe(undefined);
  });
});

describe('unary tests', () => {
  const holds = (text: string, input: number | string | boolean | null | number[]): unknown => {
    const compiled = compileFeel(text, { unary: true });
    if (!compiled.ok) return compiled.problems[0]?.code;
    const result = compiled.value.evaluate({ '?': input, limit: 10 });
    return result.ok ? result.value : result.problems[0]?.code;
  };

  it.each<[string, number | string | boolean | null | number[], unknown]>([
    ['-', null, true],
    ['"甲"', '甲', true],
    ['"甲", "乙"', '丙', false],
    ['< 5', 3, true],
    ['= 5', 5, true],
    ['< limit, 20', 20, true],
    ['[1..5)', 5, false],
    ['not(1, 2)', 3, true],
    ['not(< 5)', 3, false],
    ['not("甲")', null, true],
    ['not(? > 3) and ? > 1', 2, true],
    ['? > 3 and ? < 6', 5, true],
    ['contains(?, "三")', '张三', true],
    ['limit > 5', 'x', true],
    ['true', false, false],
    ['-5', -5, true],
    ['null', null, true],
    ['[1, 2, 3]', 2, true],
    ['some x in ? satisfies x > 2', [1, 3], true],
    ['5 6', 1, 'feel.syntax'],
    ['', 1, 'feel.syntax'],
  ])('%s over %j is %j', (text, input, expected) => {
    expect(holds(text, input)).toBe(expected);
  });
});
