import { EventEmitter } from 'node:events';
import Database from 'better-sqlite3';
import { Engine } from 'bpmn-engine';

/** One case of five user tasks through `bpmn-engine`, in memory, from a file that was parsed before. */
export async function peerCachedCase(moddleContext: object): Promise<void> {
  const listener = new EventEmitter();
  listener.on('activity.wait', (task: { signal(): void }) => task.signal());
  const engine = new Engine({ name: 'bench', moddleContext: moddleContext as never });
  const ended = engine.waitFor('end');
  await engine.execute({ listener: listener as never });
  await ended;
}

interface Waiting {
  signal(message?: unknown): void;
}

/**
 * One case with the state written to SQLite (`synchronous=FULL`) after every step and recovered from there before the
 * next one, as a server has to that may be stopped at any time. Returns the bytes of state written.
 */
export async function peerDurableCase(source: string, db: Database.Database, id: number): Promise<number> {
  const save = db.prepare(
    'insert into peer (id, state) values (?, ?) on conflict (id) do update set state = excluded.state',
  );
  const load = db.prepare('select state from peer where id = ?').pluck();
  let bytes = 0;
  const write = async (engine: Engine) => {
    const state = JSON.stringify(await engine.getState());
    bytes += state.length;
    save.run(id, state);
  };
  const first = new Engine({ name: 'bench', source });
  await first.execute();
  await write(first);
  await first.stop();
  for (let step = 0; step < 5; step += 1) {
    const engine = new Engine().recover(JSON.parse(load.get(id) as string));
    const execution = await engine.resume();
    const [waiting] = execution.getPostponed() as unknown as Waiting[];
    waiting?.signal();
    await write(engine);
    // An engine whose process is over never answers `stop`.
    if (engine.state === 'running') await engine.stop();
  }
  return bytes;
}

export function openPeerDatabase(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table if not exists peer (id integer primary key, state text not null)');
  return db;
}

/** Appends `batches` transactions of `size` rows of 150 bytes: what SQLite itself can do. */
export function rawAppend(db: Database.Database, size: number, batches: number): void {
  db.exec('create table if not exists raw (id integer primary key, body blob not null)');
  const insert = db.prepare('insert into raw (body) values (?)');
  const body = Buffer.alloc(150, 1);
  const batch = db.transaction(() => {
    for (let index = 0; index < size; index += 1) insert.run(body);
  });
  for (let index = 0; index < batches; index += 1) batch();
}
