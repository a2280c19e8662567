import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** Where Debian puts each version of the server programs, and where they are without a version. */
const DEBIAN = '/usr/lib/postgresql';
const ELSEWHERE = ['/usr/local/pgsql/bin', '/usr/local/bin', '/usr/bin'];

const holdsServer = (folder: string): boolean => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));

function findPrograms(): string | undefined {
  const named = process.env.WUTONG_POSTGRES_BIN;
  if (named) return holdsServer(named) ? named : undefined;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((one) => join(DEBIAN, one, 'bin')), ...ELSEWHERE].find(holdsServer);
}

/** Folder of `initdb` and `postgres`; undefined where no server is installed. */
export const postgresPrograms = findPrograms();

/**
 * Says plainly that tests of a real server were left out, and why. Under `CI=true` that is a failure.
 *
 * @returns whether a server can be started
 */
export function hasPostgres(what: string): boolean {
  if (postgresPrograms !== undefined) return true;
  const missing = `${what}: no PostgreSQL server is installed (apt-get install postgresql, or WUTONG_POSTGRES_BIN=<folder of initdb>)`;
  if (process.env.CI === 'true') throw new Error(missing);
  console.warn(`SKIPPED ${missing}`);
  return false;
}

/** A throw-away cluster on a socket in a folder of its own; no port of the machine is used. */
export interface Cluster {
  /** Folder of the socket. */
  socket: string;
  /** `postgres://…` of a database of the cluster. */
  url(database: string): string;
  /** A new, empty database; its address. */
  create(database: string): Promise<string>;
  /** Statements as the superuser. */
  run<T extends object>(sql: string, database?: string): Promise<T[]>;
  start(): Promise<void>;
  /** `immediate` is a crash: the next start recovers from the log. `fast` ends in order. */
  stop(mode: 'immediate' | 'fast'): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** What makes a server quick and its data worthless after a power cut. Killed processes lose nothing. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const ALWAYS = ['listen_addresses=', 'max_connections=100', 'log_min_messages=panic', 'shared_buffers=128MB'];

interface Options {
  /** Real fsync and synchronous commits, as in an installation. Default: quick and forgetful. */
  durable?: boolean;
  /** Settings beyond those, `name=value`. */
  settings?: string[];
}

/** The server refuses to be run by root; then it is run by the user that its package made, or by nobody. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || 65_534);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Starts a new cluster. It ends with this process however that ends: the kernel tells it. */
export async function startCluster({ durable = false, settings = [] }: Options = {}): Promise<Cluster> {
  const programs = postgresPrograms;
  if (programs === undefined) throw new Error('no PostgreSQL server is installed');
  const socket = mkdtempSync(join(tmpdir(), 'wutong-pg-'));
  const user = otherUser();
  if (user) chownSync(socket, user.uid, user.gid);
  const rights = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];
  const data = join(socket, 'data');
  // Texts of the tables compare by bytes; a database in Chinese order shows where one does not.
  const language = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=zh'];
  const make = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', ...language];
  await promisify(execFile)('setpriv', [...rights, '--', join(programs, 'initdb'), ...make], { cwd: '/' });

  const given = [...ALWAYS, ...(durable ? [] : QUICK), ...settings].flatMap((one) => ['-c', one]);
  let child: ChildProcess | undefined;

  const run: Cluster['run'] = async <T extends object>(sql: string, database = 'postgres') => {
    const client = new Client({ host: socket, user: 'postgres', database });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  const ready = async (server: ChildProcess): Promise<void> => {
    for (let tries = 0; server.exitCode === null && tries < 600; tries += 1) {
      const answered = await run('select 1').then(
        () => true,
        () => false,
      );
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the PostgreSQL server did not start');
  };

  const start = async (): Promise<void> => {
    const program = ['--pdeathsig=QUIT', '--', join(programs, 'postgres'), '-D', data, '-k', socket, ...given];
    child = spawn('setpriv', [...rights, ...program], { cwd: '/', stdio: 'ignore' });
    await ready(child);
  };

  const stop: Cluster['stop'] = async (mode) => {
    const server = child;
    child = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
    await gone;
  };

  const url = (database: string): string =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(socket)}`;
  await start();
  return {
    socket,
    url,
    async create(database) {
      await run(`create database ${database}`);
      return url(database);
    },
    run,
    start,
    stop,
    async remove() {
      await stop('immediate');
      rmSync(socket, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

let shared: Promise<Cluster> | undefined;

/** One quick cluster for all files that a worker runs, each with databases of its own. It ends with the worker. */
export function sharedCluster(): Promise<Cluster> {
  shared ??= startCluster();
  return shared;
}
