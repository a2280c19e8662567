/** Service items: situations, materials, the one-time notice, and the rules of the service standard. */
export { checkItemRules } from './checkItemRules.ts';
export {
  type Implementation,
  type LevelImplementation,
  type MaterialImplementation,
  type ServiceFact,
  serviceFacts,
} from './implementation.ts';
export {
  missingMaterials,
  type Needed,
  neededMaterials,
  type OneTimeNotice,
  oneTimeNotice,
  possibleMaterials,
} from './materials.ts';
export { type ItemMetrics, itemMetrics } from './metrics.ts';
export { limitUnitWords, promisedWords, promiseWords } from './promiseWords.ts';
export { askedQuestions, withAskedAnswers } from './situations.ts';
