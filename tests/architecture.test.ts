import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The dependency rule of CONTRIBUTING.md, read from the imports. */
const root = resolve(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return sources(path);
    return /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

interface Import {
  file: string;
  /** Path inside the project, or a package name. */
  target: string;
  typeOnly: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function imports(file: string): Import[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(STATEMENT)].map((match) => {
    const specifier = match[3] ?? match[4] ?? '';
    const target = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier;
    return { file, target: target === '#engine' ? 'engine/index.ts' : target, typeOnly: match[2] !== undefined };
  });
}

const FOLDERS = [
  'engine',
  'designer',
  'runtime/server',
  'runtime/store',
  'runtime/cli',
  'runtime/ui',
  'runtime/desk',
  'runtime/portal',
];
const all = FOLDERS.flatMap((folder) => sources(folder).flatMap(imports));
const folderOf = (path: string) => FOLDERS.find((folder) => path.startsWith(`${folder}/`));
const show = (list: Import[]) => list.map(({ file, target }) => `${file} → ${target}`);

/** What each folder may use of the project. */
const MAY: Record<string, string[]> = {
  engine: ['engine'],
  designer: ['designer', 'engine', 'runtime/ui'],
  'runtime/ui': ['runtime/ui', 'engine'],
  'runtime/desk': ['runtime/desk', 'runtime/ui', 'engine'],
  'runtime/portal': ['runtime/portal', 'runtime/ui', 'engine'],
  'runtime/server': ['runtime/server', 'runtime/store', 'engine'],
  'runtime/store': ['runtime/store', 'engine'],
  'runtime/cli': ['runtime/cli', 'runtime/server', 'runtime/store', 'engine'],
};

/** Files that call each other because what they read or run is nested in itself; nowhere else do imports go round. */
const ROUND = [
  'engine/kernel/',
  'engine/feel/syntax/',
  'engine/feel/compile/',
  'engine/feel/check/',
  'engine/feel/value/',
  'engine/decision/',
];
/** What items and ledgers are made of: each names the other. */
const ROUND_TYPES = ['engine/service/types.ts', 'engine/ledger/types.ts'];

/** Files that reach themselves by their imports, each with the import by which it does. */
function round(): Import[] {
  const next = new Map<string, string[]>();
  for (const { file, target } of all) next.set(file, [...(next.get(file) ?? []), target]);
  const reached = new Map<string, Set<string>>();
  const from = (start: string): Set<string> => {
    const seen = reached.get(start) ?? new Set<string>();
    if (!reached.has(start)) {
      const queue = [start];
      for (let file = queue.pop(); file !== undefined; file = queue.pop())
        for (const target of next.get(file) ?? []) if (!seen.has(target)) seen.add(target) && queue.push(target);
    }
    reached.set(start, seen);
    return seen;
  };
  return all.filter(({ file, target }) => folderOf(target) !== undefined && from(target).has(file));
}

/** Each heavy library is imported from one folder only. */
const HOME: Record<string, string> = {
  'bpmn-moddle': 'engine/bpmn',
  saxen: 'engine/decision',
  'decimal.js': 'engine/feel/value',
  bpmnlint: 'engine/lint',
  '@cfworker/json-schema': 'engine',
  'better-sqlite3': 'runtime/store/sqlite',
  pg: 'runtime/store/postgres',
  pdfmake: 'runtime/server',
  fontkit: 'runtime/server/documents',
  'write-excel-file': 'runtime/server',
  'sm-crypto-v2': 'runtime/server/packs/sm2',
  'bpmn-engine': 'runtime/server/packs/secondOpinion',
  '@rjsf/core': 'runtime/ui',
};

describe('dependency rule', () => {
  it.each(Object.entries(MAY))('%s uses only %j', (folder, allowed) => {
    const wrong = all.filter(({ file, target, typeOnly }) => {
      if (folderOf(file) !== folder) return false;
      const other = folderOf(target);
      const apiType = typeOnly && target.startsWith('runtime/server/api/');
      return other !== undefined && !allowed.includes(other) && !apiType;
    });
    expect(show(wrong)).toEqual([]);
  });

  it('other folders import the engine only by its public file', () => {
    const wrong = all.filter(
      ({ file, target }) => folderOf(file) !== 'engine' && target.startsWith('engine/') && target !== 'engine/index.ts',
    );
    expect(show(wrong)).toEqual([]);
  });

  it('the engine reads no clock, no randomness, no file, no network, no screen', () => {
    const wrong = sources('engine').filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|from 'node:|\bdocument\.(querySelector|createElement|body)|\bwindow\./.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('imports go round only where the thing itself is nested', () => {
    const within = (file: string) => ROUND.find((folder) => file.startsWith(folder));
    const wrong = round().filter(({ file, target }) => {
      if (ROUND_TYPES.includes(file) && ROUND_TYPES.includes(target)) return false;
      return within(file) === undefined || within(file) !== within(target);
    });
    expect(show(wrong)).toEqual([]);
  });

  it.each(Object.entries(HOME))('%s is imported from %s only', (library, home) => {
    const users = all.filter(({ target }) => target === library || target.startsWith(`${library}/`));
    expect(show(users.filter(({ file }) => !file.startsWith(`${home}/`)))).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  it('feelin is a reference for tests, never a part of the product', () => {
    expect(show(all.filter(({ target }) => target === 'feelin'))).toEqual([]);
  });

  it('no browser or engine code evaluates text as code', () => {
    const wrong = FOLDERS.flatMap(sources).filter((file) =>
      /\beval\(|new Function\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
