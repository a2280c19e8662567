import { type BundleSource, type CompiledBundle, type CompiledItem, catalogueFor, type Shown } from '#engine';
import { allBundles } from '../bundles.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';

/** Id of an item without the namespace of its pack. */
const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

/** A bundle with its items as they hold in a division (twelve digits). @throws {ApiProblem} 404 */
export async function bundleIn(
  services: Services,
  ref: string,
  division: string,
): Promise<{ shown: Shown<BundleSource>; bundle: CompiledBundle }> {
  const shown = (await allBundles(services)).find((one) => one.ref === ref);
  if (!shown) throw notFound(`一件事“${ref}”`, 'bundle.notFound');
  const holding = catalogueFor(
    (await services.items.allActive()).filter(({ item }) => item.internal !== true),
    division,
  );
  const items = shown.source.items.flatMap(({ item }): [string, CompiledItem][] => {
    const found = holding.find((one) => one.item.id === idOf(item));
    return found ? [[item, found]] : [];
  });
  return { shown, bundle: { ref, source: shown.source, items: Object.fromEntries(items) } };
}

/** Of an item what filling in its form needs: no diagram, no papers, no ledgers. */
const forFilling = (compiled: CompiledItem): CompiledItem => ({
  ...compiled,
  xml: '',
  calls: {},
  forms: {},
  ledgers: {},
  documents: {},
  calendar: { ...compiled.calendar, holidays: {}, workdays: {} },
});

export const bundleForFilling = ({ items, ...bundle }: CompiledBundle): CompiledBundle => ({
  ...bundle,
  items: Object.fromEntries(Object.entries(items).map(([ref, compiled]) => [ref, forFilling(compiled)])),
});
