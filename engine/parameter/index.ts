/** Parameters: figures with validity dates and places, seen by FEEL as `parameters.<id>`. */
export { checkParameter, type ParameterFault, parameterGaps } from './check.ts';
export { type CompiledParameter, parameterValue, parameterValues, withParameters } from './lookup.ts';
export { parameterNames } from './names.ts';
export type * from './types.ts';
