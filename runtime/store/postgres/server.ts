import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Conn } from '../db.ts';
import type { Driver, Statement } from './database.ts';

const CONNECTIONS = 10;
/** A server that does not answer for so long is as good as gone (ms). */
const CONNECT_WAIT = 5_000;

/** A statement that gets no answer for so long gets none: the line is dead, or somebody holds a lock (ms). */
const ANSWER_WAIT = 30_000;

/**
 * The plan of a prepared statement is kept, also one that was made when the tables were empty and reading them whole
 * was the quickest: by key it is right at any size.
 */
const BY_KEY = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off';

/**
 * Connections to a PostgreSQL server. What is sent together goes out together: one wait for all of it.
 *
 * @param answerWait ms, 0 for no limit
 */
export function serverDriver(url: string, answerWait = ANSWER_WAIT): Driver {
  const options: PoolConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WAIT,
    keepAlive: true,
    pipeline: true,
    ...(answerWait > 0 ? { query_timeout: answerWait } : {}),
  };
  const pool = unbroken(new Pool({ ...options, max: CONNECTIONS }));
  const writer = unbroken(new Pool({ ...options, max: 1 }));
  writer.on('connect', (client) => client.query(BY_KEY).catch(() => undefined));
  return {
    read: drizzle({ client: pool }) as unknown as Conn,
    transaction: transactions(pool),
    batch: transactions(writer),
    close: async () => void (await Promise.all([pool.end(), writer.end()])),
  };
}

/** A connection that breaks, idle or between two statements, is replaced by the pool; unheard it would end the process. */
function unbroken(pool: Pool): Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function transactions(pool: Pool): Driver['transaction'] {
  const conns = new WeakMap<PoolClient, Conn>();
  const connOf = (client: PoolClient): Conn => {
    const known = conns.get(client) ?? (drizzle({ client }) as unknown as Conn);
    conns.set(client, known);
    return known;
  };
  return async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await work({
        conn: connOf(client),
        send: async <T>(statement: Statement) => (await client.query(statement)).rows as T[],
      });
      await client.query('commit');
      return result;
    } catch (error) {
      // On a broken connection there is nothing to take back; the first error tells more.
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };
}
