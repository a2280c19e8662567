import { compileDecisionModels, type DecisionModel, readDecisionModel, splitReference } from '../decision/index.ts';
import type { Problem } from '../result.ts';
import { find, type ReadProcess, untold, type Workbench } from './gather.ts';
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
    const { model, decision } = splitReference(detail.decision);
    const models = found[model] ?? modelsOf(bench, process, model, id);
    if (models === undefined) continue;
    found[model] = models;
    checkDecision(bench, models, model, decision, { file: process.file, element: id });
  }
  return found;
}

/** What is wrong with decisions that no task asks yet. */
export function checkOwnDecisions(bench: Workbench): void {
  for (const part of bench.view.parts.decisions.values())
    if (part.home === bench.view.pack) readWithImports(bench, part);
}

/** The named model and its imports, compiled once to see that they can be; undefined where something is wrong. */
function modelsOf(
  bench: Workbench,
  process: Part<string>,
  reference: string,
  element: string,
): DecisionModel[] | undefined {
  const before = bench.problems.length;
  const ref = qualify(reference, process.home.manifest.wutong.namespace);
  const part = find(bench, 'decisions', ref, { file: process.file, path: '' });
  for (const problem of bench.problems.slice(before)) problem.element = element;
  return part && readWithImports(bench, part);
}

function readWithImports(bench: Workbench, part: Part<string>): DecisionModel[] | undefined {
  const main = readPart(bench, part);
  if (main === undefined) return undefined;
  const models = withImports(bench, main);
  const compiled = compileDecisionModels(models);
  if (compiled.ok) return models;
  for (const _ of untold(bench, [part])) bench.problems.push(...compiled.problems);
  return undefined;
}

function readPart(bench: Workbench, part: Part<string>): DecisionModel | undefined {
  const read = readDecisionModel(part.value, part.file);
  if (read.ok) return read.value;
  for (const _ of untold(bench, [part])) bench.problems.push(...read.problems);
  return undefined;
}

/** Imports are found by their namespace among all decisions that the pack can see. */
function withImports(bench: Workbench, main: DecisionModel): DecisionModel[] {
  if (main.imports.length === 0) return [main];
  const known = [...bench.view.parts.decisions.values()].flatMap((part) => readPart(bench, part) ?? []);
  const models = [main];
  for (const { imports } of models)
    for (const { namespace } of imports) {
      const model = known.find((one) => one.namespace === namespace);
      if (model !== undefined && models.every((one) => one.namespace !== namespace)) models.push(model);
    }
  return models;
}

function checkDecision(
  bench: Workbench,
  models: DecisionModel[],
  model: string,
  decision: string | undefined,
  place: Pick<Problem, 'file' | 'element'>,
): void {
  const compiled = compileDecisionModels(models);
  if (!compiled.ok) return;
  const { entries, top } = compiled.value;
  const known = entries.some(({ id, name }) => id === decision || name === decision);
  if (decision === undefined ? top !== undefined : known) return;
  const names = entries.map(({ name }) => name).join('、');
  const message =
    decision === undefined
      ? `决策文件“${model}”中有多个可选的决策（${names}），请写明用哪一个，例如“${model}#${entries[0]?.name ?? ''}”。`
      : `决策文件“${model}”中没有决策“${decision}”（现有：${names}）。`;
  bench.problems.push({ code: 'pack.unknownDecision', message, ...place });
}
