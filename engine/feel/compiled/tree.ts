export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';

/** An expression of the subset of FEEL that is compiled. */
export type Tree =
  | { type: 'literal'; value: null | boolean | number | string }
  | { type: 'path'; names: string[] }
  | { type: 'list'; items: Tree[] }
  /** `path[index]`, counted from 1, from the end when negative. */
  | { type: 'item'; of: Tree; index: number }
  | { type: 'call'; name: string; arguments: Tree[] }
  | { type: 'if'; test: Tree; yes: Tree; no: Tree }
  | { type: 'logic'; operator: 'or' | 'and'; left: Tree; right: Tree }
  | { type: 'compare'; operator: CompareOperator; left: Tree; right: Tree }
  | { type: 'arithmetic'; operator: ArithmeticOperator; left: Tree; right: Tree };
