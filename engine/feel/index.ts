export { checkExpression, type EvaluateOptions, evaluate } from './evaluate.ts';
