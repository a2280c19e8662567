import type { ServiceItemSource } from '../service/types.ts';
import { itemLimits } from './rules/itemLimits.ts';
import { itemMaterials } from './rules/itemMaterials.ts';
import { itemSituations } from './rules/itemSituations.ts';
import { errorsFirst } from './sort.ts';
import type { Finding, ItemRule, LintContext } from './types.ts';

const rules: ItemRule[] = [itemMaterials, itemSituations, itemLimits];

/** Findings on a service item that already has the shape of one; paths are JSON pointers into its file. */
export const lintItem = (item: ServiceItemSource, context: LintContext = {}): Finding[] =>
  errorsFirst(rules.flatMap((rule) => rule(item, context)));
