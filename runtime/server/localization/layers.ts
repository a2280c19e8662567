import { canonicalJson, localPackName, type Pack, sm3 } from '#engine';
import type { LocalLayerRow } from '../../store/port.ts';
import { itemRows } from '../packs/install.ts';
import type { Services } from '../services.ts';
import type { Ticker } from '../timers.ts';
import { approvedOf, type CompiledLayer, compileLayer } from './compileLayer.ts';
import { allLocalizations, type InForce, inForce, todayOf } from './inForce.ts';
import { wholeDivision } from './office.ts';

type Head = { name: string; version: string; digest: string };

const headsOf = (packs: Head[]): string[] =>
  packs.map(({ name, version, digest }) => `${name} ${version} ${digest}`).sort();

/** SM3 of all that a layer is compiled from. */
const printOf = (heads: string[], entries: InForce[], above: string[]): string =>
  sm3(canonicalJson(JSON.parse(JSON.stringify({ heads, entries, above }))));

/** What the layers above one give it. */
export interface Above {
  packs: Pack[];
  approved: Record<string, string[]>;
}

const isAbove = (upper: string, lower: string): boolean => upper.length < lower.length && lower.startsWith(upper);

/** The local layers above a division as packs: those of their overlays that hold. */
export async function layersAbove(
  services: Services,
  division: string,
  entries: InForce[],
  installed: Pack[],
): Promise<Above> {
  const rows = (await services.store.localLayers()).filter((row) => isAbove(row.division, division));
  const found: Above = { packs: [], approved: {} };
  for (const row of rows.sort((a, b) => a.division.length - b.division.length)) {
    const own = entries.filter(({ id }) => row.active.includes(id));
    const request = { packs: installed, above: found.packs, title: row.title, today: todayOf(services.clock) };
    if (own.length === 0) continue;
    const { pack } = await compileLayer({ ...request, division: row.division, entries: own, approved: found.approved });
    found.packs.push(pack);
    Object.assign(found.approved, approvedOf(row.division, own));
  }
  return found;
}

const titleOf = async ({ organization }: Services, division: string): Promise<string> => {
  const whole = wholeDivision(division);
  const office = (await organization.current()).offices.find((one) => one.division === whole);
  return office?.name ?? division;
};

/** The layer is as it should be: compiled from the same, and its items are those that new cases run on. */
const stands = (row: LocalLayerRow | undefined, print: string, active: Map<string, string[]>): boolean =>
  row?.print === print &&
  canonicalJson([...row.items].sort()) === canonicalJson((active.get(localPackName(row.division)) ?? []).sort());

async function activeByPack({ store }: Services): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { pack, digest } of await store.activeItems()) found.set(pack, [...(found.get(pack) ?? []), digest]);
  return found;
}

type Identity = Pick<LocalLayerRow, 'division' | 'title' | 'print'>;

async function save(services: Services, identity: Identity, layer: CompiledLayer): Promise<void> {
  const { active, blocked, items } = layer;
  const { division } = identity;
  const digests = items.map(({ digest }) => digest);
  const row: LocalLayerRow = { ...identity, active, blocked, items: digests, at: services.clock() };
  const rows = itemRows(items);
  await services.store.stageItems(rows.items, rows.parts);
  await services.store.saveLocalLayer(row, localPackName(division));
  services.registers.forget();
  services.log('info', 'localization.layer', { division, active: active.length, blocked: Object.keys(blocked).length });
}

/** What a round finds when it begins. */
interface Round {
  entries: InForce[];
  heads: string[];
  layers: LocalLayerRow[];
  active: Map<string, string[]>;
  /** Prints of the layers that this round has seen to. */
  prints: Map<string, string>;
}

/** Brings one layer in line with what is granted, unless it is. Gives its print. */
async function settle(services: Services, division: string, round: Round): Promise<string> {
  const { packs, clock } = services;
  const own = round.entries.filter((entry) => entry.division === division);
  const above = [...round.prints].filter(([upper]) => isAbove(upper, division)).map(([, print]) => print);
  const row = round.layers.find((layer) => layer.division === division);
  const known = printOf(round.heads, own, above);
  if (stands(row, known, round.active)) return known;
  packs.forget();
  const installed = await packs.active();
  const print = printOf(headsOf(installed.map(({ row: head }) => head)), own, above);
  const all = installed.map(({ pack }) => pack);
  const upper = await layersAbove(services, division, round.entries, all);
  const request = { packs: all, above: upper.packs, approved: upper.approved, today: todayOf(clock) };
  const title = await titleOf(services, division);
  await save(services, { division, title, print }, await compileLayer({ ...request, division, title, entries: own }));
  return print;
}

/**
 * Makes what new cases run on follow from what is granted and not over: activates what was approved, takes back what
 * expired, compiles anew what an upper pack changed. It starts from the facts each time, so that it may end anywhere and
 * be run again. One after the other within a process; two processes write the same.
 */
export async function settleLayers(services: Services): Promise<number> {
  const { store, clock } = services;
  const layers = await store.localLayers();
  const entries = inForce(await allLocalizations(store), todayOf(clock));
  const used = layers.filter(({ active, blocked }) => active.length > 0 || Object.keys(blocked).length > 0);
  const divisions = [...new Set([...entries, ...used].map(({ division }) => division))];
  if (divisions.length === 0) return 0;
  const heads = headsOf((await store.activeSet()).packs);
  const round: Round = { entries, heads, layers, active: await activeByPack(services), prints: new Map() };
  for (const division of divisions.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
    round.prints.set(division, await settle(services, division, round));
  return divisions.length;
}

const rounds = new WeakMap<Services, Promise<unknown>>();

/** `settleLayers`, waiting for a round that is under way. */
export function settleInTurn(services: Services): Promise<number> {
  const round = (rounds.get(services) ?? Promise.resolve()).catch(() => undefined).then(() => settleLayers(services));
  rounds.set(services, round);
  return round;
}

export const localizationTicker = (services: Services): Ticker => ({ tick: () => settleInTurn(services) });
