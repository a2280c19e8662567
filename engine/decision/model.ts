/** DMN 1.5 models as plain data, what the reader makes of XML. Names are as written, white space folded. */

/** DMN `InformationItem`: a name and, where declared, its type. */
export interface Variable {
  id?: string;
  name: string;
  /** `number`, `tLoan`, `Model B.tLoan`. Absent: Any. */
  type?: string;
}

export interface ImportedModel {
  id?: string;
  /** Name that the model's elements are reached through; '' makes them reachable by their own names. */
  name: string;
  namespace: string;
}

export interface ItemDefinition {
  id?: string;
  name: string;
  type?: string;
  /** Unary tests on the value, or on each item of a collection. */
  allowedValues?: string;
  /** Unary tests on the whole value, also of a collection (DMN 1.5). */
  constraint?: string;
  collection: boolean;
  components: ItemDefinition[];
  function?: { parameters: Variable[]; output?: string };
}

export interface InputData {
  id: string;
  name: string;
  variable: Variable;
}

/** Element of another place: namespace and id. */
export interface Reference {
  namespace: string;
  id: string;
}

export interface Decision {
  id: string;
  name: string;
  variable: Variable;
  /** Input data and decisions. */
  requires: Reference[];
  /** Business knowledge models and decision services. */
  knows: Reference[];
  logic?: Expression;
}

export interface BusinessKnowledge {
  id: string;
  name: string;
  variable: Variable;
  knows: Reference[];
  logic?: FunctionExpression;
}

export interface DecisionService {
  id: string;
  name: string;
  variable: Variable;
  outputs: Reference[];
  inputDecisions: Reference[];
  inputData: Reference[];
}

/** One DMN file. */
export interface DecisionModel {
  file?: string;
  id?: string;
  name: string;
  namespace: string;
  /** XML prefixes of the file: types of DMN 1.1 are written with them. */
  prefixes: Record<string, string>;
  imports: ImportedModel[];
  items: ItemDefinition[];
  inputs: InputData[];
  decisions: Decision[];
  functions: BusinessKnowledge[];
  services: DecisionService[];
}

interface Boxed {
  id?: string;
  /** Declared type of the result. */
  type?: string;
}

export interface LiteralExpression extends Boxed {
  kind: 'literal';
  text: string;
}
export interface ContextExpression extends Boxed {
  kind: 'context';
  /** An entry without a variable is the result. */
  entries: { variable?: Variable; value: Expression }[];
}
export interface InvocationExpression extends Boxed {
  kind: 'invocation';
  callee: Expression;
  bindings: { parameter: Variable; value?: Expression }[];
}
export interface FunctionExpression extends Boxed {
  kind: 'function';
  /** Only FEEL can be executed; the others are refused. */
  language: 'FEEL' | 'Java' | 'PMML';
  parameters: Variable[];
  body?: Expression;
}
export interface ListExpression extends Boxed {
  kind: 'list';
  items: Expression[];
}
export interface RelationExpression extends Boxed {
  kind: 'relation';
  columns: Variable[];
  rows: Expression[][];
}
export interface ConditionalExpression extends Boxed {
  kind: 'conditional';
  if: Expression;
  then: Expression;
  else: Expression;
}
/** `result` is `return` of a for, `satisfies` of some and every. */
export interface IterationExpression extends Boxed {
  kind: 'for' | 'some' | 'every';
  variable: string;
  in: Expression;
  result: Expression;
}
export interface FilterExpression extends Boxed {
  kind: 'filter';
  in: Expression;
  match: Expression;
}

export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface TableInput {
  id?: string;
  label?: string;
  expression: string;
  type?: string;
  /** Unary tests: what the input may be. */
  values?: string;
}
export interface TableOutput {
  id?: string;
  /** '' in a table with one output. */
  name: string;
  type?: string;
  /** Expressions, most preferred first. */
  values?: string;
  /** Expression for when no rule matches. */
  default?: string;
}
export interface TableRule {
  id?: string;
  inputs: string[];
  outputs: string[];
}
export interface TableExpression extends Boxed {
  kind: 'table';
  policy: HitPolicy;
  aggregation?: Aggregation;
  orientation: 'Rule-as-Row' | 'Rule-as-Column' | 'CrossTable';
  inputs: TableInput[];
  outputs: TableOutput[];
  rules: TableRule[];
}

export type Expression =
  | LiteralExpression
  | TableExpression
  | ContextExpression
  | InvocationExpression
  | FunctionExpression
  | ListExpression
  | RelationExpression
  | ConditionalExpression
  | IterationExpression
  | FilterExpression;
