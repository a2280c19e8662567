import { createReport, type Report } from '../../bpmn/read/report.ts';
import type { Problem } from '../../result.ts';
import type { BusinessKnowledge, Decision, DecisionModel, DecisionService, InputData, Reference } from '../model.ts';
import { compileDecision, compileInput, compileKnowledge, compileService, type NodeHead } from './elements.ts';
import type { ExpressionContext } from './expression.ts';
import { definitionsOf } from './feelTypes.ts';
import { compileTests } from './literal.ts';
import type { Binding, DecisionNode } from './node.ts';
import { createTypes, type DataType, type TypeTable } from './types.ts';

/** All models compiled as one graph. */
export interface Program {
  /** Main model: the first. */
  models: readonly DecisionModel[];
  nodes: readonly DecisionNode[];
}

/** An element of a model, before it is compiled. */
type Element =
  | { kind: 'input'; model: DecisionModel; read: InputData }
  | { kind: 'decision'; model: DecisionModel; read: Decision }
  | { kind: 'function'; model: DecisionModel; read: BusinessKnowledge }
  | { kind: 'service'; model: DecisionModel; read: DecisionService };

/** Who wants to see the texts and tables of a model while they are compiled. */
export type Watch = (model: DecisionModel) => Pick<ExpressionContext, 'watchText' | 'watchTable'>;

/** Requirements are followed this deep; deeper is no model that a person made. */
const MAX_CHAIN = 500;

const keyOf = ({ namespace, id }: Reference): string => `${namespace}#${id}`;

function elementsOf(model: DecisionModel): Element[] {
  return [
    ...model.inputs.map((read) => ({ kind: 'input' as const, model, read })),
    ...model.decisions.map((read) => ({ kind: 'decision' as const, model, read })),
    ...model.functions.map((read) => ({ kind: 'function' as const, model, read })),
    ...model.services.map((read) => ({ kind: 'service' as const, model, read })),
  ];
}

/** Compiles the elements of all models, each after what it requires; what goes wrong is reported and compiled around. */
class Compiler {
  readonly nodes: DecisionNode[] = [];
  private readonly reports: Map<DecisionModel, Report>;
  private readonly contexts: Map<DecisionModel, ExpressionContext>;
  private readonly elements: Map<string, Element>;
  private readonly done = new Map<string, DecisionNode>();
  /** Keys of the elements being compiled, outermost first. */
  private readonly open: string[] = [];
  private readonly models: readonly DecisionModel[];

  constructor(models: readonly DecisionModel[], watch: Watch) {
    this.models = models;
    this.reports = new Map(models.map((model) => [model, createReport(model.file)]));
    this.elements = new Map(
      models
        .flatMap(elementsOf)
        .map((element) => [keyOf({ namespace: element.model.namespace, id: element.read.id }), element]),
    );
    this.contexts = contextsOf(models, this.reports, watch);
  }

  get problems(): Problem[] {
    return [...this.reports.values()].flatMap(({ problems }) => problems);
  }

  compileAll(): void {
    this.checkImports();
    for (const key of this.elements.keys()) this.compile(key);
  }

  private checkImports(): void {
    for (const model of this.models)
      for (const { namespace, name, id } of model.imports)
        if (!this.models.some((other) => other !== model && other.namespace === namespace))
          this.report(model, 'dmn.import', `引入的模型“${name || namespace}”没有提供，请一并给出该文件。`, id ?? name);
  }

  private report(model: DecisionModel, code: string, message: string, at: string): void {
    this.reports.get(model)?.add(code, message, at);
  }

  private compile(key: string): DecisionNode | undefined {
    const done = this.done.get(key);
    const element = this.elements.get(key);
    if (done !== undefined || element === undefined) return done;
    if (this.inCircle(key, element)) return undefined;
    this.open.push(key);
    const node = this.compileElement(element);
    this.open.pop();
    this.done.set(key, node);
    this.nodes.push(node);
    return node;
  }

  private inCircle(key: string, { model, read }: Element): boolean {
    const from = this.open.indexOf(key);
    if (from >= 0) {
      const names = this.open.slice(from).map((one) => this.elements.get(one)?.read.name ?? '');
      this.report(
        model,
        'dmn.circle',
        `决策相互依赖成环：${[...names, read.name].join(' → ')}，请去掉其中一条依赖。`,
        read.id,
      );
      return true;
    }
    if (this.open.length < MAX_CHAIN) return false;
    this.report(model, 'dmn.tooDeep', `决策依赖超过 ${MAX_CHAIN} 层，请简化模型。`, read.id);
    return true;
  }

  private compileElement(element: Element): DecisionNode {
    const { model, kind, read } = element;
    const ctx = this.contexts.get(model) as ExpressionContext;
    const head = (): NodeHead => ({
      kind,
      index: this.nodes.length,
      namespace: model.namespace,
      id: read.id,
      name: read.name,
      variable: read.variable.name,
    });
    switch (element.kind) {
      case 'input':
        return compileInput(head(), element.read, ctx);
      case 'decision': {
        const bindings = this.bind(model, read, [...element.read.requires, ...element.read.knows]);
        return compileDecision(head(), element.read, bindings, ctx);
      }
      case 'function': {
        const bindings = this.bind(model, read, element.read.knows);
        return compileKnowledge(head(), element.read, bindings, ctx);
      }
      case 'service': {
        const { outputs, inputData, inputDecisions } = element.read;
        const parameters = this.targets(model, read, [...inputData, ...inputDecisions]);
        const results = this.targets(model, read, outputs);
        return compileService(head(), element.read, results, parameters, ctx);
      }
    }
  }

  private targets(model: DecisionModel, from: { id: string }, references: readonly Reference[]): DecisionNode[] {
    return this.bind(model, from, references).map(({ node }) => node);
  }

  private bind(model: DecisionModel, from: { id: string }, references: readonly Reference[]): Binding[] {
    return references.flatMap((reference) => {
      const node = this.compile(keyOf(reference));
      if (node !== undefined) return [{ node, path: this.pathOf(model, node) }];
      if (!this.elements.has(keyOf(reference)))
        this.report(model, 'dmn.dangling', `引用的元素“${reference.id}”不存在，请更正或删除该引用。`, from.id);
      return [];
    });
  }

  /** Elements of an import are seen under its name, unless the name is empty. */
  private pathOf(model: DecisionModel, { namespace, variable }: DecisionNode): Binding['path'] {
    if (namespace === model.namespace) return [variable];
    const name = model.imports.find((one) => one.namespace === namespace)?.name ?? '';
    return name === '' ? [variable] : [name, variable];
  }
}

function contextsOf(
  models: readonly DecisionModel[],
  reports: ReadonlyMap<DecisionModel, Report>,
  watch: Watch,
): Map<DecisionModel, ExpressionContext> {
  const tables = new Map<string, TypeTable>();
  for (const model of models) {
    const report = (code: string, message: string, at: string) => reports.get(model)?.add(code, message, at);
    tables.set(model.namespace, typesOf(model, tables, report));
  }
  for (const table of tables.values()) table.resolveAll();
  return new Map(models.map((model) => [model, { ...contextOf(model, tables, reports), ...watch(model) }]));
}

function typesOf(
  model: DecisionModel,
  tables: ReadonlyMap<string, TypeTable>,
  report: ExpressionContext['report'],
): TypeTable {
  const place = (type: DataType, at: string) => ({ at, what: `数据类型“${type.name}”的取值范围` });
  return createTypes({
    model,
    report,
    imported: (namespace) => tables.get(namespace),
    tests: (text, type, at) => compileTests(text, new Map(), type, place(type, at), { report, definitions: {} }),
  });
}

function contextOf(
  model: DecisionModel,
  tables: ReadonlyMap<string, TypeTable>,
  reports: ReadonlyMap<DecisionModel, Report>,
): ExpressionContext {
  const table = tables.get(model.namespace) as TypeTable;
  return {
    report: (code, message, at) => reports.get(model)?.add(code, message, at),
    type: table.find,
    definitions: definitionsOf(table),
  };
}

/** Compiles what can be compiled; the problems are everything that is wrong with the models, each with its element. */
export function compileProgram(
  models: readonly DecisionModel[],
  watch: Watch = () => ({}),
): { program: Program; problems: Problem[] } {
  const compiler = new Compiler(models, watch);
  compiler.compileAll();
  return { program: { models, nodes: compiler.nodes }, problems: compiler.problems };
}
