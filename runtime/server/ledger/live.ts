import { type JsonObject, liveCells, type Register } from '#engine';
import type { CaseRow, LedgerRow } from '../../store/port.ts';
import { divisionOf } from '../registers.ts';
import type { Services } from '../services.ts';

/**
 * The rows with the cells that tell where their cases stand, which the rows themselves hold only after the end. Whoever
 * may see the row may see them, wherever the case is now.
 */
export async function withLiveCells(services: Services, ledger: string, rows: LedgerRow[]): Promise<LedgerRow[]> {
  const { registers } = services;
  const isLive = ({ ref, ledger: { fills = [] } }: Register) =>
    ref === ledger && fills.some(({ live }) => live !== undefined);
  if (!(await registers.all('cases')).some(isLive)) return rows;
  const ids = rows.flatMap(({ caseId }) => caseId ?? []);
  const cases = new Map((await services.store.openCases(ids, { all: true })).map((row) => [row.id, row]));
  const { officeName } = await services.organization.current();
  const cellsOf = async (key: string, row: CaseRow): Promise<JsonObject> => {
    const compiled = await services.items.byDigest(row.digest);
    const register = (await registers.at('cases', divisionOf(row))).find(isLive);
    return compiled && register ? liveCells(register, key, { compiled, ...row }, { officeName }) : {};
  };
  return Promise.all(
    rows.map(async (row) => {
      const kase = row.caseId === null ? undefined : cases.get(row.caseId);
      return kase ? { ...row, values: { ...row.values, ...(await cellsOf(row.key, kase)) } } : row;
    }),
  );
}
