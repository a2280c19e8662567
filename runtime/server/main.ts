import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { appOf } from './app.ts';
import { startBackground } from './background.ts';
import { accountTable } from './banner.ts';
import { seedDemo } from './demo.ts';
import { settleInTurn } from './localization/layers.ts';
import { jsonLog } from './log.ts';
import { speedUpDigests } from './nativeSm3.ts';

import { installShipped, PackProblems } from './packs/install.ts';
import { wantedPacks } from './packs/shipped.ts';
import { createServices, type Services } from './services.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

export interface RunningServer {
  /** `http://localhost:7070` */
  address: string;
  services: Services;
  demoPassword: string | undefined;
  installed: string[];
  close(): Promise<void>;
}

/** Addresses on which this machine reaches itself by its own name. */
const HERE = new Set(['127.0.0.1', '0.0.0.0', '::1', '::']);

const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

function servicesFor(settings: Settings, store: Store, demoPassword: string | undefined): Services {
  const webRoot = join(settings.root, 'dist', 'web');
  return createServices({
    store,
    clock: Date.now,
    dataDir: settings.dataDir,
    log: jsonLog,
    version: versionOf(settings.root),
    packsFolder: join(settings.root, 'packs'),
    undoDays: settings.undoDays,
    replyDays: settings.replyDays,
    ...(existsSync(webRoot) ? { webRoot } : {}),
    ...(demoPassword === undefined ? {} : { demoPassword }),
    ...(settings.backup ? { backup: { ...settings.backup, root: settings.root } } : {}),
  });
}

function listen(services: Services, { host, port }: Settings): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: appOf(services).fetch, hostname: host, port }, (info) =>
      resolve({ server: server as Server, port: info.port }),
    );
    server.once('error', reject);
  });
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A browser's kept-alive connection must not hold up the end.
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });

/** Opens the store, installs what ships, and serves API and pages on one port. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  speedUpDigests();
  mkdirSync(settings.dataDir, { recursive: true });
  const store = await openStore(settings.databaseUrl);
  const shipped = wantedPacks(join(settings.root, 'packs'), settings.packs);
  const installed = await installShipped(store, shipped, Date.now());
  const packs = await servicesFor(settings, store, undefined).packs.active();
  const demo = { dataDir: settings.dataDir, password: settings.demoPassword };
  const demoPassword = settings.demo ? await seedDemo(store, packs, demo) : undefined;
  const services = servicesFor(settings, store, demoPassword);
  // What expired or was approved while no server ran: before the first case is received.
  await settleInTurn(services);
  const { server, port } = await listen(services, settings);
  const background = startBackground(services);
  return {
    address: `http://${HERE.has(settings.host) ? 'localhost' : settings.host}:${port}`,
    services,
    demoPassword,
    installed,
    async close() {
      await closeServer(server);
      await background.stop();
      await store.close();
    },
  };
}

async function announce({ address, services, demoPassword, installed }: RunningServer): Promise<void> {
  if (installed.length > 0) console.log(`已安装内容包：${installed.join('、')}`);
  if (demoPassword !== undefined) {
    console.log('演示账号（仅供试用，正式使用请以 --no-demo 启动）：');
    console.log(accountTable(await services.organization.current(), demoPassword));
  }
  console.log(`梧桐已启动：${address}/`);
}

/** Ends in order on the signals that a terminal and a service manager send. */
function endOnSignal(running: RunningServer): void {
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void running.close().then(() => process.exit(0));
    });
  }
}

function reasonOf(error: unknown, settings: Settings | undefined): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof PackProblems) return `内容包有错误，没有安装：\n${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `端口 ${settings?.port} 已被占用，请用 --port 指定另一个端口。`;
  return `启动失败：${error instanceof Error ? error.message : String(error)}`;
}

export interface Invocation {
  root: string;
  argv: string[];
  env: Record<string, string | undefined>;
}

/** Entry of `npm start` and `wutong serve`. Sets a non-zero exit code when the server cannot start. */
export async function main({ root, argv, env }: Invocation): Promise<void> {
  let settings: Settings | undefined;
  try {
    settings = readSettings(root, argv, env);
    const running = await startServer(settings);
    endOnSignal(running);
    await announce(running);
  } catch (error) {
    console.error(reasonOf(error, settings));
    process.exitCode = error instanceof SettingsError ? 2 : 1;
  }
}
