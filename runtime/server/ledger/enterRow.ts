import { type JsonObject, ledgerKeyOf, type Problem, readEntry } from '#engine';
import type { LedgerRow } from '../../store/port.ts';
import { inScope, type SignedIn } from '../access/officer.ts';
import { reused } from '../http/idempotency.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import type { FoundLedger } from './found.ts';
import { recordOf } from './record.ts';

/** Shows a row to the person that is told about it. */
export type ShowRow = (id: number) => Promise<unknown>;

interface Sent {
  values: Record<string, unknown>;
  reason?: string | undefined;
}

const refused = (problems: Problem[]) =>
  problem(422, 'ledger.entry', `有 ${problems.length} 处填写不正确，没有登记。请按提示修改。`, { problems });

/** The key of the row that this request wrote before, when its answer was lost. @throws {ApiProblem} 422 */
async function answered({ store }: Services, { user, key, request }: Idempotency): Promise<string | undefined> {
  const reply = await store.reply(user, key);
  if (!reply) return undefined;
  if (reply.request !== request) throw reused();
  return (JSON.parse(reply.body) as { key: string }).key;
}

async function existing({ store }: Services, me: SignedIn, found: FoundLedger, key: string, show: ShowRow) {
  const there = await store.ledgerRow(found.ref, key, { all: true });
  if (!there) return undefined;
  if (!inScope(me.scope, there.row.officePath))
    return problem(422, 'ledger.elsewhere', '这一行已由其他机构登记，不在您的管辖范围内，不能重复登记。');
  return problem(409, 'ledger.exists', `台账“${found.ledger.title}”中已有这一行，没有重复登记。`, {
    current: await show(there.row.id),
  });
}

interface Entry {
  key: string;
  values: JsonObject;
  /** Version at which the row stands; 0: it is new. */
  version: number;
  reason?: string;
}

/** Writes the row with its record; false when the row has moved on. */
async function write(services: Services, me: SignedIn, found: FoundLedger, entry: Entry, idempotency: Idempotency) {
  const { key, values, version, reason } = entry;
  const one = { ledger: found.ref, key, values };
  const plan = await recordOf(services, me, found, {
    command: 'ledger.register',
    facts: [{ type: 'ledger.registered', ...one, ...(reason === undefined ? {} : { reason }) }],
    ledgers: [one],
  });
  const outcome = await services.store.commit({
    ...plan,
    expectLedgers: [{ ledger: found.ref, key, version }],
    reply: { ...idempotency, status: 200, body: JSON.stringify({ key }) },
  });
  if (outcome.kind === 'duplicate' && outcome.reply.request !== idempotency.request) throw reused();
  return outcome.kind !== 'conflict';
}

/** A new row as a person typed it. Gives its key. @throws {ApiProblem} 409 with the row that is there, 422 */
export async function addRow(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  { values: sent, reason }: Sent,
  idempotency: Idempotency,
  show: ShowRow,
): Promise<string> {
  const before = await answered(services, idempotency);
  if (before !== undefined) return before;
  const read = readEntry(found.ledger, sent, found.tables);
  if (!read.ok) throw refused(read.problems);
  const key = ledgerKeyOf(found.ledger, read.value);
  const there = await existing(services, me, found, key, show);
  if (there) throw there;
  const entry = { key, values: read.value, version: 0, ...(reason ? { reason } : {}) };
  if (await write(services, me, found, entry, idempotency)) return key;
  throw (await existing(services, me, found, key, show)) ?? notFound('台账的这一行', 'ledgerRow.notFound');
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Titles of cells that had content and change: these need a reason. */
const overwritten = ({ ledger }: FoundLedger, row: LedgerRow, values: JsonObject): string[] =>
  ledger.columns
    .filter(({ name }) => Object.hasOwn(values, name) && !isEmpty(row.values[name]))
    .map(({ title }) => title);

const LEAST_REASON = 2;

/**
 * Corrects cells of a row. Only what was sent changes; what had content needs a reason. @throws {ApiProblem} 404; 409 with
 * the row as it stands when somebody changed it in between; 422
 */
export async function correctRow(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  id: number,
  { values: sent, reason = '', version }: Sent & { version: number },
  idempotency: Idempotency,
  show: ShowRow,
): Promise<void> {
  if ((await answered(services, idempotency)) !== undefined) return;
  const there = await services.store.ledgerRowById(id, me.scope);
  if (!there || there.row.ledger !== found.ref) throw notFound('台账的这一行', 'ledgerRow.notFound');
  const { row } = there;
  const stale = async () =>
    problem(409, 'ledgerRow.stale', '这一行刚被他人改动，您的更正没有写入，已填写的内容仍保留。请核对后再提交。', {
      current: await show(id),
    });
  if (row.version !== version) throw await stale();
  const read = readEntry(found.ledger, sent, found.tables, row.values);
  if (!read.ok) throw refused(read.problems);
  const because = reason.trim();
  const changed = overwritten(found, row, read.value);
  if (changed.length > 0 && [...because].length < LEAST_REASON)
    throw refused([
      { code: 'ledger.reason', message: `改动已有内容（${changed.join('、')}）须写明理由`, path: '/reason' },
    ]);
  if (Object.keys(read.value).length === 0) return;
  const entry = { key: row.key, values: read.value, version, ...(because === '' ? {} : { reason: because }) };
  if (!(await write(services, me, found, entry, idempotency))) throw await stale();
}
