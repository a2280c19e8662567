import type { ServiceItemSource } from '../service/types.ts';
import { itemBasis } from './rules/itemBasis.ts';
import { itemElements } from './rules/itemElements.ts';
import { itemGuide } from './rules/itemGuide.ts';
import { itemLimits } from './rules/itemLimits.ts';
import { itemMaterialSources } from './rules/itemMaterialSources.ts';
import { itemMaterials } from './rules/itemMaterials.ts';
import { itemSharing } from './rules/itemSharing.ts';
import { itemSituations } from './rules/itemSituations.ts';
import { errorsFirst } from './sort.ts';
import type { Finding, ItemRule, LintContext } from './types.ts';

const rules: ItemRule[] = [
  itemElements,
  itemMaterials,
  itemMaterialSources,
  itemSharing,
  itemSituations,
  itemLimits,
  itemBasis,
  itemGuide,
];

/** Findings on a service item that already has the shape of one; paths are JSON pointers into its file. */
export const lintItem = (item: ServiceItemSource, context: LintContext = {}): Finding[] =>
  errorsFirst(rules.flatMap((rule) => rule(item, context)));
