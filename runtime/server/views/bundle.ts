import type { z } from '@hono/zod-openapi';
import {
  type BundleIntake,
  type BundleSource,
  type CompiledBundle,
  type JsonObject,
  mergedMaterials,
  mergedQuestions,
  promiseWords,
  type Shown,
} from '#engine';
import type { BundleAnswers, BundleList, BundlePlan } from '../api/contract.ts';
import type { PackTitle } from './guide.ts';

type Plan = z.infer<typeof BundlePlan>;

export const bundleEntry = (
  { ref, source, pack }: Shown<BundleSource>,
  title: PackTitle,
): z.infer<typeof BundleList>['bundles'][number] => ({
  ref,
  title: source.title,
  items: source.items.length,
  promised: promiseWords(source.timeLimit),
  pack: { ...pack, title: title(pack.name) },
});

/** Before anybody has applied: only the answers to questions are known. */
const intakeOf = ({ situation, choose }: z.output<typeof BundleAnswers>): BundleIntake => ({
  applicant: { kind: 'person', name: '', idType: '', idNo: '' },
  situation: situation as JsonObject,
  shared: {},
  choose,
  own: {},
});

export function bundlePlan(
  bundle: CompiledBundle,
  { source, pack }: Shown<BundleSource>,
  answers: z.output<typeof BundleAnswers>,
  title: PackTitle,
): Plan {
  const intake = intakeOf(answers);
  const questions = mergedQuestions(bundle, intake);
  const materials = mergedMaterials(bundle, intake);
  const called = new Set(materials.flatMap(({ items }) => items));
  const refs = source.items.map(({ item }) => item).filter((ref) => called.has(ref));
  const alone = refs.map((ref) => onlyOf(bundle, ref));
  return {
    ref: bundle.ref,
    title: source.title,
    result: source.result,
    promised: promiseWords(source.timeLimit),
    note: source.timeLimit.note ?? null,
    situations: questions.situations.map(({ items: _items, when: _when, ...question }) => question),
    items: refs.map((ref) => itemView(bundle, ref)),
    optional: source.items.flatMap(({ item, optional }) =>
      optional === true && bundle.items[item] ? [{ ...itemView(bundle, item), member: item }] : [],
    ),
    materials: materials
      .filter(({ needed }) => needed !== false)
      .map(({ id, name, form, copies, needed, whenText, items }) => ({
        id,
        name,
        form,
        copies,
        certain: needed === true,
        whenText: whenText ?? null,
        items: items.map((ref) => itemView(bundle, ref).name),
      })),
    once: { fields: questions.fields.length, materials: certain(materials) },
    oneByOne: {
      fields: sum(alone.map((one) => mergedQuestions(one, intake).fields.length)),
      materials: sum(alone.map((one) => certain(mergedMaterials(one, intake)))),
    },
    assumed: source.assumed ?? [],
    pack: { ...pack, title: title(pack.name) },
  };
}

/** The bundle as if it held this item alone. */
const onlyOf = (bundle: CompiledBundle, ref: string): CompiledBundle => ({
  ...bundle,
  source: { ...bundle.source, items: [{ item: ref }], shared: { fields: {} } },
});

const certain = (materials: ReturnType<typeof mergedMaterials>): number =>
  materials.filter(({ needed }) => needed === true).length;

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

function itemView({ items }: CompiledBundle, ref: string): Plan['items'][number] {
  const compiled = items[ref];
  if (!compiled) return { ref, name: ref, promised: '' };
  const { name, timeLimit } = compiled.item.elements;
  return {
    ref: compiled.ref,
    name,
    promised: timeLimit.immediate ? '即时办结' : promiseWords(timeLimit.promised),
  };
}
