import type { DriftBoard } from '../../runtime/ui/api/client.ts';
import { matchesText } from '../../runtime/ui/parts/matchesText.ts';

export type Binding = DriftBoard['bindings'][number];
export type Difference = Binding['differences'][number];
export type Station = DriftBoard['stations'][number];

export interface Row {
  station: Station;
  binding: Binding;
}

export interface DriftFilter {
  text: string;
  level: string;
  element: string;
  /** Stations without a difference, too. */
  all: boolean;
  /** Only what ends soon. */
  soon: boolean;
}

export const levelNames: Record<string, string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇（街道）',
  village: '村（社区）',
};

const differs = ({ binding }: Row): boolean => binding.items > 0 || binding.added.length > 0;

/** The stations that the filter lets through, in the order of their divisions. */
export function rowsOf({ stations, bindings }: DriftBoard, filter: DriftFilter): Row[] {
  return stations
    .flatMap((station) => {
      const binding = bindings[station.binding];
      return binding ? [{ station, binding }] : [];
    })
    .filter((row) => (filter.all ? true : differs(row)))
    .filter(({ station }) => filter.level === '' || station.level === filter.level)
    .filter(({ binding }) => filter.element === '' || (binding.marks[filter.element] ?? 0) > 0)
    .filter(({ binding }) => !filter.soon || binding.differences.some(({ soon }) => soon))
    .filter(({ station }) => matchesText(station.name, filter.text) || station.division.startsWith(filter.text.trim()))
    .sort((a, b) => (a.station.division < b.station.division ? -1 : 1));
}

/** Differences by item, in the order in which they come. */
export function byItem(differences: Difference[]): { ref: string; title: string; differences: Difference[] }[] {
  const items = new Map<string, Difference[]>();
  for (const difference of differences) items.set(difference.ref, [...(items.get(difference.ref) ?? []), difference]);
  return [...items].map(([ref, list]) => ({ ref, title: list[0]?.title ?? ref, differences: list }));
}
