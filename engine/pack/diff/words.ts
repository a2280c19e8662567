import type { Level } from '../../bpmn/model.ts';
import type { ItemChange } from './types.ts';

export const LEVELS: Record<Level, string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇（街道）',
  village: '村（社区）',
};

export const OBJECTS = { person: '个人', organization: '单位' } as const;

/** A text that became another one. */
export const textChange = (part: string, before: string, after: string): ItemChange[] =>
  before === after ? [] : [{ part, kind: 'changed', text: `由“${before}”改为“${after}”` }];

/** What a list of words lost and gained; its order says nothing. */
export const listChanges = (
  part: string,
  before: readonly string[],
  after: readonly string[],
  noun = '',
): ItemChange[] => [
  ...before
    .filter((word) => !after.includes(word))
    .map((word): ItemChange => ({ part, kind: 'removed', text: `减少${noun}“${word}”` })),
  ...after
    .filter((word) => !before.includes(word))
    .map((word): ItemChange => ({ part, kind: 'added', text: `增加${noun}“${word}”` })),
];

interface Pairs<T> {
  added: T[];
  removed: T[];
  kept: [T, T][];
}

/** Entries of two lists side by side, by a key that is unique in each. */
export function pairs<T>(before: readonly T[], after: readonly T[], key: (entry: T) => string): Pairs<T> {
  const old = new Map(before.map((entry) => [key(entry), entry]));
  const kept: [T, T][] = [];
  const added: T[] = [];
  for (const entry of after) {
    const known = old.get(key(entry));
    if (known === undefined) added.push(entry);
    else kept.push([known, entry]);
    old.delete(key(entry));
  }
  return { added, removed: [...old.values()], kept };
}
