import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
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

/** Starts `npm start`'s own script and waits for the address it prints; port 0 is any free one. */
export async function startServerProcess(
  data: string,
  port: number,
  flags: string[] = [],
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'runtime/start.mjs'), '--data', data, '--port', String(port), ...flags],
    {
      cwd: root,
      env: { ...process.env, WUTONG_DEMO_PASSWORD: PASSWORD, DATABASE_URL: '', NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  // A character may lie across two chunks.
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: string) => {
      output += chunk;
      const match = /梧桐已启动：(https?:\/\/\S+)/.exec(output);
      if (match?.[1]) resolve(match[1].replace(/\/$/, ''));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`server ended with ${code}:\n${output}`)));
  });
  return {
    base: address,
    startedIn: performance.now() - begun,
    output: () => output,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

const templates = new Map<string, Promise<string>>();

/** The data folder that a first start leaves: packs installed, demo organization there. */
async function firstStart(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'wutong-first-'));
  const server = await startServerProcess(data, 0);
  await server.stop();
  return data;
}

/**
 * A server as it is after its first start, on an empty folder. The first start takes seconds and always ends alike,
 * so it is done once for all files that a worker runs; each goes on from a copy.
 */
export async function startDemoServer(data: string, port = 0): Promise<ServerProcess> {
  const packs = process.env.WUTONG_PACKS ?? '';
  const template = templates.get(packs) ?? firstStart();
  templates.set(packs, template);
  cpSync(await template, data, { recursive: true });
  return startServerProcess(data, port);
}
