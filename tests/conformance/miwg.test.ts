import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Result, readDefinitions } from '#engine';
import { report, suite } from './suites.ts';

const folder = suite('miwg-reference');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.bpmn'));

/** Compiled, or every refusal says which element it is about and what to do. */
function isAnswered(read: Result<unknown>): boolean {
  return read.ok || read.problems.every(({ element, message }) => element !== undefined && message.length > 8);
}

/** The same file with every process marked as executable, so that what it draws is looked at too. */
const marked = (xml: string): string => xml.replaceAll('isExecutable="false"', 'isExecutable="true"');

describe.skipIf(folder === undefined)('the interchange models of the BPMN MIWG', () => {
  it('compile, or are refused with the element named', async () => {
    const compiled: string[] = [];
    const failing: string[] = [];
    for (const file of files) {
      const xml = readFileSync(join(folder ?? '', file), 'utf8');
      for (const text of [xml, marked(xml)]) {
        const read = await readDefinitions(text, { file, scripts: 'skip', foreign: 'ignore' });
        if (read.ok && !compiled.includes(file)) compiled.push(file);
        if (!isAnswered(read)) failing.push(file);
      }
    }
    report('miwg-reference', files.length - failing.length, files.length, 100, failing);
    console.log(`其中可以执行：${compiled.join('、')}`);
    expect(failing).toEqual([]);
    expect(files).toHaveLength(21);
    expect(compiled.length).toBeGreaterThanOrEqual(8);
  }, 60_000);
});
