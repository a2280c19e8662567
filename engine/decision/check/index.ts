import { checkExpression, checkTests } from '../../feel/index.ts';
import type { FeelTypes } from '../../feel/types.ts';
import type { Finding } from '../../lint/types.ts';
import type { Place } from '../compile/literal.ts';
import { compileProgram } from '../compile/program.ts';
import type { DecisionModel } from '../model.ts';
import { checkTable, decidable } from './tables.ts';

function checkText(text: string, types: FeelTypes, unary: boolean, { what, at }: Place): Finding[] {
  const problem = unary ? checkTests(text, types) : checkExpression(text, types);
  // What compiles is read with the types of the model, which this check does not know.
  if (problem === undefined || problem.code === 'feel.syntax') return [];
  return [{ severity: 'warning', code: problem.code, message: `${what}：${problem.message}`, element: at }];
}

/**
 * What looks wrong in models that can be executed: rows that overlap (命中策略为唯一), that are never reached, cases that no
 * row covers — where this can be decided: numbers, texts, booleans and their allowed values — and expressions that can give
 * nothing but null. The models are the main one and its imports; those that cannot be compiled have no findings here.
 */
export function checkDecisions(models: readonly DecisionModel[]): Finding[] {
  const findings: Finding[] = [];
  const { problems } = compileProgram(models, ({ file }) => {
    const place = file === undefined ? {} : { file };
    const add = (found: Finding[]) => findings.push(...found.map((one) => ({ ...one, ...place })));
    return {
      watchText: (text, types, unary, where) => void add(checkText(text, types, unary, where)),
      watchTable: (table, columns, where) => void add(checkTable(decidable(table, columns, where))),
    };
  });
  return problems.length > 0 ? [] : findings;
}
