import { describe, expect, it } from 'vitest';
import { compileDecisions, readDecisionModel } from '../../../engine/decision/index.ts';
import type { Json, JsonObject } from '../../../engine/json.ts';
import { compile, decision, definitions, input, literal, problemsOf, table } from './models.ts';

const BENEFIT =
  input('月缴费基数', 'number') +
  input('累计缴费月数', 'number') +
  input('申领日期', 'date') +
  decision(
    '领取月数',
    table(
      'UNIQUE',
      [{ expression: '累计缴费月数', type: 'number' }],
      [{ type: 'number' }],
      [
        ['< 12', '0'],
        ['[12..60)', '12'],
        ['[60..120)', '18'],
        ['>= 120', '24'],
      ],
    ),
    ['in_累计缴费月数'],
    'number',
  ) +
  decision('失业保险金标准', literal('round half up(月缴费基数 * 0.45, 2)'), ['in_月缴费基数'], 'number') +
  decision(
    '待遇',
    `<context>
      <contextEntry><variable name="每月"/>${literal('失业保险金标准')}</contextEntry>
      <contextEntry><variable name="合计"/>${literal('每月 * 领取月数')}</contextEntry>
      <contextEntry><variable name="截止日期"/>${literal('申领日期 + duration("P" + string(领取月数) + "M")')}</contextEntry>
    </context>`,
    ['d_领取月数', 'd_失业保险金标准', 'in_申领日期'],
  );

const evaluate = async (content: string, name: string, data: JsonObject): Promise<Json | string[]> => {
  const result = (await compile(content)).evaluate(name, data);
  return result.ok ? result.value : result.problems.map(({ code, element }) => `${code} ${element}`);
};

describe('decision requirements', () => {
  it('evaluates what a decision requires, by name or id, dates as text', async () => {
    const data = { 月缴费基数: 5200.5, 累计缴费月数: 75, 申领日期: '2026-01-31' };
    const expected = { 每月: 2340.23, 合计: 42124.14, 截止日期: '2027-07-31' };
    expect(await evaluate(BENEFIT, '待遇', data)).toEqual(expected);
    expect(await evaluate(BENEFIT, 'd_待遇', data)).toEqual(expected);
  });

  it('lists what there is to evaluate', async () => {
    const { entries } = await compile(BENEFIT);
    expect(entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'decision d_领取月数',
      'decision d_失业保险金标准',
      'decision d_待遇',
    ]);
  });

  it('refuses data that do not fit, with the input', async () => {
    expect(await evaluate(BENEFIT, '领取月数', { 累计缴费月数: '七十五' })).toEqual(['dmn.input in_累计缴费月数']);
    expect(await evaluate(BENEFIT, '待遇', { 申领日期: '2026年1月' })).toEqual(['dmn.input in_申领日期']);
    expect(await evaluate(BENEFIT, '没有的决策', {})).toEqual(['dmn.unknownDecision undefined']);
  });

  it('reads own properties only', async () => {
    const content = input('constructor') + decision('d', literal('constructor'), ['in_constructor']);
    expect(await evaluate(content, 'd', {})).toBeNull();
  });

  it('a decision sees its requirements and nothing else', async () => {
    const content = input('a') + input('b') + decision('d', literal('[a, b]'), ['in_a']);
    expect(await evaluate(content, 'd', { a: 1, b: 2 })).toEqual([1, null]);
  });

  it('knows names that a decision without a type gives', async () => {
    const content =
      decision('甲', literal('{"姓 名": "𠮷", "a-b": [{"缴费 月数": 3}]}')) +
      decision('乙', literal('甲.姓 名 + string(甲.a-b[1].缴费 月数)'), ['d_甲']);
    expect(await evaluate(content, '乙', {})).toBe('𠮷3');
  });

  it('evaluates each decision once', async () => {
    // Without the memo 2^16 evaluations, which the fuel ends.
    const costly = literal('sum(for i in 1..100 return 0) + 1');
    const chain = Array.from({ length: 16 }, (_, at) =>
      decision(`x${at + 1}`, literal(`x${at} + x${at}`), [`d_x${at}`, `d_x${at}`]),
    );
    expect(await evaluate(decision('x0', costly) + chain.join(''), 'x16', {})).toBe(2 ** 16);
  });

  it('refuses circles with the way around', async () => {
    const content =
      decision('甲', literal('乙'), ['d_乙']) +
      decision('乙', literal('丙'), ['d_丙']) +
      decision('丙', literal('甲'), ['d_甲']);
    const result = await compileDecisions(definitions(content));
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'dmn.circle', element: 'd_甲', message: expect.stringContaining('甲 → 乙 → 丙 → 甲') }],
    });
  });

  it('refuses what leads nowhere, what has no logic, and chains without end', async () => {
    expect(await problemsOf(decision('a', literal('1'), ['in_x']))).toEqual(['dmn.dangling d_a']);
    expect(await problemsOf(decision('a', ''))).toEqual(['dmn.noLogic d_a']);
    const chain = Array.from({ length: 600 }, (_, at) =>
      decision(`x${at}`, literal('1'), at < 599 ? [`d_x${at + 1}`] : []),
    );
    expect(await problemsOf(chain.join(''))).toEqual(['dmn.tooDeep d_x500']);
  });

  it('compiles around mistakes where it is asked to', async () => {
    const content = definitions(decision('a', literal('1 +')) + decision('b', literal('2')));
    const result = await compileDecisions(content, { lenient: true });
    if (!result.ok) throw new Error('not compiled');
    expect(result.value.problems.map(({ code, element }) => [code, element])).toEqual([['feel.syntax', 'd_a']]);
    expect([result.value.evaluate('a', {}), result.value.evaluate('b', {})]).toEqual([
      { ok: true, value: null },
      { ok: true, value: 2 },
    ]);
  });

  it('stops what costs too much, with the element', async () => {
    const list = literal('for i in 1..1000, j in 1..1000, k in 1..1000 return i');
    expect(await evaluate(decision('a', list), 'a', {})).toEqual(['feel.fuel d_a']);
  });

  it('gives now() what it is given', async () => {
    const decisions = await compile(decision('a', literal('string(date(now()))')));
    expect(decisions.evaluate('a', {}, { now: Date.UTC(2026, 0, 4, 16, 30) })).toEqual({
      ok: true,
      value: '2026-01-05',
    });
    expect(decisions.evaluate('a', {}, { now: Date.UTC(2026, 0, 4, 16, 30), utcOffset: 0 })).toEqual({
      ok: true,
      value: '2026-01-04',
    });
    expect(decisions.evaluate('a', {})).toEqual({ ok: true, value: null });
  });
});

const PMT = `<businessKnowledgeModel id="fn_月供" name="月供"><variable name="月供"/><encapsulatedLogic>
  <formalParameter name="本金" typeRef="number"/><formalParameter name="期数" typeRef="number"/>
  ${literal('本金 / 期数')}</encapsulatedLogic></businessKnowledgeModel>`;

describe('functions and services', () => {
  it('calls a business knowledge model from FEEL and from an invocation', async () => {
    const invocation = `<invocation>${literal('月供')}
      <binding><parameter name="期数"/>${literal('12')}</binding><binding><parameter name="本金"/>${literal('1200')}</binding></invocation>`;
    expect(await evaluate(PMT + decision('a', literal('月供(1200, 12)'), ['fn_月供']), 'a', {})).toBe(100);
    expect(await evaluate(PMT + decision('a', literal('月供(期数: 12, 本金: 600)'), ['fn_月供']), 'a', {})).toBe(50);
    expect(await evaluate(PMT + decision('a', invocation, ['fn_月供']), 'a', {})).toBe(100);
  });

  it('refuses calls with what the function does not take', async () => {
    const wrong = (parameter: string, value: string) =>
      `<invocation id="call">${literal('月供')}<binding><parameter name="${parameter}"/>${literal(value)}</binding></invocation>`;
    expect(await evaluate(PMT + decision('a', wrong('利率', '1'), ['fn_月供']), 'a', {})).toEqual([
      'dmn.arguments call',
    ]);
    expect(await evaluate(PMT + decision('a', wrong('本金', '"多"'), ['fn_月供']), 'a', {})).toEqual([
      'dmn.arguments fn_月供',
    ]);
    const noFunction = `<invocation id="call">${literal('5')}</invocation>`;
    expect(await evaluate(decision('a', noFunction), 'a', {})).toEqual(['dmn.notFunction call']);
  });

  it('refuses functions in other languages', async () => {
    const java = `<functionDefinition id="f" kind="Java"><formalParameter name="a"/>${literal('1')}</functionDefinition>`;
    expect(await problemsOf(decision('a', java))).toEqual(['dmn.external f']);
  });

  const SERVICE =
    input('年龄', 'number') +
    decision('系数', literal('2')) +
    decision('金额', literal('年龄 * 系数'), ['in_年龄', 'd_系数']) +
    `<decisionService id="fn_测算" name="测算"><variable name="测算"/><outputDecision href="#d_金额"/>
      <inputDecision href="#d_系数"/><inputData href="#in_年龄"/></decisionService>`;

  it('evaluates a decision service with what it is given', async () => {
    expect(await evaluate(SERVICE, '测算', { 年龄: 30, 系数: 5 })).toBe(150);
    expect(await evaluate(SERVICE, '金额', { 年龄: 30, 系数: 5 })).toBe(60);
  });

  it('calls a service like a function, inputs before decisions, without touching the outside', async () => {
    const caller = decision('a', literal('[测算(10, 3), 系数]'), ['fn_测算', 'd_系数']);
    expect(await evaluate(SERVICE + caller, 'a', { 年龄: 1 })).toEqual([30, 2]);
    const twice = decision('a', literal('[测算(10, 3), 测算(20, 5)]'), ['fn_测算']);
    expect(await evaluate(SERVICE + twice, 'a', {})).toEqual([30, 100]);
  });
});

describe('imports', () => {
  const library = definitions(
    '<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>' +
      input('年龄', 'tAge') +
      decision('成年', literal('年龄 &gt;= 18'.replace('&gt;', '>')), ['in_年龄']),
    'urn:lib',
  );
  const main = (name: string) =>
    `<import name="${name}" namespace="urn:lib" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
     <decision id="d" name="结论"><variable name="结论"/><informationRequirement><requiredDecision href="urn:lib#d_成年"/></informationRequirement>
     ${literal(name === '' ? 'not(成年)' : `not(${name}.成年)`)}</decision>`;

  async function withLibrary(content: string) {
    const models = [definitions(content, 'urn:main'), library].map((xml) => readDecisionModel(xml));
    return compileDecisions(models.flatMap((model) => (model.ok ? [model.value] : [])));
  }

  it.each(['公共 规则', ''])('sees an imported decision under the name “%s”', async (name) => {
    const decisions = await withLibrary(main(name));
    if (!decisions.ok) throw new Error(JSON.stringify(decisions.problems));
    expect(decisions.value.evaluate('结论', { 年龄: 17 })).toEqual({ ok: true, value: true });
    expect(decisions.value.evaluate('结论', { [name]: { 年龄: 18 } })).toMatchObject(
      name === '' ? {} : { value: false },
    );
    expect(decisions.value.evaluate('结论', { 年龄: 200 })).toMatchObject({
      ok: false,
      problems: [{ code: 'dmn.input' }],
    });
  });

  it('refuses an import that is not there', async () => {
    expect(await problemsOf(main('x'))).toEqual(['dmn.import x', 'dmn.dangling d']);
  });
});
