import type { WaitingFile, WaitingFiles } from '../../ui/parts/uploads.ts';

const DATABASE = 'wutong.portal';
const STORE = 'waitingFiles';
/** As long as a draft: what nobody came back to holds personal data for no reason. */
const KEEP_FOR = 7 * 86_400_000;

interface Row extends WaitingFile {
  place: string;
  /** Epoch ms. */
  at: number;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'id' }).createIndex('place', 'place');
  };
  return done(request);
}

/** Works on the stored files; a browser that stores none (private windows) only loses the reload. */
async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
  none: T,
): Promise<T> {
  try {
    const database = await open();
    try {
      return await work(database.transaction(STORE, mode).objectStore(STORE));
    } finally {
      database.close();
    }
  } catch {
    return none;
  }
}

const below = (scope: string) => IDBKeyRange.bound(`${scope} `, `${scope} \uffff`);

async function removeAll(store: IDBObjectStore, found: Row[]): Promise<void> {
  await Promise.all(found.map(({ id }) => done(store.delete(id))));
}

/** Files of one application or 补正 that have not arrived yet. `scope`: which one. */
export const waitingFiles = (scope: string): WaitingFiles => ({
  of: (place) =>
    withStore('readonly', (store) => done(store.index('place').getAll(`${scope} ${place}`) as IDBRequest<Row[]>), []),
  keep: (place, file) =>
    withStore(
      'readwrite',
      async (store) => void (await done(store.put({ ...file, place: `${scope} ${place}`, at: Date.now() }))),
      undefined,
    ),
  drop: (id) => withStore('readwrite', async (store) => void (await done(store.delete(id))), undefined),
});

/** Handed in or thrown away: nothing of it is sent any more. */
export const dropWaiting = (scope: string): Promise<void> =>
  withStore(
    'readwrite',
    async (store) => removeAll(store, (await done(store.index('place').getAll(below(scope)))) as Row[]),
    undefined,
  );

/** Removes files that have waited for more than a week. */
export const dropOldWaiting = (): Promise<void> =>
  withStore(
    'readwrite',
    async (store) => {
      const all = (await done(store.getAll())) as Row[];
      await removeAll(
        store,
        all.filter(({ at }) => Date.now() - at > KEEP_FOR),
      );
    },
    undefined,
  );
