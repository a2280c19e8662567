/** Regulations, commitments, duties and standards that staff read and walls show. */
export { checkRuleText } from './check.ts';
export { inForce, type RuleTextInput, renderArticles } from './render.ts';
export type * from './types.ts';
