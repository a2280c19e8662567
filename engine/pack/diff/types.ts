import type { ItemMetrics } from '../../service/metrics.ts';

/** One change of an item in words. */
export interface ItemChange {
  /** What of the item: one of the twelve elements, or 情形、环节、表单、台账 … */
  part: string;
  kind: 'added' | 'removed' | 'changed';
  /** A plain Chinese sentence without the name of the item. */
  text: string;
}

export interface ItemDiff {
  /** Id of the item, the same in both. */
  id: string;
  title: string;
  /** Reference in the old and the new set: a layer gives the item its own. */
  from: string;
  to: string;
  changes: ItemChange[];
  before: ItemMetrics;
  after: ItemMetrics;
}

export interface PackDiff {
  /** Items of which something changed. */
  items: ItemDiff[];
  added: { ref: string; title: string }[];
  removed: { ref: string; title: string }[];
  /** Items in both of which nothing changed. */
  unchanged: number;
  /** Over all items that stand in both. */
  before: ItemMetrics;
  after: ItemMetrics;
}
