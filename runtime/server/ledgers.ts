import type { CodeTable, LedgerDefinition } from '#engine';
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

/** Every ledger of the active packs. */
export async function allLedgers({ packs }: Services): Promise<FoundLedger[]> {
  const active = await packs.active();
  return active.flatMap(({ pack }) => {
    const { namespace } = pack.manifest.wutong;
    const tables = tablesFor(active, namespace);
    return Object.entries(pack.ledgers).map(([id, ledger]) => ({ ref: `${namespace}:${id}`, ledger, tables }));
  });
}

export async function findLedger(services: Services, ref: string): Promise<FoundLedger> {
  const found = (await allLedgers(services)).find((ledger) => ledger.ref === ref);
  if (!found) throw notFound(`台账“${ref}”`, 'ledger.notFound');
  return found;
}
