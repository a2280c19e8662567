import type { CaseData, MaterialRecord } from '../case/types.ts';
import { canonicalJson, sm3 } from '../digest.ts';
import { evaluate } from '../feel/evaluate.ts';
import { withAskedAnswers } from './situations.ts';
import type { Material, ServiceItemSource } from './types.ts';
import { canBecomeTrue } from './undecided.ts';

/** `maybe`: conditional in words only; the window decides. */
export type Needed = true | false | 'maybe';

type Item = Pick<ServiceItemSource, 'id' | 'elements' | 'situations'>;

/** Every material of the item with whether the answers call for it. A condition that is undecided does not call for it yet. */
export const neededMaterials = (item: Item, data: CaseData): { material: Material; needed: Needed }[] => {
  const seen = withAskedAnswers(item, data);
  return item.elements.materials.map((material) => ({ material, needed: isNeeded(material, seen) }));
};

const isNeeded = ({ need, when }: Material, data: CaseData): Needed => {
  if (need === 'required') return true;
  if (when === undefined) return 'maybe';
  const called = evaluate(when, data);
  // A condition that cannot be evaluated is a mistake in the pack: a person decides rather than nobody.
  return called.ok ? called.value === true : 'maybe';
};

/** In hand, seen, had by sharing, or to be handed in later by commitment (容缺, R51). */
const IN_HAND = new Set<MaterialRecord['state']>(['received', 'verified', 'shared', 'deferred']);

const recordOf = (records: readonly MaterialRecord[], id: string) => records.find(({ material }) => material === id);

/**
 * Materials that are needed and not in hand. One that only words call for counts once the window has marked it as missing.
 */
export const missingMaterials = (item: Item, data: CaseData, records: readonly MaterialRecord[]): Material[] =>
  neededMaterials(item, data)
    .filter(({ material, needed }) => {
      const state = recordOf(records, material.id)?.state;
      if (state !== undefined && IN_HAND.has(state)) return false;
      return needed === true || (needed === 'maybe' && state === 'missing');
    })
    .map(({ material }) => material);

/**
 * Everything that the answers so far can still require (BJ-22): what is needed, what words may call for, and what a
 * condition can still call for because a name it reads is unanswered.
 */
export const possibleMaterials = (item: Item, data: CaseData): Material[] => {
  const seen = withAskedAnswers(item, data);
  return neededMaterials(item, data)
    .filter(
      ({ material, needed }) =>
        needed !== false || (material.when !== undefined && canBecomeTrue(item, material.when, seen)),
    )
    .map(({ material }) => material);
};

export interface OneTimeNotice {
  /** What the applicant still has to hand in, now or should the condition come true. */
  materials: Material[];
  /** SM3 of the notice's content: the same demand has the same hash. */
  hash: string;
}

/** The one-time notice (R6, R43): every possible material that is not in hand, named at once and fixed by a hash. */
export const oneTimeNotice = (item: Item, data: CaseData, records: readonly MaterialRecord[]): OneTimeNotice => {
  const materials = possibleMaterials(item, data).filter(({ id }) => {
    const state = recordOf(records, id)?.state;
    return state === undefined || !IN_HAND.has(state);
  });
  const content = materials.map(({ id, name, form, copies }) => ({ id, name, form, copies }));
  return { materials, hash: sm3(canonicalJson({ item: item.id, materials: content })) };
};
