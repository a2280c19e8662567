import type { DataType } from './types.ts';

/** Names that an expression can see, with the types of their values. */
export type Names = ReadonlyMap<string, DataType>;

export function withName(names: Names, name: string, type: DataType): Names {
  return new Map(names).set(name, type);
}

export function withNames(names: Names, more: Iterable<readonly [string, DataType]>): Names {
  const all = new Map(names);
  for (const [name, type] of more) all.set(name, type);
  return all;
}
