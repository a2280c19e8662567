// The faults of PostgreSQL in the volumes of the project's quality targets: `npm run test:faults`. Takes a quarter of an hour.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const vitest = ['vitest', 'run', '--project', 'contract', 'tests/faults/postgres.contract.test.ts'];
const child = spawn('npx', vitest, { stdio: 'inherit', env: { ...process.env, WUTONG_FAULTS: 'full' } });
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;
