export type { Builtin } from './builtin.ts';
export { namedOrder } from './builtin.ts';
export { BUILTINS } from './table.ts';
