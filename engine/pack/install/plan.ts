import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { diffItem } from '../diff/item.ts';
import { pairs } from '../diff/words.ts';
import { checkUpgrade, highestOf, type PackVersion } from '../trust/index.ts';
import type { Pack } from '../types.ts';
import { openConflicts, strayChoices } from './conflicts.ts';
import type { Meeting } from './meeting.ts';
import { overlayEffects, withoutWaiting } from './overlayEffects.ts';
import { partChanges } from './parts.ts';
import { removalsOf, vanished } from './removals.ts';
import type { InstallChoices, InstallPlan, LocalEdit, NamedItem, TrustFinding } from './types.ts';

export interface PlanInput {
  /** Name of the pack that is installed or removed. */
  name: string;
  /** Active packs, the former version of this one included. */
  installed: Pack[];
  /** The publisher's new version; absent: the pack is removed. */
  delivered?: Pack;
  /** What the new version and what was changed here come to (`meet`); absent: the pack is removed. */
  meeting?: Meeting;
  /** The publisher's version that was changed here; absent: nothing was. */
  origin?: Pack;
  edits?: LocalEdit[];
  /** Every version of the publisher that was ever active here. */
  deliveries?: readonly PackVersion[];
  /** Digest of what is active. */
  base: string;
  /** Active items that are gone or different afterwards. */
  before: CompiledItem[];
  /** Items that are active afterwards and were not before. */
  after: CompiledItem[];
  /** Items of the pack that stay exactly as they are. */
  unchanged: number;
  /** Problems of the packs when put together. */
  problems: Problem[];
  trust: TrustFinding;
  choices: InstallChoices;
  /** Waited for after every item that is compared, so that a server can breathe. */
  pause?: () => void | Promise<void> | undefined;
}

/** What an installation or removal would do, part by part and item by item in words, and what stands against it. */
export async function planInstall(input: PlanInput): Promise<InstallPlan> {
  const { name, installed, delivered, meeting, origin, base, trust, choices } = input;
  const former = installed.find(({ manifest }) => manifest.name === name);
  const others = installed.filter((pack) => pack !== former);
  const next = meeting?.next;
  const named = next ?? former;
  if (!named) throw new Error(`pack ${name} is neither installed nor given`);
  const { local = [], overlays: carried = [], rewritten = [] } = meeting ?? {};
  const { wutong } = named.manifest;
  const parts = partChanges(former, next);
  const accepted = next ? (choices.removals ?? []) : 'all';
  const removals = removalsOf(parts, next, others, wutong.namespace, accepted);
  const problems = [...(meeting?.problems ?? []), ...input.problems];
  const stands = versionIf(origin ?? former);
  const { deliveries = [] } = input;
  const back = delivered ? checkUpgrade(versionOf(delivered), stands, deliveries) : [];
  const highest = highestOf([...(stands ? [stands] : []), ...deliveries]);
  const { downgrade } = choices;
  return {
    kind: kindOf(former, next, rewritten),
    pack: name,
    title: wutong.title,
    layer: wutong.layer,
    from: former ? versionOf(former) : null,
    to: next ? versionOf(next) : null,
    delivered: delivered ? versionOf(delivered) : null,
    origin: origin ? versionOf(origin) : null,
    base,
    parts,
    removals,
    local,
    edits: (input.edits ?? []).filter(({ path }) => local.some((change) => change.path === path)),
    rewritten: rewritten.map((pack) => rewrittenOf(pack, others)),
    items: await itemsOf(input),
    overlays: overlayEffects(parts, { former, others, carried, problems }),
    trust,
    ...(downgrade && highest && back.length > 0 ? { downgrade: { from: highest.version, ...downgrade } } : {}),
    problems: [
      ...(trust.kind === 'refused' ? trust.problems : []),
      ...(downgrade ? [] : back),
      ...vanished(removals),
      ...openConflicts({ local, overlays: carried }),
      ...strayChoices({ local, overlays: carried }, choices),
      ...withoutWaiting(problems, carried),
    ],
  };
}

const versionOf = ({ manifest, digest }: Pack) => ({ version: manifest.version, digest });
const versionIf = (pack: Pack | undefined) => pack && versionOf(pack);

function rewrittenOf(pack: Pack, others: Pack[]): InstallPlan['rewritten'][number] {
  const { name, wutong } = pack.manifest;
  const before = others.find(({ manifest }) => manifest.name === name) ?? pack;
  return { pack: name, title: wutong.title, from: versionOf(before), to: versionOf(pack) };
}

function kindOf(former: Pack | undefined, next: Pack | undefined, rewritten: Pack[]): InstallPlan['kind'] {
  if (!next) return 'remove';
  if (!former) return 'install';
  return former.digest === next.digest && rewritten.length === 0 ? 'same' : 'upgrade';
}

async function itemsOf({ before, after, unchanged, pause }: PlanInput): Promise<InstallPlan['items']> {
  const packs = [...new Set([...before, ...after].map(({ pack }) => pack.name))];
  const items: InstallPlan['items'] = { added: [], removed: [], changed: [], unchanged };
  for (const pack of packs) {
    const [old = [], now = []] = [before, after].map((list) => list.filter((item) => item.pack.name === pack));
    const { added, removed, kept } = pairs(old, now, ({ item }) => item.id);
    const named = ({ ref, item }: CompiledItem): NamedItem => ({ ref, title: item.title, pack });
    items.added.push(...added.map(named));
    items.removed.push(...removed.map(named));
    for (const [one, other] of kept) {
      const diff = diffItem(one, other);
      // What has another digest but no difference that words could tell belongs to the figures as well.
      if (diff.changes.length > 0) items.changed.push({ ...diff, pack });
      else items.unchanged += 1;
      await pause?.();
    }
  }
  return items;
}
