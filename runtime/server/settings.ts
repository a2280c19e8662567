import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Settings {
  root: string;
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string;
  /** Install the demo organization and its accounts on first run. */
  demo: boolean;
  demoPassword?: string;
  /** Folders of `packs/` that are installed at the start; those that they depend on come along. */
  packs: string[];
  /** Days in which an installation can be taken back. */
  undoDays: number;
  /** Days for which the reply to a command is kept, for whoever sends it again. */
  replyDays: number;
  /** Folder of the daily backups, and how many are kept. */
  backup?: { folder: string; keep: number };
}

/** What a first start installs; the other packs of the folder are offered in the studio. */
export const DEFAULT_PACKS: readonly string[] = ['national', 'beijing'];

type Environment = Record<string, string | undefined>;

/** A setting or flag that makes no sense; the message is for the person who started the program. */
export class SettingsError extends Error {}

const OPTIONS = {
  port: { type: 'string' },
  data: { type: 'string' },
  host: { type: 'string' },
  'no-demo': { type: 'boolean' },
} as const;

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new SettingsError(`端口“${text}”不正确，应为 0 至 65535 的整数。`);
}

function flags(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new SettingsError(`启动参数不正确：${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Days of an environment variable. */
function daysOf(env: Environment, name: string, { least, standard }: { least: number; standard: number }): number {
  const text = env[name] || String(standard);
  const days = Number(text);
  if (days >= least && days <= 365) return days;
  throw new SettingsError(`${name}“${text}”不正确，应为 ${least} 至 365 的天数。`);
}

const STANDARD_KEEP = '14';
const MOST_KEPT = 10_000;

/** @throws {SettingsError} where the data lie in PostgreSQL, which has its own tools */
function backupOf(root: string, env: Environment): Settings['backup'] {
  if (!env.WUTONG_BACKUP) return undefined;
  if (env.DATABASE_URL)
    throw new SettingsError('WUTONG_BACKUP 只备份 SQLite；数据在 PostgreSQL 中，请用 pg_dump 备份。');
  const keep = Number(env.WUTONG_BACKUP_KEEP || STANDARD_KEEP);
  if (Number.isInteger(keep) && keep >= 1 && keep <= MOST_KEPT)
    return { folder: resolve(root, env.WUTONG_BACKUP), keep };
  throw new SettingsError(`WUTONG_BACKUP_KEEP“${env.WUTONG_BACKUP_KEEP}”不正确，应为 1 至 ${MOST_KEPT} 的份数。`);
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Flags go before the environment, the environment before the defaults. An empty variable counts as absent. */
export function readSettings(root: string, argv: string[], env: Environment): Settings {
  const given = flags(argv);
  // What somebody types is meant from where they stand, what is set once for all from the installation.
  const backup = backupOf(root, env);
  const dataDir = given.data === undefined ? resolve(root, env.WUTONG_DATA || 'data') : resolve(given.data);
  return {
    root,
    host: given.host ?? (env.HOST || '127.0.0.1'),
    port: portOf(given.port ?? (env.PORT || '7070')),
    dataDir,
    databaseUrl: env.DATABASE_URL || `sqlite:${join(dataDir, 'wutong.db')}`,
    demo: given['no-demo'] !== true,
    undoDays: daysOf(env, 'WUTONG_UNDO_DAYS', { least: 0, standard: 7 }),
    replyDays: daysOf(env, 'WUTONG_REPLY_DAYS', { least: 1, standard: 7 }),
    ...(backup ? { backup } : {}),
    packs: env.WUTONG_PACKS ? listOf(env.WUTONG_PACKS) : [...DEFAULT_PACKS],
    ...(env.WUTONG_DEMO_PASSWORD ? { demoPassword: env.WUTONG_DEMO_PASSWORD } : {}),
  };
}
