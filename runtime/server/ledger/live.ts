import { setImmediate } from 'node:timers/promises';
import {
  type CompiledItem,
  type JsonObject,
  liveCells,
  liveCellsThen,
  liveFill,
  type Naming,
  type Register,
} from '#engine';
import type { CaseRow, LedgerRow } from '../../store/port.ts';
import { divisionOf } from '../registers.ts';
import type { Services } from '../services.ts';

/** A row as people see it: with cells that stand in its case. */
export interface StandingRow extends LedgerRow {
  /** Columns of which nothing tells what they were on that day. */
  unknown?: string[];
}

/** Versions of a ledger with cells that stand in the case while it is under way; none: it has no such cells. */
export async function liveRegisters({ registers }: Services, ledger: string): Promise<Register[]> {
  return (await registers.all('cases')).filter((one) => one.ref === ledger && liveFill(one) !== undefined);
}

export async function namingOf({ organization }: Services): Promise<Naming> {
  const org = await organization.current();
  return { officeName: org.officeName, personName: (id) => org.user(id)?.name };
}

interface Read {
  register: Register;
  compiled: CompiledItem;
}

/** The register and the item by which cells of a row are read from its case. */
async function readerOf({ registers, items }: Services, ledger: string, kase: CaseRow): Promise<Read | undefined> {
  const compiled = await items.byDigest(kase.digest);
  const here = await registers.at('cases', divisionOf(kase));
  const register = here.find((one) => one.ref === ledger && liveFill(one) !== undefined);
  return compiled && register && { register, compiled };
}

const byId = (rows: CaseRow[]): Map<string, CaseRow> => new Map(rows.map((row) => [row.id, row]));
const caseIds = (rows: LedgerRow[]): string[] => rows.flatMap(({ caseId }) => caseId ?? []);

/**
 * The rows with the cells that tell where their cases stand, which the rows themselves hold only after the end. Whoever
 * may see the row may see them, wherever the case is now.
 */
export async function withLiveCells(services: Services, ledger: string, rows: LedgerRow[]): Promise<LedgerRow[]> {
  if ((await liveRegisters(services, ledger)).length === 0) return rows;
  const cases = byId(await services.store.openCases(caseIds(rows), { all: true }));
  const naming = await namingOf(services);
  const cellsOf = async (key: string, row: CaseRow): Promise<JsonObject> => {
    const read = await readerOf(services, ledger, row);
    return read ? liveCells(read.register, key, { compiled: read.compiled, ...row }, naming) : {};
  };
  return Promise.all(
    rows.map(async (row) => {
      const kase = row.caseId === null ? undefined : cases.get(row.caseId);
      return kase ? { ...row, values: { ...row.values, ...(await cellsOf(row.key, kase)) } } : row;
    }),
  );
}

/** Rows after which others are let in. */
const TURN = 50;

/**
 * Rows of an earlier day with these cells as they were then: where the case has gone on since, from the facts of its steps
 * up to then. What no fact tells is named.
 */
export async function withCellsThen(
  services: Services,
  ledger: string,
  rows: LedgerRow[],
  before: number,
): Promise<StandingRow[]> {
  if ((await liveRegisters(services, ledger)).length === 0) return rows;
  const cases = byId(await services.store.casesNamed(caseIds(rows), { all: true }));
  const naming = await namingOf(services);
  const then: StandingRow[] = [];
  for (const [at, row] of rows.entries()) {
    const kase = row.caseId === null ? undefined : cases.get(row.caseId);
    then.push(kase ? await rowThen(services, row, kase, before, naming) : row);
    if (at % TURN === TURN - 1) await setImmediate();
  }
  return then;
}

async function rowThen(
  services: Services,
  row: LedgerRow,
  kase: CaseRow,
  before: number,
  naming: Naming,
): Promise<StandingRow> {
  const read = await readerOf(services, row.ledger, kase);
  if (!read) return row;
  const stood = { compiled: read.compiled, ...kase };
  if (kase.updatedAt < before)
    return { ...row, values: { ...row.values, ...liveCells(read.register, row.key, stood, naming) } };
  const steps = (await services.store.steps(kase.id, { all: true })).filter(({ at }) => at < before);
  const { values, unknown } = liveCellsThen(read.register, row.key, stood, steps, naming);
  return { ...row, values: { ...row.values, ...values }, unknown };
}
