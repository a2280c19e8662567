import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const text = sources.get(file) ?? readFileSync(resolve(root, file), 'utf8');
  sources.set(file, text);
  return text;
}

/** Whether the tests notice them is asked by `npm run mutants`, which takes minutes. */
describe('planted bugs', () => {
  it('have names of their own', () => {
    const names = MUTANTS.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('stand where they are to be planted, exactly once', () => {
    const lost = MUTANTS.filter(({ file, find }) => sourceOf(file).split(find).length !== 2);
    expect(lost.map(({ name, file }) => `${name} (${file})`)).toEqual([]);
  });

  it('change something, and name tests that are there', () => {
    for (const { name, find, replace, tests } of MUTANTS) {
      expect(replace, name).not.toBe(find);
      expect(
        tests.filter((test) => !existsSync(resolve(root, test))),
        name,
      ).toEqual([]);
    }
  });
});
