import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const PASSWORD = 'Wutong-demo-2026';

/** A real server process on a data folder; `kill` is SIGKILL. */
export interface ServerProcess {
  base: string;
  /** Milliseconds from spawn to the printed address. */
  startedIn: number;
  output(): string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** A port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts `npm start`'s own script and waits for the address it prints. */
export async function startServerProcess(data: string, port: number, flags: string[] = []): Promise<ServerProcess> {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'runtime/start.mjs'), '--data', data, '--port', String(port), ...flags],
    {
      cwd: root,
      env: { ...process.env, WUTONG_DEMO_PASSWORD: PASSWORD, DATABASE_URL: '', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /梧桐已启动：(https?:\/\/\S+)/.exec(output);
      if (match?.[1]) resolve(match[1].replace(/\/$/, ''));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`server ended with ${code}:\n${output}`)));
  });
  return {
    base: address.replace('0.0.0.0', '127.0.0.1'),
    startedIn: performance.now() - begun,
    output: () => output,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}
