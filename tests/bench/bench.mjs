import { join } from 'node:path';
import { build } from 'vite';
import { ensureBuilt, root } from '../../runtime/build.mjs';

// The figures are those of the bundled code that ships, so the bench is bundled the same way.
await ensureBuilt('server');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(root, 'dist/bench'),
    target: 'node20',
    rollupOptions: { input: { main: join(root, 'tests/bench/main.ts') } },
  },
});
const { main } = await import('../../dist/bench/main.js');
await main({ root });
