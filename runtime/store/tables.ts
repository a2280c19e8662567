import type { CaseData, CaseState, JsonObject } from '#engine';
import { type Kit, kits } from './kit.ts';
import type { UserRow } from './port.ts';

/**
 * The one table body. Keys and indexes live in the numbered migrations; a contract test compares the columns.
 * A case stands in three tables by how often it changes: `kase` (hardly ever), `case_state` (every step),
 * `case_data` (when answers change), so that a step rewrites one short row.
 */
const define = (k: Kit) => ({
  kase: k.table('kase', {
    seq: k.int('seq').primaryKey(),
    id: k.text('id').notNull(),
    no: k.text('no').notNull(),
    digest: k.text('digest').notNull(),
    itemRef: k.text('item_ref').notNull(),
    itemName: k.text('item_name').notNull(),
    applicantName: k.text('applicant_name').notNull(),
    applicantIdNo: k.text('applicant_id_no').notNull(),
    officePath: k.text('office_path').notNull(),
    createdAt: k.int('created_at').notNull(),
  }),
  caseState: k.table('case_state', {
    kase: k.int('kase').primaryKey(),
    version: k.int('version').notNull(),
    /** Position of the latest step: the history is a list walked backwards, without an index. */
    last: k.int('last').notNull(),
    status: k.text('status').notNull(),
    result: k.text('result'),
    updatedAt: k.int('updated_at').notNull(),
    due: k.int('due'),
    paused: k.bool('paused').notNull(),
    state: k.json<CaseState>('state').notNull(),
  }),
  caseData: k.table('case_data', {
    kase: k.int('kase').primaryKey(),
    data: k.json<CaseData>('data').notNull(),
  }),
  step: k.table('step', {
    position: k.int('position').primaryKey(),
    kase: k.int('kase').notNull(),
    version: k.int('version').notNull(),
    /** Position of the case's step before, 0 for the first. */
    previous: k.int('previous').notNull(),
    /** See codec.ts. */
    record: k.text('record').notNull(),
    hash: k.hash('hash').notNull(),
  }),
  chainHead: k.table('chain_head', {
    id: k.int('id').primaryKey(),
    position: k.int('position').notNull(),
    hash: k.hash('hash').notNull(),
  }),
  task: k.table('task', {
    kase: k.int('kase').notNull(),
    token: k.int('token').notNull(),
    element: k.text('element').notNull(),
    name: k.text('name').notNull(),
    post: k.text('post').notNull(),
    officePath: k.text('office_path').notNull(),
    assignee: k.text('assignee'),
    createdAt: k.int('created_at').notNull(),
    due: k.int('due'),
  }),
  timer: k.table('timer', {
    kase: k.int('kase').notNull(),
    timer: k.int('timer').notNull(),
    due: k.int('due').notNull(),
  }),
  job: k.table('job', {
    kase: k.int('kase').notNull(),
    job: k.int('job').notNull(),
    topic: k.text('topic').notNull(),
    createdAt: k.int('created_at').notNull(),
    attempts: k.int('attempts').notNull(),
  }),
  reply: k.table('reply', {
    user: k.text('owner').notNull(),
    key: k.text('key').notNull(),
    request: k.text('request').notNull(),
    status: k.int('status').notNull(),
    body: k.text('body').notNull(),
  }),
  series: k.table('series', {
    name: k.text('name').primaryKey(),
    /** Last number that any process may have given out. */
    reserved: k.int('reserved').notNull(),
  }),
  ledgerRow: k.table('ledger_row', {
    seq: k.int('seq').primaryKey(),
    ledger: k.text('ledger').notNull(),
    key: k.text('key').notNull(),
    officePath: k.text('office_path').notNull(),
    kase: k.int('kase'),
    updatedAt: k.int('updated_at').notNull(),
    version: k.int('version').notNull(),
    cells: k.json<JsonObject>('cells').notNull(),
    /** Lower-cased text of the cells, for search. */
    search: k.text('search').notNull(),
    /** `idNo` cell: the person that the row is about. */
    person: k.text('person'),
  }),
  ledgerHistory: k.table('ledger_history', {
    row: k.int('row').notNull(),
    version: k.int('version').notNull(),
    /** Step that wrote it: time, actor and case stand there. */
    position: k.int('position').notNull(),
    /** Only the cells that this version set. */
    cells: k.json<JsonObject>('cells').notNull(),
  }),
  office: k.table('office', {
    id: k.text('id').primaryKey(),
    parent: k.text('parent'),
    path: k.text('path').notNull(),
    name: k.text('name').notNull(),
    level: k.text('level').notNull(),
    division: k.text('division').notNull(),
    address: k.text('address'),
    phone: k.text('phone'),
  }),
  account: k.table('account', {
    id: k.text('id').primaryKey(),
    userName: k.text('user_name').notNull(),
    name: k.text('name').notNull(),
    passwordHash: k.text('password_hash').notNull(),
    office: k.text('office').notNull(),
    posts: k.json<UserRow['posts']>('posts').notNull(),
    demo: k.bool('demo').notNull(),
    failures: k.int('failures').notNull(),
    lockedUntil: k.int('locked_until'),
    established: k.bool('established'),
    idNo: k.text('id_no'),
  }),
  session: k.table('session', {
    tokenHash: k.text('token_hash').primaryKey(),
    user: k.text('account').notNull(),
    createdAt: k.int('created_at').notNull(),
    seenAt: k.int('seen_at').notNull(),
    expiresAt: k.int('expires_at').notNull(),
  }),
  file: k.table('file', {
    hash: k.text('hash').notNull(),
    officePath: k.text('office_path').notNull(),
    type: k.text('type').notNull(),
    size: k.int('size').notNull(),
    name: k.text('name').notNull(),
    uploadedBy: k.text('uploaded_by').notNull(),
    createdAt: k.int('created_at').notNull(),
  }),
  pack: k.table('pack', {
    name: k.text('name').notNull(),
    version: k.text('version').notNull(),
    digest: k.text('digest').notNull(),
    installedAt: k.int('installed_at').notNull(),
    installedBy: k.text('installed_by').notNull(),
    active: k.bool('active').notNull(),
    files: k.json<Record<string, string>>('files').notNull(),
  }),
  item: k.table('item', {
    digest: k.text('digest').primaryKey(),
    ref: k.text('ref').notNull(),
    pack: k.text('pack').notNull(),
    packVersion: k.text('pack_version').notNull(),
    active: k.bool('active').notNull(),
    compiled: k.text('compiled').notNull(),
  }),
  draft: k.table('draft', {
    id: k.text('id').primaryKey(),
    pack: k.text('pack').notNull(),
    path: k.text('path').notNull(),
    content: k.text('content').notNull(),
    base: k.text('base').notNull(),
    version: k.int('version').notNull(),
    updatedBy: k.text('updated_by').notNull(),
    updatedAt: k.int('updated_at').notNull(),
  }),
});

export type Tables = ReturnType<typeof define>;

export const tables = { sqlite: define(kits.sqlite), postgres: define(kits.postgres) };
