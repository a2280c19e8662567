import { addDays } from '../../deadline/localDate.ts';
import { ok, type Result } from '../../result.ts';
import { catalogueFor } from '../catalogue.ts';
import { viewsOf } from '../merge/views.ts';
import type { Pack } from '../types.ts';
import type { View, ViewOptions } from '../view.ts';
import { differencesOf } from './differences.ts';
import { type Effective, effectiveItems } from './effective.ts';
import { ELEMENTS, type ElementId } from './elements.ts';
import type { Binding, Difference, DriftBoard, DriftOffice, DriftStation, Layer } from './types.ts';

export interface DriftOptions extends ViewOptions {
  /** Layer that stations are held against; default 省级. */
  against?: Layer;
  /** Days from today in which an overlay that ends is marked; default 30. */
  soonDays?: number;
}

const SOON_DAYS = 30;

/**
 * Which station's items differ from those of the province (or another layer), in which of the twelve elements, set by whom.
 * Stations under the same packs share one binding, so thousands of them cost no more than a few.
 */
export function driftBoard(packs: Pack[], offices: DriftOffice[], options: DriftOptions = {}): Result<DriftBoard> {
  const { against = 'province', soonDays = SOON_DAYS, today } = options;
  const soonest = today === undefined ? '' : addDays(today, soonDays);
  const views = viewsOf(packs, options);
  if (!views.ok) return views;
  const all = [...views.value.values()];
  const [here, above] = [effectiveItems(all, 'county'), effectiveItems(all, against)];
  const numbers = new Map<string, number>();
  const bindings: Binding[] = [];
  const stations = offices.map(({ id, name, level, division }): DriftStation => {
    const covering = packsFor(all, division);
    const key = covering.map(({ pack }) => pack.manifest.name).join(' ');
    const known = numbers.get(key) ?? bindings.length;
    if (known === bindings.length) bindings.push(bindingOf(covering, here, above, division, soonest));
    numbers.set(key, known);
    return { id, name, level, division, binding: known };
  });
  return ok({ against, elements: [...ELEMENTS], bindings, stations, ...totalsOf(bindings, stations) });
}

/** Packs whose division covers an office, the nearest first. */
const packsFor = (views: View[], division: string): View[] =>
  views.filter(({ pack }) => division.startsWith(pack.manifest.wutong.division ?? '')).reverse();

function bindingOf(
  covering: View[],
  here: Effective[],
  above: Effective[],
  division: string,
  soonest: string,
): Binding {
  const known = new Map(catalogueFor(above, division).map((effective) => [effective.item.id, effective]));
  const items = catalogueFor(here, division);
  const differences = items.flatMap((effective) => {
    const against = known.get(effective.item.id);
    return against === undefined || against.ref === effective.ref ? [] : differencesOf(effective, against, soonest);
  });
  return {
    packs: covering.map(({ pack: { manifest } }) => ({
      name: manifest.name,
      version: manifest.version,
      title: manifest.wutong.title,
      layer: manifest.wutong.layer,
    })),
    differences,
    added: items.flatMap(({ ref, item, part }) => (known.has(item.id) ? [] : [{ ref, title: part.value.title }])),
    marks: marksOf(differences),
    items: new Set(differences.map(({ item }) => item)).size,
  };
}

function marksOf(differences: Difference[]): Binding['marks'] {
  const items = new Map<ElementId, Set<string>>();
  for (const { element, item } of differences) items.set(element, (items.get(element) ?? new Set()).add(item));
  return Object.fromEntries([...items].map(([element, ids]) => [element, ids.size]));
}

function totalsOf(bindings: Binding[], stations: DriftStation[]): Pick<DriftBoard, 'differing' | 'totals'> {
  const counts = bindings.map((_binding, index) => stations.filter(({ binding }) => binding === index).length);
  const total = (element: ElementId) => ({
    stations: sum(bindings.map(({ marks }, index) => (marks[element] === undefined ? 0 : (counts[index] ?? 0)))),
    items: sum(bindings.map(({ marks }, index) => (marks[element] ?? 0) * (counts[index] ?? 0))),
  });
  return {
    differing: sum(bindings.map(({ items }, index) => (items > 0 ? (counts[index] ?? 0) : 0))),
    totals: Object.fromEntries(ELEMENTS.map(({ id }) => [id, total(id)])) as DriftBoard['totals'],
  };
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
