import {
  type CertifyOptions,
  type CompiledItem,
  type InstallChoices,
  type InstallPlan,
  type LocalEdit,
  type Meeting,
  meet,
  openPackInSteps,
  type Pack,
  type PackFiles,
  type Problem,
  planInstall,
  type Result,
  resolveContent,
  type TrustFinding,
} from '#engine';
import type { ActiveSet } from '../../../store/port.ts';
import type { Services } from '../../services.ts';
import { PackProblems } from '../install.ts';
import { standingOn } from '../standing.ts';
import { deliveriesOf } from './deliveries.ts';
import { localVersions } from './localVersions.ts';
import { originOf } from './origin.ts';
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
  /** Lower packs whose overlays were written anew for it. */
  rewritten: Pack[];
  /** Every item that is active afterwards; empty when the packs do not fit together. */
  items: CompiledItem[];
  /** What else the changed packs bring: its proofs belong to the certification. Absent when the packs do not fit together. */
  content?: NonNullable<CertifyOptions['content']>;
  /** Those of the items that are not active now. */
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
  const installed = (await reader.active()).map(({ pack }) => pack);
  const others = installed.filter(({ manifest }) => manifest.name !== name);
  const delivered = input.files && (await open(input.files, input.progress));
  const met = delivered && (await meeting(services, delivered, installed, input));
  const next = met?.meeting.next;
  const packs = met && next ? [...met.meeting.others, next] : others;
  const { items, content, problems } = await compile(services, packs, name, input.progress);
  const changed = await changedItems(active, items, problems);
  const before = await loadAll(services, changed.gone);
  const plan = await planInstall({
    name,
    installed,
    ...(delivered ? { delivered } : {}),
    ...met,
    deliveries: await deliveriesOf(store, name),
    base: active.digest,
    before,
    after: changed.fresh,
    unchanged: items.filter((item) => item.pack.name === name && !changed.fresh.includes(item)).length,
    problems,
    trust,
    choices,
    pause: breather(),
  });
  const successors: Successors = new Map();
  if (problems.length === 0) for (const { ref } of before) successors.set(ref, changed.byRef.get(ref));
  const rewritten = met?.meeting.rewritten ?? [];
  return {
    plan,
    packs,
    ...(next ? { next } : {}),
    rewritten,
    items,
    ...(content ? { content } : {}),
    fresh: changed.fresh,
    successors,
  };
}

/** The new version with what was changed here. */
async function meeting(
  { store, organization }: Services,
  delivered: Pack,
  installed: Pack[],
  { choices, progress }: PrepareInput,
): Promise<{ meeting: Meeting; origin?: Pack; edits?: LocalEdit[] }> {
  const { name } = delivered.manifest;
  const org = await organization.current();
  const origin = await originOf(store, name, (id) => org.user(id)?.name ?? id);
  const met = await meet({
    delivered,
    former: installed.find(({ manifest }) => manifest.name === name),
    origin: origin?.pack,
    others: installed.filter(({ manifest }) => manifest.name !== name),
    choices,
    ...localVersions(await store.packHeads(), name),
    open: (files) => openInSteps(files, progress),
  });
  return { meeting: met, ...(origin ? { origin: origin.pack, edits: origin.edits } : {}) };
}

async function open(files: PackFiles, progress: Progress): Promise<Pack> {
  const opened = await openInSteps(files, progress);
  if (!opened.ok) throw new PackProblems(opened.problems);
  return opened.value;
}

function openInSteps(files: PackFiles, progress: Progress): Promise<Result<Pack>> {
  const breathe = breather();
  return openPackInSteps(files, (done, total) => {
    progress('reading', done, total);
    return breathe();
  });
}

interface Compiled extends Pick<Prepared, 'items' | 'content'> {
  problems: Problem[];
}

/** Every item that is active afterwards. Those of packs that do not stand on the changed one are as they are in the store. */
async function compile(services: Services, packs: Pack[], name: string, progress: Progress): Promise<Compiled> {
  const breathe = breather();
  const affected = standingOn(packs, name);
  const resolved = await resolveContent(packs, {
    only: affected,
    onItem(done, total) {
      progress('compiling', done, total);
      return breathe();
    },
  });
  if (!resolved.ok) return { items: [], problems: resolved.problems };
  const { items, ...content } = resolved.value;
  const others = packs.map(({ manifest }) => manifest.name).filter((pack) => !affected.includes(pack));
  return { items: [...items, ...(await activeOf(services, others))], content, problems: [] };
}

async function activeOf(services: Services, packs: string[]): Promise<CompiledItem[]> {
  const rows = await services.store.activeItems();
  return loadAll(
    services,
    rows.filter(({ pack }) => packs.includes(pack)),
  );
}

/** Items that are active under one digest now and under another, or not at all, afterwards. */
async function changedItems(active: ActiveSet, items: CompiledItem[], problems: Problem[]) {
  const breathe = breather();
  const known = new Set(active.items.map(({ digest }) => digest));
  const kept = new Set<string>();
  for (const item of items) {
    // The item is written and hashed when its digest is first asked for.
    kept.add(item.digest);
    await breathe();
  }
  return {
    fresh: items.filter(({ digest }) => !known.has(digest)),
    gone: problems.length > 0 ? [] : active.items.filter(({ digest }) => !kept.has(digest)),
    byRef: new Map(items.map((item) => [item.ref, item])),
  };
}

async function loadAll({ items }: Services, gone: readonly { digest: string }[]): Promise<CompiledItem[]> {
  const breathe = breather();
  const loaded: CompiledItem[] = [];
  for (const { digest } of gone) {
    const item = await items.byDigest(digest);
    if (item) loaded.push(item);
    await breathe();
  }
  return loaded;
}
