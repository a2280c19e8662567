// Types and lint side by side: `npm run check`. Each alone leaves half of the machine idle.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const run = async (command, ...args) => {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const [code] = await once(child, 'exit');
  return code === 0;
};

// One checker for a project: several would each check for themselves what their files share, the DOM's types above all.
const types = run('tsc', '--build', '--checkers', '1');
const passed = await Promise.all([types, run('biome', 'check', '.')]);
process.exitCode = passed.every(Boolean) ? 0 : 1;
