import type { DecisionModel } from './model.ts';

/** A model followed by those of the known ones that it imports, directly or not. Imports are found by their namespace. */
export function modelWithImports(main: DecisionModel, known: readonly DecisionModel[]): DecisionModel[] {
  const models = [main];
  for (const { imports } of models)
    for (const { namespace } of imports) {
      const model = known.find((one) => one.namespace === namespace);
      if (model !== undefined && models.every((one) => one.namespace !== namespace)) models.push(model);
    }
  return models;
}
