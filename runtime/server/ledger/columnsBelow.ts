import type { LedgerDefinition, Pack } from '#engine';
import { wholeDivision } from '../localization/office.ts';
import { LruMap } from '../lruMap.ts';
import { laidView, type PacksInForce, printOfPacks } from '../packs/inForce.ts';
import type { FoundLedger } from './found.ts';

type Column = LedgerDefinition['columns'][number];

/** A column that is not in the ledger where the officer works. */
export interface AddedColumn {
  column: Column;
  /** Cities and counties that added it. */
  places: string[];
}

interface Found extends AddedColumn {
  divisions: string[];
}

/** Digits of a division code that name a level. */
const LEVELS = [0, 2, 4, 6, 9, 12];

/** `990100000000` → `9901` */
const prefixOf = (division: string): string =>
  division.slice(
    0,
    LEVELS.find((digits) => /^0*$/.test(division.slice(digits))),
  );

const kept = new LruMap<string, AddedColumn[]>(500);

/**
 * The columns that cities and counties below a division (twelve digits) added to a ledger, those of upper divisions first.
 * Found once for every state of the packs and localizations in force.
 */
export function columnsBelow(now: PacksInForce, { ref, ledger }: FoundLedger, division: string): AddedColumn[] {
  const key = `${division} ${ref} ${printOfPacks(now)}`;
  const known = kept.get(key) ?? addedTo(ledger, ref, now, prefixOf(division));
  kept.set(key, known);
  return known;
}

const divisionOf = ({ manifest }: Pack): string => manifest.wutong.division ?? '';

/** Whether a pack lays something over the ledger, under whichever of its names. */
const changes = ({ overlays }: Pack, ref: string): boolean =>
  Object.values(overlays).some(
    ({ target }) => target.startsWith('ledgers/') && target.endsWith(ref.slice(ref.indexOf(':'))),
  );

function addedTo(ledger: LedgerDefinition, ref: string, now: PacksInForce, prefix: string): AddedColumn[] {
  const below = now.packs
    .filter((pack) => divisionOf(pack) !== prefix && divisionOf(pack).startsWith(prefix) && changes(pack, ref))
    .sort((a, b) => divisionOf(a).length - divisionOf(b).length || divisionOf(a).localeCompare(divisionOf(b)));
  const own = new Set(ledger.columns.map(({ name }) => name));
  const found = new Map<string, Found>();
  for (const pack of below) {
    const there = laidView(now, wholeDivision(divisionOf(pack)), ['ledgers'])?.parts.ledgers.get(ref)?.value;
    for (const column of there?.columns ?? [])
      if (!own.has(column.name)) found.set(column.name, withPlace(found.get(column.name), column, pack));
  }
  return [...found.values()].map(({ column, places }) => ({ column, places }));
}

/** What a city added holds in its counties as well: they are not named again. */
function withPlace(known: Found | undefined, column: Column, pack: Pack): Found {
  const division = divisionOf(pack);
  const place = pack.manifest.wutong.title;
  if (!known) return { column: { ...column, required: false }, places: [place], divisions: [division] };
  if (known.divisions.some((upper) => division.startsWith(upper))) return known;
  return {
    column: merged(known.column, column),
    places: [...known.places, place],
    divisions: [...known.divisions, division],
  };
}

/** Two counties may call different things by one name: then both titles stand there, and what one masks is masked. */
function merged(one: Column, other: Column): Column {
  const same = one.title === other.title && one.type === other.type && one.codeTable === other.codeTable;
  const sensitive = one.sensitive === true || other.sensitive === true;
  if (same) return { ...one, sensitive };
  return { name: one.name, title: `${one.title}／${other.title}`, type: 'text', sensitive };
}
