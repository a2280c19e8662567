import { CHINA } from '../feel/compileFeel.ts';
import { createFuel } from '../feel/index.ts';
import { toJson } from '../feel/value/index.ts';
import type { FeelContext, FeelValue } from '../feel/value/types.ts';
import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { fitTo, readJson } from './compile/conform.ts';
import { type DecisionNode, evaluated } from './compile/node.ts';
import { compileProgram, type Program } from './compile/program.ts';
import { type Run, Stopped } from './compile/run.ts';
import type { DecisionModel } from './model.ts';
import { readDecisionModel } from './read/index.ts';

export interface DecisionOptions {
  /** Epoch milliseconds that `now()` and `today()` give; without it they give null. */
  now?: number;
  /** Minutes east of UTC; 480 (China) where nothing else is said. */
  utcOffset?: number;
}

/** What there is to evaluate in the models. */
export interface DecisionEntry {
  kind: 'decision' | 'service';
  id: string;
  name: string;
  namespace: string;
}

/** Compiled models. Holds no state: one object serves any number of evaluations. */
export interface Decisions {
  entries: readonly DecisionEntry[];
  /** Id of the only decision of the main model that no other decision requires; undefined where there are several. */
  top: string | undefined;
  /** What was compiled around (`lenient` only). */
  problems: readonly Problem[];
  /**
   * Evaluates a decision or decision service, named by id or name. Dates and durations are ISO text in `data` and in the
   * result. Errors: `dmn.unknownDecision`; `dmn.input` for data that does not fit; `dmn.unique` and other violations of the
   * model, for which the standard has null; `feel.fuel`.
   */
  evaluate(decision: string, data: JsonObject, options?: DecisionOptions): Result<Json>;
  /** The same over values of FEEL and strictly by the standard: what goes against the model is null, not an error. */
  evaluateFeel(decision: string, data: FeelContext, options?: DecisionOptions): Result<FeelValue>;
}

export interface DecisionCompileOptions {
  /** Name for messages about the model given as text. */
  file?: string;
  /** Compiles around what is wrong: such an expression is null. For conformance suites that test mistakes. */
  lenient?: boolean;
}

/** What all expressions of one evaluation may spend together. */
const MAX_OPERATIONS = 1_000_000;
const MAX_BYTES = 16_000_000;

/**
 * Compiles decision models: one file as XML, or several read ones of which the first is the main one and the others its imports.
 * Errors: those of `readDecisionModel`, and everything that could not be executed, each with file and element.
 */
export async function compileDecisions(
  source: string | readonly DecisionModel[],
  options: DecisionCompileOptions = {},
): Promise<Result<Decisions>> {
  if (typeof source !== 'string') return compileDecisionModels(source, options);
  const read = readDecisionModel(source, options.file);
  return read.ok ? compileDecisionModels([read.value], options) : read;
}

/** The same for models that have been read, at once. */
export function compileDecisionModels(
  models: readonly DecisionModel[],
  { lenient = false }: DecisionCompileOptions = {},
): Result<Decisions> {
  const { program, problems } = compileProgram(models);
  if (problems.length > 0 && !lenient) return fail(...problems);
  return ok(createDecisions(program, problems));
}

const isEntry = ({ kind }: DecisionNode): boolean => kind === 'decision' || kind === 'service';

/** By id and by name; the main model comes first, ids before names. */
function entriesOf({ models, nodes }: Program): Map<string, DecisionNode> {
  const ordered = models.flatMap(({ namespace }) =>
    nodes.filter((node) => node.namespace === namespace && isEntry(node)),
  );
  const found = new Map<string, DecisionNode>();
  for (const key of ['id', 'name'] as const)
    for (const node of ordered) if (!found.has(node[key])) found.set(node[key], node);
  return found;
}

function createDecisions(program: Program, problems: readonly Problem[]): Decisions {
  const found = entriesOf(program);
  const [main] = program.models;
  const nodes = [...new Set(found.values())];
  const pathsOf = (node: DecisionNode) => inputPaths(node, main);
  return {
    entries: nodes.map(({ kind, id, name, namespace }) => ({
      kind: kind as DecisionEntry['kind'],
      id,
      name,
      namespace,
    })),
    top: topOf(main),
    problems,
    evaluate(decision, data, options = {}) {
      const node = found.get(decision);
      if (node === undefined) return unknown(decision);
      const result = evaluateNode(node, (input) => fromData(input, data, pathsOf(input)), options);
      if (!result.ok) return result;
      const { value, notes } = result.value;
      return notes.length > 0 ? fail(...notes) : ok(toJson(value));
    },
    evaluateFeel(decision, data, options = {}) {
      const node = found.get(decision);
      if (node === undefined) return unknown(decision);
      const result = evaluateNode(node, (input) => pick(data, pathsOf(input)) ?? null, options);
      return result.ok ? ok(result.value.value) : result;
    },
  };
}

function topOf(main: DecisionModel | undefined): string | undefined {
  const { decisions = [], namespace } = main ?? {};
  const required = decisions.flatMap(({ requires }) => requires.filter((one) => one.namespace === namespace));
  const [top, ...more] = decisions.filter(({ id }) => required.every((one) => one.id !== id));
  return more.length === 0 ? top?.id : undefined;
}

const unknown = (decision: string) =>
  fail({ code: 'dmn.unknownDecision', message: `没有名为“${decision}”的决策，请检查名称或编号。` });

/** Where data give an input: under its name, or under the name of its import. */
function inputPaths({ namespace, variable }: DecisionNode, main: DecisionModel | undefined): string[][] {
  const imported = main?.imports.filter((one) => one.namespace === namespace && one.name !== '') ?? [];
  return [...imported.map(({ name }) => [name, variable]), [variable]];
}

/** The first path that leads to something, over own properties only. */
function pick<T>(data: Readonly<Record<string, T>>, paths: readonly (readonly string[])[]): T | undefined {
  for (const path of paths) {
    let value: unknown = data;
    for (const name of path)
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined;
    if (value !== undefined) return value as T;
  }
  return undefined;
}

function fromData(node: DecisionNode, data: JsonObject, paths: readonly (readonly string[])[]): FeelValue {
  const json = pick<Json>(data, paths);
  return json === undefined ? null : readJson(json, node.type);
}

/** Runs one decision or service; notes are what went against the model. */
function evaluateNode(
  node: DecisionNode,
  input: Run['input'],
  { now, utcOffset = CHINA }: DecisionOptions,
): Result<{ value: FeelValue; notes: Problem[] }> {
  const fuel = createFuel(MAX_OPERATIONS, MAX_BYTES);
  const env = now === undefined ? { utcOffset, fuel } : { now, utcOffset, fuel };
  const run: Run = { env, memo: [], input, notes: [] };
  try {
    const value = node.call === undefined ? evaluated(node, run) : callWithInputs(node, run);
    return ok({ value, notes: run.notes });
  } catch (error) {
    if (error instanceof Stopped) return fail(...error.problems);
    throw error;
  }
}

/** A service called from outside takes its parameters out of the data; one that does not fit is null. */
function callWithInputs(node: DecisionNode, run: Run): FeelValue {
  const args = node.parameters.map((parameter) =>
    parameter.kind === 'input' ? evaluated(parameter, run) : (fitTo(run.input(parameter), parameter.type, run) ?? null),
  );
  return node.call?.(args, run) ?? null;
}
