import type { StoreOptions } from './db.ts';
import type { Store } from './port.ts';

/**
 * Opens the store that an address names and brings its tables up to date. A dialect's driver is loaded only when used.
 *
 * @param url `sqlite:/path/to/wutong.db` (the folder must exist) or `postgres://user@host/database`
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const store = await storeOf(url, options);
  try {
    await store.migrate();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function storeOf(url: string, options: StoreOptions): Promise<Store> {
  if (url.startsWith('sqlite:')) {
    const { sqliteStore } = await import('./sqlite/store.ts');
    return sqliteStore(url.slice('sqlite:'.length), options);
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { postgresStore } = await import('./postgres/store.ts');
    return postgresStore(url, options);
  }
  throw new Error('不认识的数据库地址：应为 sqlite:文件路径 或 postgres://主机/库名');
}
