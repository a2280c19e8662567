import { describe, expect, it } from 'vitest';
import { compileDecisions, readDecisionModel } from '../../../engine/decision/index.ts';
import { decision, definitions, input, literal, table } from './models.ts';

const codes = (xml: string, file?: string) => {
  const read = readDecisionModel(xml, file);
  return read.ok ? [] : read.problems.map(({ code, element, file: of }) => [code, element, of]);
};

const NAMESPACES = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];

describe('readDecisionModel', () => {
  it.each(NAMESPACES)('reads namespace %s with any prefix', (namespace) => {
    const read = readDecisionModel(`<d:definitions xmlns:d="${namespace}" name="m" namespace="n">
      <d:inputData id="i" name="月缴费  基数"><d:variable name="月缴费 基数" typeRef="number"/></d:inputData>
      <d:decision id="x" name="失业保险金标准"><d:informationRequirement><d:requiredInput href="#i"/></d:informationRequirement>
        <d:literalExpression><d:text><![CDATA[1 < 2]]></d:text></d:literalExpression></d:decision></d:definitions>`);
    expect(read).toMatchObject({
      ok: true,
      value: {
        inputs: [{ id: 'i', name: '月缴费 基数', variable: { type: 'number' } }],
        decisions: [
          {
            name: '失业保险金标准',
            variable: { name: '失业保险金标准' },
            requires: [{ namespace: 'n', id: 'i' }],
            logic: { kind: 'literal', text: '1 < 2' },
          },
        ],
      },
    });
  });

  it('understands the prefixed types of DMN 1.1', async () => {
    const xml = `<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:k="urn:kite" name="m" namespace="urn:kite">
      <itemDefinition name="tAge"><typeRef>feel:number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>
      <inputData id="i" name="年龄"><variable name="年龄" typeRef="k:tAge"/></inputData>
      <decision id="d" name="成年"><variable name="成年" typeRef="feel:boolean"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
        <literalExpression><text>年龄 >= 18</text></literalExpression></decision></definitions>`;
    const compiled = await compileDecisions(xml);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.value.evaluate('成年', { 年龄: 18 })).toEqual({ ok: true, value: true });
    expect(compiled.value.evaluate('成年', { 年龄: 180 })).toMatchObject({
      ok: false,
      problems: [{ code: 'dmn.input' }],
    });
  });

  it('keeps rare characters, also as references', () => {
    const read = readDecisionModel(definitions(decision('𠮷某·买买提', literal('1')).replace('𠮷', '&#x20BB7;')));
    expect(read.ok && read.value.decisions[0]?.name).toBe('𠮷某·买买提');
  });

  it('reads every part of a decision table', () => {
    const xml = definitions(
      decision(
        '补贴档次',
        table(
          'PRIORITY',
          [{ expression: '年龄', type: 'number', values: '[0..150]' }],
          [{ name: '档次', type: 'string', values: '"高","低"', default: '"低"' }],
          [['>= 50', '"高"']],
        ),
        ['in_年龄'],
      ) + input('年龄', 'number'),
    );
    const read = readDecisionModel(xml);
    expect(read.ok && read.value.decisions[0]?.logic).toEqual({
      kind: 'table',
      id: 't',
      policy: 'PRIORITY',
      orientation: 'Rule-as-Row',
      inputs: [{ id: 'i0', expression: '年龄', type: 'number', values: '[0..150]' }],
      outputs: [{ id: 'o0', name: '档次', type: 'string', values: '"高","低"', default: '"低"' }],
      rules: [{ id: 'r1', inputs: ['>= 50'], outputs: ['"高"'] }],
    });
  });

  it('refuses hostile and broken texts with the file', () => {
    expect(codes('<!DOCTYPE x><definitions/>', 'a.dmn')).toEqual([['dmn.doctype', undefined, 'a.dmn']]);
    expect(codes('<definitions')).toEqual([['dmn.xml', undefined, undefined]]);
    expect(codes('<definitions xmlns="urn:other"/>')).toEqual([['dmn.xml', undefined, undefined]]);
    expect(codes(definitions(''))).toEqual([['dmn.empty', undefined, undefined]]);
    const deep = '<context><contextEntry>'.repeat(60) + '</contextEntry></context>'.repeat(60);
    expect(codes(definitions(deep))).toEqual([['dmn.tooDeep', undefined, undefined]]);
  });

  it('names the element of what cannot be read', () => {
    const cross = table('UNIQUE', [{ expression: 'a' }], [{}], [['1', '2']]);
    const cases: [string, string, string][] = [
      [
        decision('a', cross.replace('<decisionTable ', '<decisionTable preferredOrientation="CrossTable" ')),
        'dmn.crosstab',
        't',
      ],
      [decision('a', table('SOMETIMES', [], [{}], [])), 'dmn.hitPolicy', 't'],
      [decision('a', table('COLLECT+AVG', [], [{}], [])), 'dmn.hitPolicy', 't'],
      [decision('a', table('UNIQUE', [{ expression: 'a' }], [{}], [['1']])), 'dmn.ruleShape', 'r1'],
      [decision('a', table('UNIQUE', [{ expression: 'a' }], [], [])), 'dmn.noOutput', 't'],
      [
        decision('a', '<literalExpression id="l" expressionLanguage="groovy"><text>1</text></literalExpression>'),
        'dmn.language',
        'l',
      ],
      [decision('a', '<conditional id="c"><if><literalExpression/></if></conditional>'), 'dmn.missingExpression', 'c'],
      [decision('a', literal('1')) + decision('a', literal('2')), 'dmn.duplicateId', 'd_a'],
      [input('a') + decision('a', literal('2')), 'dmn.duplicateName', 'd_a'],
      ['<decision id="d"/>', 'dmn.name', 'd'],
      ['<import id="i" name="x" namespace="u" importType="http://www.dmg.org/PMML-4_2"/>', 'dmn.importKind', 'i'],
    ];
    for (const [content, code, element] of cases)
      expect(codes(definitions(content)), code).toContainEqual([code, element, undefined]);
  });
});
