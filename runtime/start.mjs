import { ensureBuilt, root } from './build.mjs';
import { guard } from './guard.mjs';

guard();
for (const target of ['server', 'web']) {
  if (await ensureBuilt(target)) console.log(target === 'server' ? '服务端已构建' : '页面已构建');
}
const { main } = await import('../dist/server/main.js');
await main({ root, argv: process.argv.slice(2), env: process.env });
