// Changes the overlays and items of the packs place by place and asks their own gates whether they notice:
// `npm run mutants:content [-- --every 5] [--list] [pack…]`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, list: { type: 'boolean' }, items: { type: 'boolean' } },
});

const { module } = await runnerImport(resolve(import.meta.dirname, 'figures.ts'), { configFile: false, root });
const started = Date.now();
const missed = await module.contentFigures({
  every: Number(values.every),
  packs: positionals,
  items: values.items === true,
  onMissed: values.list ? (line) => console.log(line) : () => {},
  print: (line) => console.log(line),
});
console.log(`用时 ${Math.round((Date.now() - started) / 1000)} 秒`);
process.exit(missed === 0 ? 0 : 1);
