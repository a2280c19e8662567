import type Database from 'better-sqlite3';

/** What the writer needs of a prepared statement. */
interface Write {
  run(...values: unknown[]): { lastInsertRowid: number | bigint };
}

interface Read<Parameters extends unknown[], Row> {
  get(...values: Parameters): Row | undefined;
}

export interface FoundCase {
  seq: number;
  no: string;
  digest: string;
  itemRef: string;
  itemName: string;
  applicantName: string;
  applicantIdNo: string;
  officePath: string;
  version: number;
  last: number;
}

export interface FoundLedger {
  seq: number;
  version: number;
  cells: string;
  officePath: string;
}

/** The prepared statements of the hot path. */
export function prepareStatements(db: Database.Database) {
  const write = (sql: string): Write => db.prepare(sql);
  const read = <P extends unknown[], R>(sql: string): Read<P, R> => db.prepare<P, R>(sql);
  return {
    head: read<[], { position: number; hash: Buffer }>('select position, hash from chain_head'),
    setHead: write('update chain_head set position = ?, hash = ?'),
    begin: write('begin immediate'),
    commit: write('commit'),
    savepoint: write('savepoint plan'),
    release: write('release plan'),
    rollback: write('rollback to plan'),
    reply: read<[string, string], { request: string; status: number; body: string }>(
      'select request, status, body from reply where owner = ? and key = ?',
    ),
    addReply: write('insert into reply (owner, key, request, status, body, at) values (?, ?, ?, ?, ?, ?)'),
    find: read<[string], FoundCase>(
      `select seq, no, digest, item_ref itemRef, item_name itemName, applicant_name applicantName,
         applicant_id_no applicantIdNo, office_path officePath, version, last
       from kase join case_state on kase = seq where id = ?`,
    ),
    addCase: write(
      `insert into kase (id, no, digest, item_ref, item_name, applicant_name, applicant_id_no, office_path, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    setCase: write(
      `update kase set no = ?, digest = ?, item_ref = ?, item_name = ?, applicant_name = ?, applicant_id_no = ?,
         office_path = ? where seq = ?`,
    ),
    addState: write(
      `insert into case_state (version, last, status, result, updated_at, due, paused, state, kase)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    setState: write(
      `update case_state set version = ?, last = ?, status = ?, result = ?, updated_at = ?, due = ?, paused = ?,
         state = ? where kase = ?`,
    ),
    setData: write(
      'insert into case_data (kase, data) values (?, ?) on conflict (kase) do update set data = excluded.data',
    ),
    addStep: write('insert into step (position, kase, version, previous, record, hash) values (?, ?, ?, ?, ?, ?)'),
    setTask: write(
      `insert or replace into task (kase, token, element, name, post, office_path, assignee, created_at, due, channel)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropTask: write('delete from task where kase = ? and token = ?'),
    assign: write('update task set assignee = ? where kase = ? and token = ?'),
    setTimer: write('insert or replace into timer (kase, timer, due) values (?, ?, ?)'),
    dropTimer: write('delete from timer where kase = ? and timer = ?'),
    setJob: write('insert or replace into job (kase, job, topic, created_at, attempts) values (?, ?, ?, ?, ?)'),
    dropJob: write('delete from job where kase = ? and job = ?'),
    ledger: read<[string, string], FoundLedger>(
      'select seq, version, cells, office_path officePath from ledger_row where ledger = ? and key = ?',
    ),
    addLedger: write(
      `insert into ledger_row (office_path, kase, updated_at, version, cells, search, person, ledger, key)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    setLedger: write(
      `update ledger_row set office_path = ?, kase = coalesce(?, kase), updated_at = ?, version = ?, cells = ?, search = ?, person = ?
       where seq = ?`,
    ),
    setRating: write(
      `insert into rating (id, case_id, stage, case_no, item_ref, item_name, office_path, level, at, duty, due, version, rating)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set duty = excluded.duty, due = excluded.due, version = excluded.version,
         rating = excluded.rating`,
    ),
    addBundle: write(
      `insert into bundle (id, no, ref, digest, title, applicant_name, applicant_id_no, office_path, created_at, content)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addMember: write('insert into bundle_case (kase, bundle, item, place) values (?, ?, ?, ?)'),
    addHistory: write('insert into ledger_history (row, version, position, at, cells) values (?, ?, ?, ?, ?)'),
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
