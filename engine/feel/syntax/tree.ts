import type { FeelType, FeelValue } from '../value/types.ts';

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

/** Where a part stands in the text: UTF-16 offsets. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

/** A type that a model defines, with the values that it allows. */
export interface TypeDefinition {
  readonly type: FeelType;
  readonly allows?: (value: FeelValue) => boolean;
}

/** What a value is tested with: after a comparison sign, or a value, list or range that it equals or lies in. */
export interface Test extends Place {
  readonly operator: CompareOperator | 'in';
  readonly value: Tree;
}

/** The values that one variable of a `for`, `some` or `every` takes. */
export interface Binding {
  readonly name: string;
  readonly from: Tree;
  /** The other end where the domain is written `from..to`. */
  readonly to?: Tree;
}

export interface Parameter {
  readonly name: string;
  readonly type?: TypeDefinition;
}

export interface Entry {
  readonly key: string;
  readonly value: Tree;
}

/** An expression of FEEL (DMN 1.5 §10.3.1.2). */
export type Tree = Place &
  (
    | { readonly type: 'literal'; readonly value: FeelValue }
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'path'; readonly of: Tree; readonly name: string }
    | { readonly type: 'filter'; readonly of: Tree; readonly test: Tree }
    | { readonly type: 'call'; readonly of: Tree; readonly args: readonly Tree[]; readonly names?: readonly string[] }
    | { readonly type: 'negation'; readonly of: Tree }
    | { readonly type: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Tree; readonly right: Tree }
    | { readonly type: 'compare'; readonly operator: CompareOperator; readonly left: Tree; readonly right: Tree }
    | { readonly type: 'logic'; readonly operator: 'or' | 'and'; readonly parts: readonly Tree[] }
    | { readonly type: 'between'; readonly value: Tree; readonly from: Tree; readonly to: Tree }
    | { readonly type: 'in'; readonly value: Tree; readonly tests: readonly Test[] }
    | { readonly type: 'instance'; readonly of: Tree; readonly as: TypeDefinition }
    | { readonly type: 'if'; readonly test: Tree; readonly yes: Tree; readonly no: Tree }
    | { readonly type: 'for'; readonly bindings: readonly Binding[]; readonly body: Tree }
    | {
        readonly type: 'quantified';
        readonly every: boolean;
        readonly bindings: readonly Binding[];
        readonly body: Tree;
      }
    | { readonly type: 'list'; readonly items: readonly Tree[] }
    | { readonly type: 'context'; readonly entries: readonly Entry[] }
    | {
        readonly type: 'range';
        readonly from: Tree;
        readonly to: Tree;
        readonly startIncluded: boolean;
        readonly endIncluded: boolean;
      }
    | { readonly type: 'open'; readonly operator: CompareOperator; readonly bound: Tree }
    | { readonly type: 'function'; readonly params: readonly Parameter[]; readonly body: Tree | undefined }
  );

/** The tests of one cell of a decision table. */
export interface UnaryTests {
  readonly negated: boolean;
  /** None: `-`, which holds for any input. */
  readonly tests: readonly Test[] | undefined;
}
