import { isList } from '../../feel/value/index.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import { type ExpressionContext, fitted } from '../compile/expression.ts';
import { compileText, type Place } from '../compile/literal.ts';
import type { Names } from '../compile/names.ts';
import type { Evaluate, Run, Scope } from '../compile/run.ts';
import type { DataType } from '../compile/types.ts';
import type { TableExpression } from '../model.ts';

export interface Output {
  name: string;
  type: DataType;
  /** One a row. */
  cells: Evaluate[];
  /** When no row matches. */
  fallback?: Evaluate;
  /** Declared values, most preferred first. */
  order?: (scope: Scope, run: Run) => readonly FeelValue[];
}

export function compileOutputs(table: TableExpression, names: Names, place: Place, ctx: ExpressionContext): Output[] {
  return table.outputs.map((output, index) => {
    const at = output.id ?? place.at;
    const what = `${place.what}的决策表第 ${index + 1} 个结果`;
    const type = ctx.type(output.type, at);
    if (table.outputs.length > 1 && output.name === '')
      ctx.report('dmn.name', `${what}没有名称；有多个结果列时每列都要有名称，请填写。`, at);
    return {
      name: output.name,
      type,
      cells: compileCells(table, index, type, { at, what }, names, ctx),
      ...defaultOf(output.default, type, { at, what: `${what}的默认值` }, names, ctx),
      ...orderOf(output.values, { at, what: `${what}的取值范围` }, names, ctx),
    };
  });
}

function compileCells(
  { rules }: TableExpression,
  column: number,
  type: DataType,
  place: Place,
  names: Names,
  ctx: ExpressionContext,
): Evaluate[] {
  const compiled = new Map<string, Evaluate>();
  return rules.map((rule, row) => {
    const text = rule.outputs[column] ?? '';
    const found = compiled.get(text);
    if (found !== undefined) return found;
    const where = { at: rule.id ?? place.at, what: `${place.what}第 ${row + 1} 行` };
    const cell = fitted(compileText(text === '-' ? '' : text, names, where, ctx), type, where);
    compiled.set(text, cell);
    return cell;
  });
}

function defaultOf(
  text: string | undefined,
  type: DataType,
  place: Place,
  names: Names,
  ctx: ExpressionContext,
): Pick<Output, 'fallback'> {
  return text === undefined ? {} : { fallback: fitted(compileText(text, names, place, ctx), type, place) };
}

/** `"高","中","低"` is a list without its brackets. */
function orderOf(text: string | undefined, place: Place, names: Names, ctx: ExpressionContext): Pick<Output, 'order'> {
  if (text === undefined || text === '-') return {};
  const list = compileText(`[${text}]`, names, place, ctx);
  return {
    order: (scope, run) => {
      const values = list(scope, run);
      return isList(values) ? values : [];
    },
  };
}
