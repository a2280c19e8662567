import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKS = fileURLToPath(new URL('../../../../packs/', import.meta.url));
/** Members of items, forms, ledgers and documents whose texts are FEEL; of `visible` and `set` each member is. */
const SINGLE = new Set(['when', 'derived', 'key']);
const MANY = new Set(['visible', 'set']);
const PARTS = /[\\/](?:items|forms|documents|overlays|processes)[\\/]/;

/** All FEEL expressions of the packs that are shipped, without repetition. */
export const packExpressions = (): string[] => {
  const found = new Set<string>();
  for (const file of readdirSync(PACKS, { recursive: true, encoding: 'utf8' })) {
    if (!PARTS.test(`/${file}`)) continue;
    if (file.endsWith('.bpmn')) for (const text of conditions(read(file))) found.add(text);
    if (file.endsWith('.json')) collect(JSON.parse(read(file)), '', found);
  }
  return [...found].sort();
};

const read = (file: string): string => readFileSync(join(PACKS, file), 'utf8');

const conditions = (xml: string): string[] =>
  [...xml.matchAll(/<(?:\w+:)?conditionExpression[^>]*>([^<]+)</g)].map((match) =>
    (match[1] ?? '').replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  );

const collect = (part: unknown, name: string, found: Set<string>): void => {
  if (typeof part === 'string') {
    if (SINGLE.has(name)) found.add(part);
    else for (const match of part.matchAll(/\{([^{}|]+)(?:\|[^{}]*)?\}/g)) found.add((match[1] ?? '').trim());
  } else if (typeof part === 'object' && part !== null) {
    const list = Array.isArray(part);
    for (const [key, member] of Object.entries(part))
      collect(member, list ? name : MANY.has(name) ? 'when' : key, found);
  }
};
