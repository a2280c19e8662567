// Plants each bug of mutants.ts in turn and asks the suite whether it notices: `npm run mutants [name…]`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../..');
/** A bug after which tests do not end has been noticed, too. */
const PATIENCE = 120_000;
const WORDS = { caught: '发现', escaped: '漏过', broken: '无法运行' };

const { module } = await runnerImport(resolve(import.meta.dirname, 'mutants.ts'), { configFile: false, root });
const only = process.argv.slice(2);
const mutants = module.MUTANTS.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));

let player;

async function ready() {
  if (player?.connected) return;
  player = fork(resolve(import.meta.dirname, 'play.mjs'), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
  });
  player.once('exit', function () {
    if (player === this) player = undefined;
    this.emit('message', { word: 'broken', errors: ['Vitest 意外退出。'] });
  });
  await once(player, 'message');
}

/** With all its workers: one of them may be in a loop. */
function end() {
  if (player) process.kill(-player.pid, 'SIGKILL');
  player = undefined;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
process.on('exit', end);

async function play(mutant, patience = PATIENCE) {
  await ready();
  player.send(mutant);
  try {
    const [verdict] = await once(player, 'message', { signal: AbortSignal.timeout(patience) });
    return verdict;
  } catch {
    end();
    return { word: 'caught', by: `测试 ${patience / 1000} 秒内没有结束` };
  }
}

const started = Date.now();
const healthy = { name: '', file: '', tests: [...new Set(mutants.flatMap(({ tests }) => tests))] };
const { word, by, errors = [] } = mutants.length > 0 ? await play(healthy, 10 * PATIENCE) : {};
if (word !== 'escaped') {
  console.error(`没有植入缺陷时测试就没有通过，请先修复：${[by, ...errors].join('\n')}`);
  process.exit(1);
}

const missed = [];
for (const mutant of mutants) {
  const began = Date.now();
  const { word, by, errors = [] } = await play(mutant);
  console.log(
    `${WORDS[word]}  ${mutant.name}  ${Math.round((Date.now() - began) / 100) / 10} 秒  ${by ?? mutant.file}`,
  );
  if (word !== 'caught') missed.push(mutant.name);
  for (const error of errors) console.error(error);
}
const left = missed.length > 0 ? `，未发现：${missed.join('、')}` : '';
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`植入缺陷 ${mutants.length} 个，发现 ${mutants.length - missed.length} 个${left}，用时 ${seconds} 秒`);
process.exit(missed.length === 0 ? 0 : 1);
