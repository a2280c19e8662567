import type { CaseData } from '../case/types.ts';
import { withParameters } from '../parameter/index.ts';
import { itemData } from './split.ts';
import type { BundleIntake, CompiledBundle } from './types.ts';

/** Day (`YYYY-MM-DD`) and place (division code) of an intake: parameters differ by both. */
export interface IntakePlace {
  day: string;
  division: string;
}

/** Everything that an item's expressions see before there is a case. */
export function itemContext(bundle: CompiledBundle, ref: string, intake: BundleIntake, at: IntakePlace): CaseData {
  const compiled = bundle.items[ref];
  const data = itemData(bundle, ref, intake);
  if (!compiled) return data;
  const { name } = compiled.item.elements;
  return {
    ...data,
    case: { itemName: name, receivedAt: at.day, division: at.division },
    ...withParameters(compiled, at.day, at.division),
  };
}
