import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from './manifest.ts';

const LOCK = '.lock';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Two at a time would clear away each other's files. @throws {BackupError} when another process is at work */
export async function alone<T>(target: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const file = join(target, LOCK);
  take(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** No backup takes as long; after a restart of the machine another process may have the number that stands in the lock. */
const LONGEST = 12 * 3_600_000;

const isLeftOver = (file: string): boolean =>
  Date.now() - statSync(file).mtimeMs > LONGEST || !isAlive(Number(readFileSync(file, 'utf8')));

function take(file: string): void {
  if (existsSync(file) && isLeftOver(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new BackupError('另一个备份正在进行，请稍后再试。');
  }
}
