import { type BundleSource, type CompiledBundle, type CompiledItem, type Shown, shownContent } from '#engine';
import { notFound } from './problem.ts';
import type { Services } from './services.ts';
import { today } from './views/task.ts';

/** The bundles of the active packs, as they stand today; one that a lower pack overlays in its own version too. */
export async function allBundles({ packs, clock }: Services): Promise<Shown<BundleSource>[]> {
  const active = (await packs.active()).map(({ pack }) => pack);
  return shownContent(active, { today: today(clock()) }).bundles;
}

/** A bundle with the items of a region where it has its own. @throws {ApiProblem} 404 */
export async function bundleOf(
  services: Services,
  ref: string,
  region: string | undefined,
): Promise<{ shown: Shown<BundleSource>; bundle: CompiledBundle }> {
  const shown = (await allBundles(services)).find((one) => one.ref === ref);
  if (!shown) throw notFound(`一件事“${ref}”`, 'bundle.notFound');
  const active = await services.items.allActive();
  const items = shown.source.items.flatMap(({ item }) => {
    const found = nearest(active, item, region);
    return found ? [[item, found] as const] : [];
  });
  return { shown, bundle: { ref, source: shown.source, items: Object.fromEntries(items) } };
}

const nearest = (items: CompiledItem[], ref: string, region: string | undefined): CompiledItem | undefined =>
  items.find((item) => item.base === ref && item.ref.startsWith(`${region}:`)) ??
  items.find((item) => item.ref === ref);
