import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDecisions,
  compileDecisionModels,
  compileDecisions,
  readDecisionModel,
} from '../../../engine/decision/index.ts';
import { decision, definitions, input, literal, table } from './models.ts';

/** A model with every kind of element. */
const MODEL = definitions(
  `<itemDefinition name="t档次" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"高","低"</text></allowedValues></itemDefinition>
   <itemDefinition name="t人"><itemComponent name="姓 名"><typeRef>string</typeRef></itemComponent><itemComponent name="子" isCollection="true"><typeRef>t人</typeRef></itemComponent></itemDefinition>` +
    input('年龄', 'number') +
    input('人', 't人') +
    decision(
      '档次',
      table(
        'UNIQUE',
        [{ expression: '年龄', type: 'number', values: '[0..150]' }, { expression: '人.姓 名' }],
        [{ name: 'a', values: '"高","低"', default: '"低"' }, { name: 'b' }],
        [
          ['< 50', '-', '"高"', '1'],
          ['[50..60)', 'not("𠮷")', '"低"', '年龄 * 2'],
          ['>= 60', '? = 人.姓 名', '"低"', '[1, 2][item > 1]'],
        ],
      ),
      ['in_年龄', 'in_人'],
    ) +
    `<businessKnowledgeModel id="fn_f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="x" typeRef="number"/>${literal('x + 1')}</encapsulatedLogic></businessKnowledgeModel>` +
    decision(
      '其他',
      `<context><contextEntry><variable name="甲"/><for iteratorVariable="i"><in>${literal('[1..3]')}</in><return>${literal('f(i)')}</return></for></contextEntry>
       <contextEntry><variable name="乙"/><filter><in>${literal('甲')}</in><match>${literal('item > 2')}</match></filter></contextEntry>
       <contextEntry><conditional><if>${literal('count(乙) > 1')}</if><then><invocation>${literal('f')}<binding><parameter name="x"/>${literal('2')}</binding></invocation></then><else><relation><column name="p"/><row>${literal('档次.a')}</row></relation></else></conditional></contextEntry></context>`,
      ['fn_f', 'd_档次'],
    ) +
    `<decisionService id="s" name="服务"><variable name="服务"/><outputDecision href="#d_其他"/><inputDecision href="#d_档次"/><inputData href="#in_年龄"/></decisionService>`,
);

const PIECES = MODEL.match(/<[^>]*>|[^<]+/g) ?? [];
const at = fc.nat({ max: PIECES.length - 1 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at }),
  fc.record({ kind: fc.constant('copy' as const), at, from: at }),
  fc.record({
    kind: fc.constant('text' as const),
    at,
    text: fc.constantFrom('', '"', '[', '-', '不', '1..', 'f(', '{a:', '&#x20BB7;', '__proto__'),
  }),
);

function mutated(changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]): string {
  const pieces = [...PIECES];
  for (const one of changes) {
    if (one.kind === 'drop') pieces.splice(one.at, 1);
    else if (one.kind === 'copy') pieces.splice(one.at, 0, PIECES[one.from] ?? '');
    else pieces[one.at] = one.text;
  }
  return pieces.join('');
}

const DATA = { 年龄: 55, 人: { '姓 名': '𠮷', 子: [] } };

describe('mutated models', () => {
  it('the model itself is in order', async () => {
    const compiled = await compileDecisions(MODEL);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.value.evaluate('其他', DATA)).toEqual({ ok: true, value: 3 });
  });

  it('are problems or results, never exceptions', () => {
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const read = readDecisionModel(mutated(changes));
      if (!read.ok) {
        expect(read.problems.length).toBeGreaterThan(0);
        return;
      }
      checkDecisions([read.value]);
      const compiled = compileDecisionModels([read.value], { lenient: true });
      if (!compiled.ok) throw new Error('lenient');
      for (const { id } of compiled.value.entries) {
        const result = compiled.value.evaluate(id, DATA);
        if (!result.ok) expect(result.problems.every(({ code, message }) => code !== '' && message !== '')).toBe(true);
        else JSON.stringify(result.value);
      }
    });
    fc.assert(property, { numRuns: Number(process.env.WUTONG_FUZZ_RUNS ?? 200) });
  }, 120_000);
});
