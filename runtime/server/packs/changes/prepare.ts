import {
  type CompiledItem,
  type InstallChoices,
  type InstallPlan,
  openPackInSteps,
  type Pack,
  type PackFiles,
  type Problem,
  planInstall,
  resolvePacks,
  type TrustFinding,
} from '#engine';
import type { ActiveSet, PackRow } from '../../../store/port.ts';
import type { Services } from '../../services.ts';
import { PackProblems } from '../install.ts';
import { breather, type Progress } from './progress.ts';
import type { Successors } from './rehearsal.ts';

export interface PrepareInput {
  /** Name of the pack. */
  name: string;
  /** Files of the new version; absent: the pack is removed. */
  files?: PackFiles;
  trust: TrustFinding;
  choices: InstallChoices;
  progress: Progress;
}

/** A plan with all that applying it needs. */
export interface Prepared {
  plan: InstallPlan;
  /** Packs that are active afterwards. */
  packs: Pack[];
  next?: Pack;
  /** Every item that is active afterwards; empty when the packs do not fit together. */
  items: CompiledItem[];
  /** Those of them that are not active now. */
  fresh: CompiledItem[];
  successors: Successors;
}

/**
 * Opens, compiles and compares. Nothing is written.
 * @throws {PackProblems} when the files are no pack at all
 */
export async function prepare(services: Services, input: PrepareInput): Promise<Prepared> {
  const { store, packs: reader } = services;
  const { name, choices, trust } = input;
  reader.forget();
  const active = await store.activeSet();
  const installed = await reader.active();
  const next = input.files && (await open(input.files, input.progress));
  const others = installed.map(({ pack }) => pack).filter(({ manifest }) => manifest.name !== name);
  const packs = next ? [...others, next] : others;
  const { items, problems } = await compile(services, packs, name, input.progress);
  const changed = changedItems(active, items, problems);
  const before = await loadAll(services, changed.gone);
  const plan = planInstall({
    name,
    installed: installed.map(({ pack }) => pack),
    ...(next ? { next } : {}),
    base: active.digest,
    before,
    after: changed.fresh,
    unchanged: items.filter((item) => item.pack.name === name && !changed.fresh.includes(item)).length,
    problems,
    ...(await originOf(services, name)),
    trust,
    choices,
  });
  const successors: Successors = new Map();
  if (problems.length === 0) for (const { ref } of before) successors.set(ref, changed.byRef.get(ref));
  return { plan, packs, ...(next ? { next } : {}), items, fresh: changed.fresh, successors };
}

async function open(files: PackFiles, progress: Progress): Promise<Pack> {
  const breathe = breather();
  const opened = await openPackInSteps(files, (done, total) => {
    progress('reading', done, total);
    return breathe();
  });
  if (!opened.ok) throw new PackProblems(opened.problems);
  return opened.value;
}

/** Every item that is active afterwards. Those of packs that do not stand on the changed one are as they are in the store. */
async function compile(
  services: Services,
  packs: Pack[],
  name: string,
  progress: Progress,
): Promise<{ items: CompiledItem[]; problems: Problem[] }> {
  const breathe = breather();
  const isAffected = ({ manifest }: Pack): boolean => standsOn(packs, manifest.name, name);
  const [affected, others] = [packs.filter(isAffected), packs.filter((pack) => !isAffected(pack))];
  const resolved = await resolvePacks(packs, {
    only: affected.map(({ manifest }) => manifest.name),
    onItem(done, total) {
      progress('compiling', done, total);
      return breathe();
    },
  });
  if (!resolved.ok) return { items: [], problems: resolved.problems };
  const kept = await activeOf(
    services,
    others.map(({ manifest }) => manifest.name),
  );
  return { items: [...resolved.value, ...kept], problems: [] };
}

/** Whether a pack is the named one, or depends on it, near or far. */
function standsOn(packs: Pack[], pack: string, name: string, seen: readonly string[] = []): boolean {
  if (pack === name) return true;
  if (seen.includes(pack)) return false;
  const manifest = packs.find((one) => one.manifest.name === pack)?.manifest;
  return Object.keys(manifest?.dependencies ?? {}).some((next) => standsOn(packs, next, name, [...seen, pack]));
}

async function activeOf(services: Services, packs: string[]): Promise<CompiledItem[]> {
  const rows = await services.store.activeItems();
  return loadAll(
    services,
    rows.filter(({ pack }) => packs.includes(pack)),
  );
}

/** Items that are active under one digest now and under another, or not at all, afterwards. */
function changedItems(active: ActiveSet, items: CompiledItem[], problems: Problem[]) {
  const known = new Set(active.items.map(({ digest }) => digest));
  const kept = new Set(items.map(({ digest }) => digest));
  return {
    fresh: items.filter(({ digest }) => !known.has(digest)),
    gone: problems.length > 0 ? [] : active.items.filter(({ digest }) => !kept.has(digest)),
    byRef: new Map(items.map((item) => [item.ref, item])),
  };
}

async function loadAll({ items }: Services, gone: ActiveSet['items']): Promise<CompiledItem[]> {
  const loaded = await Promise.all(gone.map(({ digest }) => items.byDigest(digest)));
  return loaded.filter((item) => item !== undefined);
}

/** Digests under which a publisher delivered this pack: by what was installed, not by what the studio published. */
async function deliveredDigests({ store }: Services, name: string): Promise<Set<string>> {
  const changes = await store.packChanges(MOST_CHANGES);
  const applied = changes.filter(
    ({ pack, kind, status }) => pack === name && kind === 'install' && status === 'applied',
  );
  return new Set(applied.flatMap(({ toDigest }) => toDigest ?? []));
}

const MOST_CHANGES = 10_000;
const SHIPPED = 'system';

/** The publisher's files, if the active version was changed here. */
async function originOf(services: Services, name: string): Promise<{ origin?: PackFiles }> {
  const rows = (await services.store.packHeads()).filter((row) => row.name === name);
  const active = rows.find((row) => row.active);
  if (!active) return {};
  const delivered = await deliveredDigests(services, name);
  const isDelivered = (row: Head): boolean => row.installedBy === SHIPPED || delivered.has(row.digest);
  if (isDelivered(active)) return {};
  const [origin] = rows.filter(isDelivered).sort((a, b) => b.installedAt - a.installedAt);
  const files = origin && (await services.store.packFiles(name, origin.version));
  return files ? { origin: files } : {};
}

type Head = Omit<PackRow, 'files'>;
