import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const sources = {
  server: ['engine', 'runtime/server', 'runtime/store', 'runtime/cli', 'package-lock.json', 'runtime/build.mjs'],
  web: [
    'engine',
    'runtime/ui',
    'runtime/desk',
    'runtime/portal',
    'runtime/server/api',
    'designer',
    'package-lock.json',
    'vite.config.ts',
  ],
};

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

/** A digest of everything that the target is built from; the build is skipped while it stays the same. */
function digestOf(target) {
  const hash = createHash('sha256');
  for (const source of sources[target]) {
    for (const file of files(join(root, source))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Stay in node_modules: a native module, and what is read only when it is needed. */
const apart = ['better-sqlite3', 'pg', 'pdfmake', 'fontkit', 'bpmn-engine'];

async function buildServer() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // One file instead of a thousand small ones: a start spent half its time on finding and reading them.
    ssr: { noExternal: true, external: apart },
    build: {
      ssr: true,
      outDir: join(root, 'dist/server'),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      rollupOptions: { input: { main: join(root, 'runtime/server/main.ts'), cli: join(root, 'runtime/cli/main.ts') } },
    },
  });
}

async function buildWeb() {
  // A test runner's environment must not decide what residents get.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
}

/** Builds the target (`server` or `web`) when its sources changed since the last build. */
export async function ensureBuilt(target) {
  const stamp = join(root, 'dist', `.${target}`);
  const digest = digestOf(target);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  rmSync(stamp, { force: true });
  await (target === 'server' ? buildServer() : buildWeb());
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const target of ['server', 'web']) {
    const built = await ensureBuilt(target);
    console.log(`${target}: ${built ? 'built' : 'unchanged'}`);
  }
}
