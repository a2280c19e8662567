import { type CodeTable, qualifyLedger, type View } from '#engine';
import type { SignedIn } from './access/officer.ts';
import { columnsBelow } from './ledger/columnsBelow.ts';
import type { FoundLedger } from './ledger/found.ts';
import { packsInForce, viewIn, viewOver } from './packs/inForce.ts';
import type { InstalledPack } from './packs/installed.ts';
import { notFound } from './problem.ts';
import type { Services } from './services.ts';
import type { Tables } from './views/ledger.ts';

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
  return division === undefined ? ledgers : laidOver(ledgers, await viewIn(services, division, ['ledgers']));
}

const laidOver = (ledgers: FoundLedger[], view: View | undefined): FoundLedger[] =>
  ledgers.map((found) => ({ ...found, ledger: view?.parts.ledgers.get(found.ref)?.value ?? found.ledger }));

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
export const findLedger = async (services: Services, ref: string, division?: string): Promise<FoundLedger> =>
  among(await allLedgers(services, division), ref);

function among(ledgers: FoundLedger[], ref: string): FoundLedger {
  const found = ledgers.find((ledger) => ledger.ref === ref);
  if (!found) throw notFound(`台账“${ref}”`, 'ledger.notFound');
  return found;
}

const divisionOf = async ({ organization }: Services, { user }: SignedIn): Promise<string> =>
  (await organization.current()).division(user.office);

/** A ledger as it holds where the officer works. @throws {ApiProblem} 404 */
export async function ledgerAt(services: Services, me: SignedIn, ref: string): Promise<FoundLedger> {
  return findLedger(services, ref, await divisionOf(services, me));
}

/** Places that the head of a column names; of more it says how many there are. */
const NAMED = 3;

const placesWords = (places: string[]): string =>
  places.length > NAMED ? `${places.slice(0, NAMED).join('、')}等${places.length}地` : places.join('、');

/** The same as the officer reads it: with the columns that cities and counties below added. @throws {ApiProblem} 404 */
export async function ledgerSeen(services: Services, me: SignedIn, ref: string): Promise<FoundLedger> {
  const division = await divisionOf(services, me);
  const now = await packsInForce(services);
  const found = among(laidOver(await defined(services), viewOver(now, division, ['ledgers'])), ref);
  const added = columnsBelow(now, found, division);
  if (added.length === 0) return found;
  return {
    ...found,
    ledger: { ...found.ledger, columns: [...found.ledger.columns, ...added.map(({ column }) => column)] },
    from: Object.fromEntries(added.map(({ column, places }) => [column.name, placesWords(places)])),
  };
}
