import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advance, isRefusal, readDefinitions } from '#engine';

const root = resolve(import.meta.dirname, '../..');
const readme = join(root, 'engine/README.md');

/** Kinds of fixtures that are not named after an element. */
const TOPICS: Record<string, string> = {
  data: 'data objects, properties, associations',
  eventSubProcess: 'event sub-process',
  kernel: 'limits',
  multiInstance: 'multi-instance',
  process: 'implicit start and end',
  quantity: 'start and completion quantity',
  sendBack: 'send back 退回',
  standardLoop: 'standard loop',
};

const words = (name: string): string => TOPICS[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function matrix(): string {
  const cases = new Map<string, string[]>();
  for (const file of readdirSync(join(root, 'tests/fixtures/kernel')).sort()) {
    const [element = '', name = '', suffix] = file.split('.');
    if (suffix === 'json') cases.set(element, [...(cases.get(element) ?? []), name]);
  }
  const rows = [...cases].map(
    ([element, names]) => `| ${words(element)} | ${names.map((name) => `\`${name}\``).join(' ')} |`,
  );
  return ['| Element | Cases |', '| --- | --- |', ...rows].join('\n');
}

const MARKS = /(<!-- matrix: .* -->\n)[\s\S]*?(\n?<!-- end of matrix -->)/;

describe('engine/README.md', () => {
  it('lists the traces that there are', () => {
    const text = readFileSync(readme, 'utf8');
    const fresh = text.replace(MARKS, (_, begin, end) => `${begin}${matrix()}\n${end.trimStart()}`);
    if (process.env.UPDATE_TRACES === '1') writeFileSync(readme, fresh);
    else expect(text).toBe(fresh);
  });

  it('has an example that runs as written', async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readFileSync(readme, 'utf8'))?.[1] ?? '';
    const printed: unknown[] = [];
    const body = code.replace(/^import .*$/m, '').replace('console.log(', 'print(');
    // The engine itself has no `new Function`; a test may run the text of a manual.
    const run = new Function('advance', 'isRefusal', 'readDefinitions', 'print', `return (async () => {${body}})()`);
    await run(advance, isRefusal, readDefinitions, (...values: unknown[]) => printed.push(...values));
    expect(printed).toEqual(['completed', { type: 'case.ended', how: 'completed', element: 'granted' }]);
  });
});
