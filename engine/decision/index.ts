export { checkDecisions } from './check/index.ts';
export { type DecisionModels, decide, splitReference } from './decide.ts';
export {
  compileDecisionModels,
  compileDecisions,
  type DecisionCompileOptions,
  type DecisionEntry,
  type DecisionOptions,
  type Decisions,
} from './decisions.ts';
export { modelWithImports } from './imports.ts';
export type { DecisionModel } from './model.ts';
export { readDecisionModel } from './read/index.ts';
