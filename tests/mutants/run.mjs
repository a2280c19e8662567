// Plants each bug of mutants.ts in turn and asks the suite whether it notices: `npm run mutants [name…]`.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

async function readMutants() {
  const output = await build({
    root,
    logLevel: 'error',
    configFile: false,
    build: { ssr: 'tests/mutants/mutants.ts', write: false },
  });
  const [chunk] = output.output;
  return (await import(`data:text/javascript,${encodeURIComponent(chunk.code)}`)).MUTANTS;
}

/** Runs the mutant's tests with the bug in; the last words of the run and whether it failed as a test fails. */
function play(mutant) {
  return new Promise((done) => {
    const args = ['vitest', 'run', '--project', 'unit', '--bail', '1', ...mutant.tests];
    const child = spawn('npx', args, { cwd: root, env: { ...process.env, WUTONG_MUTANT: mutant.name, NO_COLOR: '1' } });
    let text = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const planted = !text.includes('text found not exactly once');
      const ran = /Tests {2}.*(?:passed|failed)/.test(text) || signal === 'SIGKILL';
      done({ caught: planted && ran && code !== 0, planted, ran, text });
    });
  });
}

const only = process.argv.slice(2);
const mutants = (await readMutants()).filter(({ name }) => only.length === 0 || only.includes(name));
const queue = [...mutants];
const escaped = [];
async function worker() {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const { caught, planted, ran, text } = await play(mutant);
    const word = caught ? '发现' : planted && ran ? '漏过' : '无法运行';
    console.log(`${word}  ${mutant.name}  （${mutant.file}）`);
    if (!caught) escaped.push(mutant.name);
    if (!planted || !ran) console.error(text.slice(-2000));
  }
}
await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, worker));
console.log(`植入缺陷 ${mutants.length} 个，发现 ${mutants.length - escaped.length} 个${escaped.length ? `，漏过：${escaped.join('、')}` : ''}`);
process.exitCode = escaped.length === 0 ? 0 : 1;
