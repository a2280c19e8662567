#!/usr/bin/env node
import { ensureBuilt, root } from '../build.mjs';
import { guard } from '../guard.mjs';

guard();
await ensureBuilt('server');
// Without its pages a server would answer that no address exists.
if (process.argv[2] === 'serve') await ensureBuilt('web');
const { run } = await import('../../dist/server/cli.js');
process.exitCode = await run({ root, argv: process.argv.slice(2), env: process.env });
