import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type DecisionModel,
  type DecisionModels,
  decide,
  modelWithImports,
  readDecisionModel,
  type SimulationOptions,
} from '#engine';
import { MisuseError } from './command.ts';
import { readInput } from './inputs.ts';
import { problemLine } from './problems.ts';

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.dmn'))
    .map((name) => join(folder, name));

/** A model with its imports among the files beside it. Files that cannot be read are no imports of it. */
export function withImports(main: DecisionModel, file: string): DecisionModel[] {
  if (main.imports.length === 0) return [main];
  const beside = filesIn(dirname(file)).filter((path) => path !== join(file));
  const models = beside.map((path) => readDecisionModel(readInput(path), path));
  return modelWithImports(
    main,
    models.flatMap((read) => (read.ok ? [read.value] : [])),
  );
}

/** What business rule tasks ask: `档次` is 档次.dmn of the folder. @throws {MisuseError} when a file cannot be read */
export function decideFrom(folder: string, now: number): NonNullable<SimulationOptions['decide']> {
  if (!existsSync(folder)) throw new MisuseError(`没有目录“${folder}”。`);
  const read = filesIn(folder).map((path): [string, DecisionModel] => {
    const model = readDecisionModel(readInput(path), path);
    if (model.ok) return [basename(path, '.dmn'), model.value];
    throw new MisuseError(model.problems.map(problemLine).join('\n'));
  });
  const all = read.map(([, model]) => model);
  const models: DecisionModels = Object.fromEntries(read.map(([name, model]) => [name, modelWithImports(model, all)]));
  return (reference, data) => decide(models, reference, data, { now });
}
