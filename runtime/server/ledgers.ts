import { type CodeTable, type LedgerDefinition, qualifyLedger } from '#engine';
import type { SignedIn } from './access/officer.ts';
import { viewIn } from './packs/inForce.ts';
import type { InstalledPack } from './packs/installed.ts';
import { notFound } from './problem.ts';
import type { Services } from './services.ts';
import type { Tables } from './views/ledger.ts';

export interface FoundLedger {
  ref: string;
  ledger: LedgerDefinition;
  tables: Tables;
}

/** `ns:id`, or `id` of the pack itself. */
function tablesFor(packs: InstalledPack[], home: string): Tables {
  const tables = new Map<string, CodeTable>();
  for (const { pack } of packs)
    for (const [id, table] of Object.entries(pack.codeTables))
      tables.set(`${pack.manifest.wutong.namespace}:${id}`, table);
  return (ref) => tables.get(ref.includes(':') ? ref : `${home}:${ref}`);
}

/**
 * Every ledger of the active packs. With a division (twelve digits) as it holds there: with the columns that overlays of the
 * province, and localizations of city and county, added to it.
 */
export async function allLedgers(services: Services, division?: string): Promise<FoundLedger[]> {
  const ledgers = await defined(services);
  const view = division === undefined ? undefined : await viewIn(services, division);
  if (view === undefined) return ledgers;
  return ledgers.map((found) => ({ ...found, ledger: view.parts.ledgers.get(found.ref)?.value ?? found.ledger }));
}

/** As their packs define them. */
async function defined({ packs }: Services): Promise<FoundLedger[]> {
  const active = await packs.active();
  return active.flatMap(({ pack }) => {
    const { namespace } = pack.manifest.wutong;
    const tables = tablesFor(active, namespace);
    return Object.entries(pack.ledgers).map(([id, ledger]) => ({
      ref: `${namespace}:${id}`,
      ledger: qualifyLedger(ledger, namespace),
      tables,
    }));
  });
}

/** @throws {ApiProblem} 404 */
export async function findLedger(services: Services, ref: string, division?: string): Promise<FoundLedger> {
  const found = (await allLedgers(services, division)).find((ledger) => ledger.ref === ref);
  if (!found) throw notFound(`台账“${ref}”`, 'ledger.notFound');
  return found;
}

/** A ledger as it holds where the officer works. @throws {ApiProblem} 404 */
export async function ledgerAt(services: Services, { user }: SignedIn, ref: string): Promise<FoundLedger> {
  return findLedger(services, ref, (await services.organization.current()).division(user.office));
}
