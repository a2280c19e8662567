import {
  compileDecisionModels,
  type DecisionModel,
  modelWithImports,
  readDecisionModel,
  splitReference,
} from '../decision/index.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Problem } from '../result.ts';
import { find, type ReadProcess, untold, type Workbench } from './gather.ts';
import { pointerTo } from './pointer.ts';
import { qualify } from './references.ts';
import type { Part } from './view.ts';

/** Models that the business rule tasks of a process and of what it calls ask, by the reference that the task writes. */
export function decisionsOf(
  bench: Workbench,
  process: Part<string>,
  { main, calls }: ReadProcess,
): Record<string, DecisionModel[]> {
  const found: Record<string, DecisionModel[]> = {};
  for (const { id, detail } of [main, ...Object.values(calls)].flatMap((one) => Object.values(one.nodes))) {
    if (typeof detail.decision !== 'string' || detail.decision === '') continue;
    const ref = qualify(splitReference(detail.decision).model, process.home.manifest.wutong.namespace);
    ask(bench, found, detail.decision, ref, { file: process.file, element: id });
  }
  return found;
}

/** Models that forms ask, by the full reference of their file. What is wrong in a form is told once, whoever uses it. */
export function decisionsOfForms(bench: Workbench, forms: Part<FormDefinition>[]): Record<string, DecisionModel[]> {
  const found: Record<string, DecisionModel[]> = {};
  for (const form of forms) {
    const own = bench.told.has(form) ? { ...bench, problems: [] } : bench;
    for (const [name, reference] of Object.entries(form.value.decisions ?? {}))
      ask(own, found, reference, splitReference(reference).model, {
        file: form.file,
        path: pointerTo('decisions', name),
      });
  }
  return found;
}

type Asker = Pick<Problem, 'element' | 'path'> & { file: string };

/** Adds what a reference names to the models found so far; `ref` is the full reference of the file. */
function ask(
  bench: Workbench,
  found: Record<string, DecisionModel[]>,
  reference: string,
  ref: string,
  asker: Asker,
): void {
  const { model, decision } = splitReference(reference);
  const models = found[model] ?? modelsOf(bench, ref, asker);
  if (models === undefined) return;
  found[model] = models;
  checkDecision(bench, models, model, decision, asker);
}

/** What is wrong with decisions that no task asks yet. */
export function checkOwnDecisions(bench: Workbench): void {
  for (const part of bench.view.parts.decisions.values())
    if (part.home === bench.view.pack) readWithImports(bench, part);
}

/** The named model and its imports, compiled once to see that they can be; undefined where something is wrong. */
function modelsOf(bench: Workbench, ref: string, { file, element, path = '' }: Asker): DecisionModel[] | undefined {
  const before = bench.problems.length;
  const part = find(bench, 'decisions', ref, { file, path });
  if (element !== undefined) for (const problem of bench.problems.slice(before)) problem.element = element;
  return part && readWithImports(bench, part);
}

function readWithImports(bench: Workbench, part: Part<string>): DecisionModel[] | undefined {
  const main = readPart(bench, part);
  if (main === undefined) return undefined;
  const models = withImports(bench, main);
  const compiled = compileOnce(models);
  if (compiled.ok) return models;
  for (const _ of untold(bench, [part])) bench.problems.push(...compiled.problems);
  return undefined;
}

/** A file is read and compiled once, however many items ask it. One with imports depends on what the pack can see. */
const readOnce = new WeakMap<Part<string>, ReturnType<typeof readDecisionModel>>();
const alone = new WeakMap<DecisionModel, DecisionModel[]>();
const compiledOnce = new WeakMap<DecisionModel[], ReturnType<typeof compileDecisionModels>>();

function compileOnce(models: DecisionModel[]): ReturnType<typeof compileDecisionModels> {
  const compiled = compiledOnce.get(models) ?? compileDecisionModels(models);
  compiledOnce.set(models, compiled);
  return compiled;
}

function readPart(bench: Workbench, part: Part<string>): DecisionModel | undefined {
  const read = readOnce.get(part) ?? readDecisionModel(part.value, part.file);
  readOnce.set(part, read);
  if (read.ok) return read.value;
  for (const _ of untold(bench, [part])) bench.problems.push(...read.problems);
  return undefined;
}

/** Imports are found by their namespace among all decisions that the pack can see. */
function withImports(bench: Workbench, main: DecisionModel): DecisionModel[] {
  if (main.imports.length === 0) {
    const models = alone.get(main) ?? [main];
    alone.set(main, models);
    return models;
  }
  const known = [...bench.view.parts.decisions.values()].flatMap((part) => readPart(bench, part) ?? []);
  return modelWithImports(main, known);
}

function checkDecision(
  bench: Workbench,
  models: DecisionModel[],
  model: string,
  decision: string | undefined,
  asker: Asker,
): void {
  const compiled = compileOnce(models);
  if (!compiled.ok) return;
  const { entries, top } = compiled.value;
  const known = entries.some(({ id, name }) => id === decision || name === decision);
  if (decision === undefined ? top !== undefined : known) return;
  const names = entries.map(({ name }) => name).join('、');
  const message =
    decision === undefined
      ? `决策文件“${model}”中有多个可选的决策（${names}），请写明用哪一个，例如“${model}#${entries[0]?.name ?? ''}”。`
      : `决策文件“${model}”中没有决策“${decision}”（现有：${names}）。`;
  bench.problems.push({ code: 'pack.unknownDecision', message, ...asker });
}
