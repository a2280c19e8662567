import { compileDecisions, type Decisions, type JsonObject } from '#engine';
import { alternate, rate, row } from './measure.ts';

const ROWS = 1_000;
const MS = 500;
const ROUNDS = 3;

const cell = (kind: 'inputEntry' | 'outputEntry', text: string): string =>
  `<${kind}><text>${text.replaceAll('<', '&lt;')}</text></${kind}>`;

/** 1,000 rows: 50 occupations, 20 bands of months, equality and ranges as in a benefit table. */
function table(policy: string): string {
  const rules = Array.from({ length: ROWS }, (_, at) => {
    const months = at % 20;
    const texts = [`"工种${Math.floor(at / 20)}"`, `[${months * 12}..${months * 12 + 12})`, '< 65', '-'];
    return `<rule>${texts.map((text) => cell('inputEntry', text)).join('')}${cell('outputEntry', String(at))}</rule>`;
  });
  const inputs = ['工种', '缴费月数', '年龄', '户籍'].map(
    (name) => `<input><inputExpression><text>${name}</text></inputExpression></input>`,
  );
  return `<decisionTable hitPolicy="${policy}">${inputs.join('')}<output/>${rules.join('')}</decisionTable>`;
}

function model(policy: string): string {
  const names: [string, string][] = [
    ['工种', 'string'],
    ['缴费月数', 'number'],
    ['年龄', 'number'],
    ['户籍', 'string'],
  ];
  const inputs = names.map(
    ([name, type]) =>
      `<inputData id="i_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`,
  );
  const needs = names.map(
    ([name]) => `<informationRequirement><requiredInput href="#i_${name}"/></informationRequirement>`,
  );
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:bench">${inputs.join('')}
    <decision id="d" name="补贴标准"><variable name="补贴标准"/>${needs.join('')}${table(policy)}</decision></definitions>`;
}

/** Data that match one row each, spread over the table. */
const CASES: JsonObject[] = Array.from({ length: 97 }, (_, at) => {
  const rowAt = (at * 389) % ROWS;
  return {
    工种: `工种${Math.floor(rowAt / 20)}`,
    缴费月数: (rowAt % 20) * 12 + 5.5,
    年龄: 30 + (at % 30),
    户籍: '城镇',
  };
});

async function compile(policy: string): Promise<Decisions> {
  const compiled = await compileDecisions(model(policy));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

function evaluateAll(decisions: Decisions): void {
  for (const data of CASES) {
    const result = decisions.evaluate('补贴标准', data);
    if (!result.ok || typeof result.value !== 'number') throw new Error('no row matched');
  }
}

/** Time of one evaluation of a decision table of 1,000 rows. */
export async function decisionTables(): Promise<void> {
  const [unique, first] = [await compile('UNIQUE'), await compile('FIRST')];
  const begun = performance.now();
  await compile('UNIQUE');
  const compiling = performance.now() - begun;
  const figures = await alternate(ROUNDS, {
    unique: () => rate(MS, CASES.length, () => evaluateAll(unique)),
    first: () => rate(MS, CASES.length, () => evaluateAll(first)),
  });
  console.log('\nDecision table, 1,000 rows, 4 inputs');
  row('UNIQUE', 1e6 / (figures.unique ?? 1), 'µs each');
  row('FIRST', 1e6 / (figures.first ?? 1), 'µs each');
  row('reading and compiling', compiling, 'ms');
}
