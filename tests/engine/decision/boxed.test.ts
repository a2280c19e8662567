import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../engine/json.ts';
import { compile, decision, input, literal, problemsOf } from './models.ts';

async function value(logic: string, data: JsonObject = {}, type = 'Any', more = ''): Promise<Json | string[]> {
  const decisions = await compile(more + input('数据') + decision('d', logic, ['in_数据'], type));
  const result = decisions.evaluate('d', { 数据: null, ...data });
  return result.ok ? result.value : result.problems.map(({ code, element }) => `${code} ${element}`);
}

const part = (name: string, expression: string) => `<${name}>${literal(expression)}</${name}>`;
const over = (kind: string, result: string, list: string, body: string) =>
  `<${kind} iteratorVariable="档 次">${part('in', list)}${part(result, body)}</${kind}>`;

describe('boxed expressions', () => {
  it('conditional', async () => {
    const choose = `<conditional>${part('if', '数据 > 1')}${part('then', '"多"')}${part('else', '"少"')}</conditional>`;
    expect(await value(choose, { 数据: 2 })).toBe('多');
    expect(await value(choose, { 数据: 1 })).toBe('少');
    expect(await value(choose, { 数据: 'x' })).toBe('少');
  });

  it.each([
    ['for', 'return', '档 次 * 2', [2, 4, 6]],
    ['some', 'satisfies', '档 次 > 2', true],
    ['some', 'satisfies', '档 次 > 5', false],
    ['every', 'satisfies', '档 次 > 2', false],
    ['every', 'satisfies', '档 次 > 0', true],
    ['every', 'satisfies', '"是"', null],
  ])('%s %s %s', async (kind, result, body, expected) => {
    expect(await value(over(kind, result, '数据', body), { 数据: [1, 2, 3] })).toEqual(expected);
  });

  it('goes through ranges, single values and what came before', async () => {
    expect(await value(over('for', 'return', '[1..4]', 'if 档 次 = 1 then 1 else partial[-1] * 档 次'))).toEqual([
      1, 2, 6, 24,
    ]);
    expect(await value(over('for', 'return', '5', '档 次'))).toEqual([5]);
    expect(await value(over('for', 'return', 'null', '档 次'))).toBeNull();
  });

  it('filter sees the item and its members', async () => {
    const list = [
      { 姓名: '欧阳·阿依古丽', 年龄: 17 },
      { 姓名: '𠮷田', 年龄: 60 },
    ];
    const filter = (match: string) => `<filter>${part('in', '数据')}${part('match', match)}</filter>`;
    expect(await value(filter('年龄 > 18'), { 数据: list })).toEqual([list[1]]);
    expect(await value(filter('item.年龄 < 18'), { 数据: list })).toEqual([list[0]]);
    expect(await value(filter('"是"'), { 数据: list })).toBeNull();
  });

  it('list, relation and context with a result', async () => {
    expect(await value(`<list>${literal('1')}${literal('"二"')}</list>`)).toEqual([1, '二']);
    const relation = `<relation><column name="档 次"/><column name="金额"/><row>${literal('"一"')}${literal('1.5')}</row><row>${literal('"二"')}${literal('数据')}</row></relation>`;
    expect(await value(relation, { 数据: 3 })).toEqual([
      { '档 次': '一', 金额: 1.5 },
      { '档 次': '二', 金额: 3 },
    ]);
    const context = `<context><contextEntry><variable name="基 数"/>${literal('数据')}</contextEntry>
      <contextEntry>${literal('基 数 * 2')}</contextEntry></context>`;
    expect(await value(context, { 数据: 4 })).toBe(8);
  });

  it('function definitions close over what they see', async () => {
    const context = (result: string) =>
      `<context><contextEntry><variable name="倍"/><functionDefinition><formalParameter name="x" typeRef="number"/>${literal('x * 数据')}</functionDefinition></contextEntry>
      <contextEntry>${literal(result)}</contextEntry></context>`;
    expect(await value(context('[倍(2), 倍([3])]'), { 数据: 10 })).toEqual([20, 30]);
    expect(await value(context('倍("a")'), { 数据: 10 })).toEqual(['dmn.arguments d_d']);
  });
});

const ITEMS = `
  <itemDefinition name="t档次"><typeRef>string</typeRef><allowedValues><text>"高","低"</text></allowedValues></itemDefinition>
  <itemDefinition name="t档次表" isCollection="true"><typeRef>t档次</typeRef></itemDefinition>
  <itemDefinition name="t短表" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
  <itemDefinition name="t人"><itemComponent name="姓 名"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="档次"><typeRef>t档次</typeRef></itemComponent><itemComponent name="生日"><typeRef>date</typeRef></itemComponent></itemDefinition>`;

describe('declared types', () => {
  it.each([
    ['number', '1', 1],
    ['number', '[1]', 1],
    ['number', '"1"', ['dmn.resultType d_d']],
    ['t档次', '"高"', '高'],
    ['t档次', '"中"', ['dmn.resultType d_d']],
    ['t档次表', '["高","低"]', ['高', '低']],
    ['t档次表', '"高"', ['高']],
    ['t档次表', '["高","中"]', ['dmn.resultType d_d']],
    ['t短表', '[1,2]', [1, 2]],
    ['t短表', '[1,2,3]', ['dmn.resultType d_d']],
    ['date and time', 'date("2026-01-05")', '2026-01-05T00:00:00Z'],
    ['t人', '{"姓 名": "买买提", "档次": "高", "生日": null}', { '姓 名': '买买提', 档次: '高', 生日: null }],
    ['t人', '{"姓 名": "买买提", "档次": "高"}', ['dmn.resultType d_d']],
    ['t人', '{"姓 名": "买买提", "档次": "中", "生日": null}', ['dmn.resultType d_d']],
    ['feel:string', '"a"', 'a'],
  ])('%s from %s', async (type, expression, expected) => {
    expect(await value(literal(expression), {}, type, ITEMS)).toEqual(expected);
  });

  it('reads dates inside structures, and their members with spaces', async () => {
    const content = ITEMS + input('人', 't人') + decision('d', literal('人.姓 名 + string(人.生日.year)'), ['in_人']);
    const decisions = await compile(content);
    expect(decisions.evaluate('d', { 人: { '姓 名': '𠮷', 档次: '低', 生日: '1990-02-28' } })).toEqual({
      ok: true,
      value: '𠮷1990',
    });
    expect(decisions.evaluate('d', { 人: { '姓 名': '𠮷', 档次: '低', 生日: '1990-02-30' } })).toMatchObject({
      ok: false,
      problems: [{ code: 'dmn.input', element: 'in_人' }],
    });
  });

  it('refuses types that are not there and tests that cannot be read', async () => {
    expect(await problemsOf(input('a', 't无'))).toEqual(['dmn.unknownType in_a']);
    const item =
      '<itemDefinition id="x" name="t"><typeRef>number</typeRef><allowedValues><text>&lt;&lt; 1</text></allowedValues></itemDefinition>';
    expect(await problemsOf(item)).toEqual(['feel.syntax x']);
  });

  it('types may contain themselves', async () => {
    const tree = `<itemDefinition name="t树"><itemComponent name="名"><typeRef>string</typeRef></itemComponent>
      <itemComponent name="子" isCollection="true"><typeRef>t树</typeRef></itemComponent></itemDefinition>`;
    const leaf = { 名: '叶', 子: [] };
    expect(await value(literal('数据'), { 数据: { 名: '根', 子: [leaf] } }, 't树', tree)).toEqual({
      名: '根',
      子: [leaf],
    });
  });
});
