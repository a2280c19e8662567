import { ONE_WORD } from './syntax/characters.ts';
import type { FeelType, FeelTypes } from './types.ts';

/** All names that the declarations hold, with those of members, which can stand after a dot or in a filter. */
export const declaredNames = (options: { names?: readonly string[]; types?: FeelTypes }): string[] => {
  const names = new Set(options.names);
  for (const [name, type] of Object.entries(options.types ?? {})) {
    names.add(name);
    collect(type, names);
  }
  return [...names];
};

const collect = (type: FeelType, names: Set<string>): void => {
  if (typeof type === 'string') return;
  switch (type.kind) {
    case 'list':
    case 'range':
      collect(type.of, names);
      return;
    case 'context':
      for (const [name, member] of Object.entries(type.entries)) {
        names.add(name);
        collect(member, names);
      }
      return;
    case 'function':
      collect(type.result, names);
  }
};

const MAX_DEPTH = 3;
const MAX_NAMES = 200;

/** Names of more than one word in data: as long as nobody declares them, the data do. */
export const namesInData = (data: unknown): string[] => {
  const names = new Set<string>();
  collectOdd(data, 0, names);
  return [...names];
};

const collectOdd = (data: unknown, depth: number, names: Set<string>): void => {
  if (typeof data !== 'object' || data === null || depth > MAX_DEPTH || names.size >= MAX_NAMES) return;
  if (Array.isArray(data)) collectOdd(data[0], depth + 1, names);
  else
    for (const [key, member] of Object.entries(data)) {
      if (!ONE_WORD.test(key)) names.add(key);
      collectOdd(member, depth + 1, names);
    }
};

/** Whether one of the upper names in data holds one of these signs. Asked at each evaluation, so nothing is made. */
export const hasNameWith = (data: object, signs: readonly string[], depth = 0): boolean => {
  for (const key in data) {
    for (const sign of signs) if (key.includes(sign)) return true;
    if (depth >= MAX_DEPTH || !Object.hasOwn(data, key)) continue;
    const value = (data as Record<string, unknown>)[key];
    const member = Array.isArray(value) ? value[0] : value;
    if (typeof member === 'object' && member !== null && hasNameWith(member, signs, depth + 1)) return true;
  }
  return false;
};
