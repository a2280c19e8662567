export { checkExpression, checkTests, inferType } from './check/checkExpression.ts';
export { typeOfSchema } from './check/schemaType.ts';
export { type CompiledFeel, type CompileOptions, compileFeel } from './compileFeel.ts';
export { type EvaluateOptions, evaluate } from './evaluate.ts';
export { createFuel } from './fuel.ts';
export { pathsRead } from './pathsRead.ts';
export type { TypeDefinition } from './syntax/tree.ts';
export type { FeelType, FeelTypes } from './types.ts';
export type { FeelContext, FeelEnv, FeelValue, Fuel } from './value/types.ts';
