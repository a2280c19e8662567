import type { CompiledBundle } from '../bundle/types.ts';
import type { CompiledCampaign } from '../campaign/types.ts';
import type { Indicator } from '../indicator/index.ts';
import type { CompiledPoster } from '../poster/types.ts';
import type { Problem, Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { RuleText } from '../ruleText/index.ts';
import type { CompiledItem, ServiceItemSource } from '../service/types.ts';
import { compileBundles } from './bundles.ts';
import { compileCampaigns, compileShownCampaigns } from './campaigns.ts';
import { compileItem } from './compile.ts';
import { checkOwnDecisions } from './decisions.ts';
import type { ProcessCache, Workbench } from './gather.ts';
import { compileIndicators } from './indicators.ts';
import { hint } from './nearest.ts';
import { orderPacks, upstreamOf } from './order.ts';
import { pointerTo } from './pointer.ts';
import { compilePosters } from './posters.ts';
import { qualify } from './references.ts';
import { checkOwnRegisters } from './registers.ts';
import { checkRollUps } from './rollUps.ts';
import { compileRuleTexts } from './ruleTexts.ts';
import type { Shown } from './shownTypes.ts';
import type { Pack } from './types.ts';
import { checkUnifications } from './unifications.ts';
import { partsUsedBy } from './uses.ts';
import { type Part, type View, type ViewOptions, viewOf } from './view.ts';

export interface ResolveOptions extends ViewOptions {
  /** Names of the packs whose items are compiled and checked; the others are only looked at. Without it all are. */
  only?: string[];
  /** Called after every item; it is waited for, so that a server can breathe and show how far it is. */
  onItem?(done: number, total: number): void | Promise<void>;
}

/** Everything of packs that runs. */
export interface Content {
  items: CompiledItem[];
  campaigns: CompiledCampaign[];
  bundles: CompiledBundle[];
  posters: CompiledPoster[];
  indicators: Shown<Indicator>[];
  ruleTexts: Shown<RuleText>[];
}

/** The items of `resolveContent`, with the same problems. */
export async function resolvePacks(packs: Pack[], options: ResolveOptions = {}): Promise<Result<CompiledItem[]>> {
  const content = await resolveContent(packs, options);
  return content.ok ? ok(content.value.items) : content;
}

/**
 * Compiles everything of the packs that runs or is shown: orders them by dependencies, lays the overlays, resolves every
 * reference, compiles and checks processes, forms, rules and documents. All problems together, each with `file` and `path` or `element`.
 * What a lower pack overlays, itself or a part of it, comes out twice: as it is above, and as `<lower namespace>:<id>`.
 */
export async function resolveContent(packs: Pack[], options: ResolveOptions = {}): Promise<Result<Content>> {
  const content: Content = { items: [], campaigns: [], bundles: [], posters: [], indicators: [], ruleTexts: [] };
  const progress = progressOf(packs, options);
  const worked = await eachPack(packs, options, async (bench) => {
    content.items.push(...(await compilePack(bench, progress)));
    content.campaigns.push(...(await compileCampaigns(bench)));
    content.bundles.push(...(await compileBundles(bench, content.items)));
    content.posters.push(...(await compilePosters(bench)));
    content.indicators.push(...compileIndicators(bench));
    content.ruleTexts.push(...compileRuleTexts(bench));
    checkOwnDecisions(bench);
    checkOwnRegisters(bench);
    checkUnifications(bench);
    checkRollUps(bench);
    bench.problems.push(...checkScenarios(bench.view), ...checkOfficerPosts(bench.view));
  });
  return worked.ok ? ok(content) : worked;
}

/**
 * The posters of installed packs with the overlays that hold on a day, without compiling items. The packs were checked when
 * they were installed: what is wrong since is left as it is above.
 */
export async function shownPosters(packs: Pack[], options: ViewOptions): Promise<CompiledPoster[]> {
  const posters: CompiledPoster[] = [];
  await eachPack(packs, options, async (bench) => {
    posters.push(...(await compilePosters(bench)));
  });
  return posters;
}

/** The campaigns of installed packs with the overlays that hold on a day; one that no longer compiles is left out. */
export async function shownCampaigns(packs: Pack[], options: ViewOptions): Promise<Shown<CompiledCampaign>[]> {
  const campaigns: Shown<CompiledCampaign>[] = [];
  await eachPack(packs, options, async (bench) => {
    campaigns.push(...(await compileShownCampaigns(bench)));
  });
  return campaigns;
}

/** Lays the packs over each other, the upper ones first, and has each worked on with what it sees. All problems together. */
async function eachPack(
  packs: Pack[],
  options: ResolveOptions,
  work: (bench: Workbench) => Promise<void>,
): Promise<Result<true>> {
  const ordered = orderPacks(packs);
  if (!ordered.ok) return ordered;
  const problems: Problem[] = [];
  const views = new Map<Pack, View>();
  const shared = { cache: new Map() as ProcessCache, told: new Set<Part<unknown>>() };
  for (const pack of ordered.value) {
    const found: Problem[] = [];
    const above = upstreamOf(pack, ordered.value).flatMap((upper) => views.get(upper) ?? []);
    const view = viewOf(pack, above, options, found);
    views.set(pack, view);
    if (options.only && !options.only.includes(pack.manifest.name)) continue;
    const bench: Workbench = { view, problems: found, ...shared };
    await work(bench);
    problems.push(...(packs.length > 1 ? found.map((problem) => named(problem, pack)) : found));
  }
  return problems.length > 0 ? fail(...problems) : ok(true);
}

/** Counts compiled items; overlaid ones come on top of the total that is known beforehand. */
function progressOf(packs: Pack[], { onItem }: ResolveOptions): () => Promise<void> {
  const total = packs.reduce((sum, pack) => sum + Object.keys(pack.items).length, 0);
  let done = 0;
  return async () => {
    done += 1;
    if (onItem) await onItem(done, Math.max(done, total));
  };
}

/** With several packs a file name alone does not tell which one to mend. */
const named = (problem: Problem, pack: Pack): Problem => ({
  ...problem,
  message: `${problem.message}（内容包“${pack.manifest.name}”）`,
});

async function compilePack(bench: Workbench, progress: () => Promise<void>): Promise<CompiledItem[]> {
  const { view } = bench;
  const namespace = view.pack.manifest.wutong.namespace;
  const items: CompiledItem[] = [];
  for (const part of [...view.parts.items.values()]) {
    const own = part.home === view.pack;
    if (!own && !isTouched(view, part)) continue;
    const ref = `${namespace}:${part.value.id}`;
    if (!own && view.parts.items.has(ref)) {
      bench.problems.push(clash(part, ref));
      continue;
    }
    const compiled = await compileItem(bench, part, own ? { ref } : { ref, base: part.ref });
    if (compiled) items.push(compiled);
    await progress();
    if (!own) view.aliases.set(ref, part.ref);
  }
  return items;
}

/** An overlaid item takes the same name as an item of the pack's own. */
const clash = ({ file, ref: base }: Part<ServiceItemSource>, ref: string): Problem => ({
  code: 'pack.doubled',
  message: `本包已有事项“${ref}”，不能再由叠加“${base}”得到同名事项，请改名或删去一处。`,
  file,
});

/** Whether this pack's overlays changed the item or anything that it uses. */
export function isTouched(view: View, part: Part<ServiceItemSource>): boolean {
  if (view.touched.size === 0) return false;
  return view.touched.has(`items/${part.ref}`) || partsUsedBy(view, part.value).some((name) => view.touched.has(name));
}

/** A scenario proves an item that there is, its own pack's or one that this pack overlays. */
function checkScenarios({ pack, parts, aliases }: View): Problem[] {
  const namespace = pack.manifest.wutong.namespace;
  return Object.entries(pack.scenarios).flatMap(([id, scenario]) => {
    const ref = qualify(scenario.item, namespace);
    if (parts.items.has(aliases.get(ref) ?? ref)) return [];
    const message = `事项“${ref}”不存在。${hint(ref, [...parts.items.keys(), ...aliases.keys()])}`;
    return [{ code: 'pack.danglingLink', message, file: `scenarios/${id}.json`, path: '/item' }];
  });
}

/** Posts of officers are codes of the table POST, where a pack has one. */
function checkOfficerPosts({ pack, parts }: View): Problem[] {
  const tables = [...parts['code-tables'].values()].filter(({ value }) => value.id === 'POST');
  const codes = tables.flatMap(({ value }) => value.entries.map(({ code }) => code));
  if (codes.length === 0) return [];
  return Object.entries(pack.organizations).flatMap(([id, { officers }]) =>
    officers.flatMap(({ posts }, at) =>
      posts.flatMap((post, index): Problem[] => {
        if (codes.includes(post)) return [];
        const message = `岗位“${post}”不在代码表 POST 中。${hint(post, codes)}`;
        const path = pointerTo('officers', at, 'posts', index);
        return [{ code: 'pack.unknownPost', message, file: `organizations/${id}.json`, path }];
      }),
    ),
  );
}
