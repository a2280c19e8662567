import { DBOS } from '@dbos-inc/dbos-sdk';
import { Pool } from 'pg';

const BODY = Buffer.alloc(150, 1);
const CONNECTIONS = 32;

/** What PostgreSQL itself can do: rows of 150 bytes, each committed by itself, or many by one statement. */
export async function openRaw(url: string) {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query('create table raw (id bigint generated always as identity primary key, body bytea not null)');
  const rows = async (ms: number, size: number): Promise<number> => {
    const statement: { name: string; text: string; values: unknown[] } =
      size === 1
        ? { name: 'one', text: 'insert into raw (body) values ($1)', values: [BODY] }
        : {
            name: 'many',
            text: 'insert into raw (body) select unnest($1::bytea[])',
            values: [Array.from({ length: size }, () => BODY)],
          };
    const begun = performance.now();
    let done = 0;
    await Promise.all(
      Array.from({ length: size === 1 ? CONNECTIONS : 1 }, async () => {
        while (performance.now() - begun < ms) {
          await pool.query(statement);
          done += size;
        }
      }),
    );
    return (done * 1000) / (performance.now() - begun);
  };
  return { rows, close: () => pool.end() };
}

const STEPS = 5;

const workflow = DBOS.registerWorkflow(
  async (turn: number) => {
    let sum = turn;
    for (let step = 0; step < STEPS; step += 1) sum += await DBOS.runStep(async () => step, { name: `step${step}` });
    return sum;
  },
  { name: 'fiveSteps' },
);

/** DBOS Transact on a database of its own: workflows of five steps that do nothing but be remembered. */
export async function openDbos(url: string) {
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: CONNECTIONS,
    logLevel: 'error',
    runAdminServer: false,
  });
  await DBOS.launch();
  return {
    /** Steps a second, so many workflows at a time. */
    async stepsPerSecond(ms: number, callers: number): Promise<number> {
      const begun = performance.now();
      let done = 0;
      await Promise.all(
        Array.from({ length: callers }, async (_, turn) => {
          while (performance.now() - begun < ms) {
            await workflow(turn);
            done += STEPS;
          }
        }),
      );
      return (done * 1000) / (performance.now() - begun);
    },
    close: () => DBOS.shutdown(),
  };
}
