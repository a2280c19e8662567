import { existsSync } from 'node:fs';
import { readSettings } from '../server/settings.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { type Invocation, MisuseError } from './command.ts';

/** Runs work on the store of the data folder or of DATABASE_URL. @throws {MisuseError} when there is none */
export async function withStore<T>(
  { root, env }: Invocation,
  data: string | undefined,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { databaseUrl } = readSettings(
    root,
    data === undefined ? [] : ['--data', data],
    data === undefined ? env : { ...env, DATABASE_URL: undefined },
  );
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : undefined;
  if (file !== undefined && !existsSync(file)) throw new MisuseError(`没有数据库“${file}”。请用 --data 指定数据目录。`);
  const store = await openStore(databaseUrl);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
