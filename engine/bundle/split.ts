import type { CaseData, MaterialRecord } from '../case/types.ts';
import type { Json, JsonObject } from '../json.ts';
import { applicantAnswers } from './applicant.ts';
import { applicableItems } from './apply.ts';
import { sharedFieldsOf, sharedMaterialsOf } from './places.ts';
import { isSameQuestion } from './sameQuestion.ts';
import type { BundleIntake, CompiledBundle, ItemIntake } from './types.ts';

/** One intake taken apart: for every item that it calls for, what its case is opened with. */
export const splitIntake = (bundle: CompiledBundle, intake: BundleIntake): ItemIntake[] =>
  applicableItems(bundle, intake).map((item) => ({
    item,
    form: formOf(bundle, item, intake),
    situation: situationOf(bundle, item, intake),
    materials: materialsOf(bundle, item, intake),
  }));

/** The answers of an item as its expressions see them. */
export const itemData = (bundle: CompiledBundle, item: string, intake: BundleIntake): CaseData => ({
  applicant: intake.applicant as unknown as JsonObject,
  form: formOf(bundle, item, intake),
  situation: situationOf(bundle, item, intake),
});

/** Shared answers go to every field that takes them, the applicant's own part before all; the item's never override them. */
function formOf({ source, items }: CompiledBundle, item: string, { shared, own, applicant }: BundleIntake): JsonObject {
  const answers = [...sharedFieldsOf(source, item)].flatMap(([field, name]): [string, Json][] => {
    const answer = shared[name];
    return answer === undefined ? [] : [[field, answer]];
  });
  const compiled = items[item];
  const known = compiled ? applicantAnswers(compiled, applicant) : {};
  return { ...own[item]?.form, ...Object.fromEntries(answers), ...known };
}

/** Answers to what the item asks, and nothing that only others ask. */
function situationOf({ source, items }: CompiledBundle, item: string, { situation, own }: BundleIntake): JsonObject {
  const questions = items[item]?.item.situations ?? [];
  const others = [...(source.situations ?? []), ...Object.values(items).flatMap((one) => one.item.situations ?? [])];
  const answers = questions.flatMap((question): [string, Json][] => {
    const answer = situation[question.id];
    const mine = others.filter(({ id }) => id === question.id).every((other) => isSameQuestion(other, question));
    return answer === undefined || !mine ? [] : [[question.id, answer]];
  });
  return { ...Object.fromEntries(answers), ...own[item]?.situation };
}

/** What was handed in once goes to every item that asks for it, under the item's own name for it. */
function materialsOf({ source, items }: CompiledBundle, item: string, { materials }: BundleIntake): MaterialRecord[] {
  const groups = sharedMaterialsOf(source, item);
  const all = items[item]?.item.elements.materials.map(({ id }) => id) ?? [];
  if (materials === undefined) return all.map((material) => ({ material, state: 'received', files: [] }));
  return all.flatMap((material) => {
    const handed = materials.find((one) => one.material === (groups.get(material) ?? `${item}/${material}`));
    return handed ? [{ ...handed, material }] : [];
  });
}
