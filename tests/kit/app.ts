import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appOf } from '../../runtime/server/app.ts';
import { campaignTicker } from '../../runtime/server/campaigns/clock.ts';
import { seedDemo } from '../../runtime/server/demo.ts';
import type { App } from '../../runtime/server/http/env.ts';
import { jobTicker } from '../../runtime/server/jobs.ts';
import { localizationTicker } from '../../runtime/server/localization/layers.ts';

import { installShipped } from '../../runtime/server/packs/install.ts';
import { wantedPacks } from '../../runtime/server/packs/shipped.ts';
import { createServices, type Services } from '../../runtime/server/services.ts';
import { DEFAULT_PACKS } from '../../runtime/server/settings.ts';
import { timerTicker } from '../../runtime/server/timers.ts';
import { openStore } from '../../runtime/store/open.ts';
import { packsFolder } from './packs.ts';

export const PASSWORD = 'Wutong-demo-2026';

export interface Answer {
  status: number;
  headers: Headers;
  // Tests read many shapes; a wrong one fails in the assertion that follows.
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route pass through here
  body: any;
}

/** A signed-in person, or nobody, who sends requests to the app in process. */
export class Caller {
  private cookie = '';
  constructor(private readonly app: App) {}

  async raw(
    method: string,
    path: string,
    init: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = this.cookie === '' ? {} : { cookie: this.cookie };
    const response = await this.app.request(path, { method, ...init, headers: { ...cookie, ...init.headers } });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    return response;
  }

  async send(method: string, path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> {
    const headers: Record<string, string> = method === 'GET' ? {} : { 'idempotency-key': key };
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await this.raw(method, path, { ...json, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  get = (path: string): Promise<Answer> => this.send('GET', path);
  post = (path: string, body: unknown, key?: string): Promise<Answer> => this.send('POST', path, body, key);
  put = (path: string, body: unknown, key?: string): Promise<Answer> => this.send('PUT', path, body, key);
}

async function signedIn(app: App, userName: string): Promise<Caller> {
  const caller = new Caller(app);
  const answer = await caller.post('/api/session', { userName, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`sign-in of ${userName}: ${JSON.stringify(answer.body)}`);
  return caller;
}

export interface TestApp {
  app: App;
  services: Services;
  dataDir: string;
  anyone(): Caller;
  /** A signed-in caller; the same one for a user until the clock moves. */
  signIn(userName: string): Promise<Caller>;
  /** Moves the clock and fires what became due. */
  advance(ms: number): Promise<void>;
  now(): number;
  close(): Promise<void>;
}

const databaseIn = (folder: string): string => `sqlite:${join(folder, 'wutong.db')}`;
/** Day on which the packs of every test were installed. */
const INSTALLED = Date.parse('2026-01-01T00:00:00+08:00');

const templates = new Map<string, Promise<string>>();

/** A data directory with these packs and the demo organization, made once for the files that a worker runs. */
function templateOf(wanted: readonly string[]): Promise<string> {
  const key = wanted.join();
  const known = templates.get(key) ?? makeTemplate(wanted);
  templates.set(key, known);
  return known;
}

async function makeTemplate(wanted: readonly string[]): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wutong-template-'));
  const clock = () => INSTALLED;
  const store = await openStore(databaseIn(dataDir), { now: clock });
  await installShipped(store, wantedPacks(packsFolder, wanted), INSTALLED);
  const packs = await createServices({ store, clock, dataDir }).packs.active();
  await seedDemo(store, packs, { dataDir, password: PASSWORD });
  await store.close();
  return dataDir;
}

/** The real app on a SQLite file with the shipped packs and the demo organization, under a clock that tests move. */
export async function createTestApp({
  now: start = Date.parse('2026-03-02T09:00:00+08:00'),
  packs: wanted = DEFAULT_PACKS,
} = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wutong-'));
  cpSync(await templateOf(wanted), dataDir, { recursive: true });
  let now = start;
  const clock = () => now;
  const store = await openStore(databaseIn(dataDir), { now: clock });
  const demoPassword = PASSWORD;
  const services = createServices({ store, clock, dataDir, demoPassword });
  const app = appOf(services);
  const callers = new Map<string, Promise<Caller>>();
  const tickers = [timerTicker(services), jobTicker(services), localizationTicker(services), campaignTicker(services)];
  return {
    app,
    services,
    dataDir,
    anyone: () => new Caller(app),
    signIn(userName) {
      const known = callers.get(userName) ?? signedIn(app, userName);
      callers.set(userName, known);
      return known;
    },
    async advance(ms) {
      now += ms;
      callers.clear();
      for (const ticker of tickers) await ticker.tick();
    },
    now: clock,
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
