import type { Level } from '../../bpmn/model.ts';
import type { OverlayRight } from '../../service/types.ts';
import type { Source } from '../merge/trace.ts';
import type { PackManifest } from '../types.ts';
import type { ElementId } from './elements.ts';

export type Layer = PackManifest['wutong']['layer'];

export interface DriftOffice {
  id: string;
  name: string;
  level: Level;
  /** Twelve digits. */
  division: string;
}

/** One field in which an item is not what it is in the layer that counts. */
export interface Difference {
  /** Id of the item, the same in every layer. */
  item: string;
  title: string;
  /** The item as it holds at the station, and in the layer that counts. */
  ref: string;
  against: string;
  element: ElementId;
  /** JSON pointer, entries of lists by their key. */
  field: string;
  /** 办理时限 › 承诺时限 */
  place: string;
  from: string;
  to: string;
  /** 承诺时限由5个工作日改为3个工作日 */
  text: string;
  /** What set it; of a field below a layer that counts this is always a lower pack. */
  source: Source;
  right: OverlayRight;
  /** Why it goes beyond the rights; it was approved then. */
  beyond?: string;
  /** It ends within the days that count as soon. */
  soon: boolean;
}

/** What holds at all stations of the same divisions. */
export interface Binding {
  /** Packs whose division covers the stations, the nearest first, by name. */
  packs: { name: string; version: string; title: string; layer: Layer }[];
  differences: Difference[];
  /** Items that only a lower pack has. */
  added: { ref: string; title: string }[];
  /** Items that differ, by element. */
  marks: Record<string, number>;
  /** Items of which any element differs. */
  items: number;
}

export interface DriftStation extends DriftOffice {
  /** Number in `bindings`. */
  binding: number;
}

export interface DriftBoard {
  /** Layer that the stations are held against. */
  against: Layer;
  elements: { id: ElementId; title: string }[];
  bindings: Binding[];
  stations: DriftStation[];
  /** Stations of which anything differs. */
  differing: number;
  /** By element: at how many stations it differs, and in how many items altogether. */
  totals: Record<ElementId, { stations: number; items: number }>;
}
