import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { diffItems } from '../diff/index.ts';
import { checkUpgrade } from '../trust/index.ts';
import type { Pack, PackFiles } from '../types.ts';
import { localChanges, overlayEffects } from './meeting.ts';
import { partChanges } from './parts.ts';
import { removalsOf, vanished } from './removals.ts';
import type { InstallChoices, InstallPlan, LocalChange, NamedItem, TrustFinding } from './types.ts';

export interface PlanInput {
  /** Name of the pack that is installed or removed. */
  name: string;
  /** Active packs, the former version of this one included. */
  installed: Pack[];
  /** The new version; absent: the pack is removed. */
  next?: Pack;
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
  /** Files as the publisher delivered the installed version; absent: they were not changed here. */
  origin?: PackFiles;
  trust: TrustFinding;
  choices: InstallChoices;
}

/** What an installation or removal would do, part by part and item by item in words, and what stands against it. */
export function planInstall(input: PlanInput): InstallPlan {
  const { name, installed, next, base, trust } = input;
  const former = installed.find(({ manifest }) => manifest.name === name);
  const others = installed.filter((pack) => pack !== former);
  const named = next ?? former;
  if (!named) throw new Error(`pack ${name} is neither installed nor given`);
  const { wutong } = named.manifest;
  const parts = partChanges(former?.files ?? {}, next?.files ?? {});
  const accepted = next ? (input.choices.removals ?? []) : 'all';
  const removals = removalsOf(parts, next, others, wutong.namespace, accepted);
  const local = localChanges(input.origin, former, next);
  return {
    kind: kindOf(former, next),
    pack: name,
    title: wutong.title,
    layer: wutong.layer,
    from: former ? versionOf(former) : null,
    to: next ? versionOf(next) : null,
    base,
    parts,
    removals,
    local,
    items: itemsOf(input),
    overlays: overlayEffects(parts, { former, next, others, problems: input.problems }),
    trust,
    problems: [
      ...(trust.kind === 'refused' ? trust.problems : []),
      ...(next ? checkUpgrade(versionOf(next), former && versionOf(former)) : []),
      ...vanished(removals),
      ...lost(local, input.choices),
      ...input.problems,
    ],
  };
}

const versionOf = ({ manifest, digest }: Pack) => ({ version: manifest.version, digest });

function kindOf(former: Pack | undefined, next: Pack | undefined): InstallPlan['kind'] {
  if (!next) return 'remove';
  if (!former) return 'install';
  return former.digest === next.digest ? 'same' : 'upgrade';
}

/** What people changed here would be gone without a word. */
const lost = (local: LocalChange[], { replaceLocal }: InstallChoices): Problem[] =>
  replaceLocal === true
    ? []
    : local.map(({ noun, title, path }) => ({
        code: 'pack.localChange',
        message: `${noun}“${title}”在本地改过，安装后会被新版本替换。请先用 wutong pack merge 合并，或把改动做成叠加层；不再需要的，确认替换。`,
        file: path,
      }));

function itemsOf({ before, after, unchanged }: PlanInput): InstallPlan['items'] {
  const packs = [...new Set([...before, ...after].map(({ pack }) => pack.name))];
  const items: InstallPlan['items'] = { added: [], removed: [], changed: [], unchanged };
  for (const pack of packs) {
    const [old, now] = [before, after].map((list) => list.filter((item) => item.pack.name === pack));
    const diff = diffItems(old ?? [], now ?? []);
    const named = (one: { ref: string; title: string }): NamedItem => ({ ...one, pack });
    items.added.push(...diff.added.map(named));
    items.removed.push(...diff.removed.map(named));
    items.changed.push(...diff.items.map((item) => ({ ...item, pack })));
    // What has another digest but no difference that words could tell belongs to the figures as well.
    items.unchanged += diff.unchanged;
  }
  return items;
}
