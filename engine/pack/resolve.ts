import type { Problem, Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { CompiledItem, ServiceItemSource } from '../service/types.ts';
import { compileItem } from './compile.ts';
import { checkOwnDecisions } from './decisions.ts';
import type { ProcessCache, Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { orderPacks, upstreamOf } from './order.ts';
import { pointerTo } from './pointer.ts';
import { codeTablesOf, qualify } from './references.ts';
import type { Pack } from './types.ts';
import { type Part, type View, viewOf } from './view.ts';

export interface ResolveOptions {
  /** `YYYY-MM-DD`: overlays that expired before it are left out. Without it none is. */
  today?: string;
}

/**
 * Compiles every item of the packs: orders them by dependencies, lays the overlays, resolves every reference, compiles and
 * checks processes, forms, rules and documents. All problems together, each with `file` and `path` or `element`.
 * An item that a lower pack overlays, itself or a part of it, comes out twice: as it is above, and as `<lower namespace>:<id>`.
 */
export async function resolvePacks(packs: Pack[], options: ResolveOptions = {}): Promise<Result<CompiledItem[]>> {
  const ordered = orderPacks(packs);
  if (!ordered.ok) return ordered;
  const problems: Problem[] = [];
  const items: CompiledItem[] = [];
  const views = new Map<Pack, View>();
  const shared = { cache: new Map() as ProcessCache, told: new Set<Part<unknown>>() };
  for (const pack of ordered.value) {
    const found: Problem[] = [];
    const above = upstreamOf(pack, ordered.value).flatMap((upper) => views.get(upper) ?? []);
    const view = viewOf(pack, above, options.today, found);
    views.set(pack, view);
    const bench: Workbench = { view, problems: found, ...shared };
    items.push(...(await compilePack(bench)));
    checkOwnDecisions(bench);
    found.push(...checkScenarios(view), ...checkOfficerPosts(view));
    problems.push(...(packs.length > 1 ? found.map((problem) => named(problem, pack)) : found));
  }
  return problems.length > 0 ? fail(...problems) : ok(items);
}

/** With several packs a file name alone does not tell which one to mend. */
const named = (problem: Problem, pack: Pack): Problem => ({
  ...problem,
  message: `${problem.message}（内容包“${pack.manifest.name}”）`,
});

async function compilePack(bench: Workbench): Promise<CompiledItem[]> {
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
function isTouched({ touched, parts }: View, { ref, value }: Part<ServiceItemSource>): boolean {
  if (touched.size === 0) return false;
  const ledgers = value.ledgers.map(({ ledger }) => ledger);
  const form = parts.forms.get(value.form);
  const tables = [
    ...(form ? codeTablesOf(form.value.schema).map(({ table }) => table) : []),
    ...ledgers.flatMap(
      (ledger) => parts.ledgers.get(ledger)?.value.columns.map(({ codeTable }) => codeTable ?? '') ?? [],
    ),
  ];
  return [
    `items/${ref}`,
    `forms/${value.form}`,
    ...ledgers.map((ledger) => `ledgers/${ledger}`),
    ...value.documents.map((document) => `documents/${document}`),
    ...tables.map((table) => `code-tables/${table}`),
  ].some((name) => touched.has(name));
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
