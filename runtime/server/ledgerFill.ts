import { randomUUID } from 'node:crypto';
import { changedCells, type FillSource, filledRows, type JsonObject, type LedgerWrite } from '#engine';
import type { ActorRef } from '../store/port.ts';
import type { Organization } from './access/organization.ts';
import { nextCaseNo } from './caseNo.ts';
import { recordPlan } from './recordPlan.ts';
import type { Services } from './services.ts';

/** A row of a source with the office that it belongs to. */
export interface SourceRow {
  office: string;
  values: JsonObject;
}

interface Placed {
  office: string;
  write: LedgerWrite;
}

const BATCH = 200;
const KIND = 'ledger.fill';
/** Sources that tell something more of a row which a case has written: it stays with its case and office. */
const KEEPING = new Set<FillSource>(['ratings']);

/**
 * Writes rows of a source into every ledger of the active packs that is filled from it, as records in the chain, one for
 * each office. Only cells that differ from what stands there are written, so that it may be called again at any time.
 */
export async function fillLedgers(
  services: Services,
  source: Exclude<FillSource, 'cases'>,
  rows: readonly SourceRow[],
  by: ActorRef,
): Promise<{ rows: number }> {
  let written = 0;
  for (let at = 0; at < rows.length; at += BATCH)
    written += await fillSome(services, source, rows.slice(at, at + BATCH), by);
  return { rows: written };
}

async function fillSome(
  services: Services,
  source: FillSource,
  rows: readonly SourceRow[],
  by: ActorRef,
): Promise<number> {
  const org = await services.organization.current();
  const placed = await placedRows(services, source, rows, org);
  const standing = await services.store.standingRows(placed.map(({ write }) => write));
  const changed = placed.flatMap(({ office, write }): Placed[] => {
    const cut = changedCells(write, standing.get(`${write.ledger}\n${write.key}`)?.cells);
    return cut ? [{ office, write: cut }] : [];
  });
  const byOffice = new Map<string, LedgerWrite[]>();
  for (const { office, write } of changed) byOffice.set(office, [...(byOffice.get(office) ?? []), write]);
  for (const [office, writes] of byOffice) await commitRows(services, org, office, writes, by, KEEPING.has(source));
  return changed.length;
}

/** The rows as the ledgers take them that are meant for their place. */
async function placedRows(
  { registers }: Services,
  source: FillSource,
  rows: readonly SourceRow[],
  org: Organization,
): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const { office, values } of rows)
    for (const register of await registers.at(source, org.division(office)))
      placed.push(...filledRows(register, source, [values]).map((write) => ({ office, write })));
  return placed;
}

async function commitRows(
  services: Services,
  org: Organization,
  office: string,
  writes: LedgerWrite[],
  by: ActorRef,
  keeps: boolean,
): Promise<void> {
  const plan = recordPlan({
    id: randomUUID(),
    no: await nextCaseNo(services, org.division(office)),
    kind: KIND,
    ref: '',
    title: '系统登记',
    officePath: org.path(office),
    actor: by,
    at: services.clock(),
    command: KIND,
    facts: writes.map((write) => ({ type: 'ledger.registered', ...write })),
    ledgers: writes,
    data: {},
    expect: 0,
  });
  await services.store.commit(keeps ? { ...plan, keepOffices: true } : plan);
}
