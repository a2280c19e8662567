import {
  bundlePaperData,
  bundlePapers,
  bundleProgress,
  mergedMaterials,
  mergedQuestions,
  type PaperCase,
  splitIntake,
} from '../bundle/index.ts';
import type { BundleCase, BundleIntake, BundleProof, CompiledBundle, ItemIntake } from '../bundle/types.ts';
import type { Applicant } from '../case/types.ts';
import { canonicalJson } from '../digest.ts';
import { unlisted } from '../document/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import { pointerTo } from './pointer.ts';
import { playScenario } from './scenario/player.ts';
import type { Scenario, ScenarioStep } from './types.ts';

type Scenarios = Record<string, Scenario>;

/**
 * Plays a proof of a bundle: one intake, split into cases that are played to their end by the scenario player, then one
 * result. `scenarios`: those that the proof may borrow from. Problems have the path inside the proof.
 */
export function proveBundle(bundle: CompiledBundle, proof: BundleProof, scenarios: Scenarios): Problem[] {
  const intake = intakeOf(proof, scenarios);
  const parts = splitIntake(bundle, intake);
  const { expect } = proof;
  const asked = mergedQuestions(bundle, intake).fields.length;
  const materials = mergedMaterials(bundle, intake).filter(({ needed }) => needed === true).length;
  const played = parts.map((part) => play(bundle, part, proof, scenarios));
  const ended = played.flatMap((one) => ('item' in one ? [one] : []));
  const cases = ended.map(asCase);
  const results = Object.fromEntries(cases.map(({ item, result, status }) => [item, result ?? status]));
  return [
    ...unexpected(
      '/items',
      '要办的事项',
      expect.items,
      parts.map(({ item }) => item),
    ),
    ...(expect.asked === undefined ? [] : unexpected('/asked', '合并后要填的字段数', expect.asked, asked)),
    ...(expect.materials === undefined
      ? []
      : unexpected('/materials', '合并后要交的材料数', expect.materials, materials)),
    ...played.flatMap((one) => ('item' in one ? [] : one.problems)),
    ...paperProblems(bundle, proof, ended),
    ...Object.entries(expect.results ?? {}).flatMap(([item, result]) =>
      unexpected(`/results${pointerTo(item)}`, `“${item}”的结果`, result, results[item] ?? null),
    ),
    ...unexpected('/result', '一件事的结果', expect.result, bundleProgress(cases).result ?? null),
  ];
}

/** What a scenario lends: its answers, without those that the bundle asks once. */
function intakeOf(proof: BundleProof, scenarios: Scenarios): BundleIntake {
  const own = Object.entries(proof.cases).map(([item, { scenario, form, situation }]) => {
    const lent = scenarios[scenario ?? ''];
    return [
      item,
      { form: { ...lent?.form, ...form }, situation: { ...without(lent?.situation, proof.situation), ...situation } },
    ] as const;
  });
  return {
    applicant: proof.applicant as unknown as Applicant,
    situation: proof.situation ?? {},
    shared: proof.shared,
    choose: proof.choose ?? [],
    own: Object.fromEntries(own),
  };
}

const without = (answers: JsonObject = {}, given: JsonObject = {}): JsonObject =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !Object.hasOwn(given, name)));

function play(
  bundle: CompiledBundle,
  part: ItemIntake,
  proof: BundleProof,
  scenarios: Scenarios,
): PaperCase | { problems: Problem[] } {
  const path = pointerTo('cases', part.item);
  const compiled = bundle.items[part.item];
  const way = proof.cases[part.item];
  const steps = (way?.steps as ScenarioStep[] | undefined) ?? scenarios[way?.scenario ?? '']?.steps;
  if (!compiled || !steps) return { problems: [problem(path, `没有写明事项“${part.item}”怎样办。`)] };
  const { form, situation } = part;
  const run = playScenario(compiled, {
    title: proof.title,
    item: part.item,
    now: proof.now,
    shows: 'happy',
    applicant: proof.applicant,
    form,
    situation,
    steps,
    expect: { status: 'concluded' },
  });
  if (!run.ok) return { problems: run.problems.map((one) => ({ ...one, path: `${path}${one.path ?? ''}` })) };
  const { state } = run.value;
  const changedAt = Math.max(Date.parse(proof.now), ...state.clock.map(({ at }) => at));
  return { item: part.item, name: compiled.item.elements.name, no: state.no, state, compiled, changedAt };
}

const asCase = ({ item, state: { status, result } }: PaperCase): BundleCase => ({
  item,
  status,
  ...(result === undefined ? {} : { result }),
});

/** Every paper that there is at the end is filled in; a table over something that is no list would stay empty unseen. */
function paperProblems({ source, documents = [] }: CompiledBundle, proof: BundleProof, cases: PaperCase[]): Problem[] {
  const applicant = proof.applicant as unknown as Applicant;
  const now = Math.max(Date.parse(proof.now), ...cases.map(({ changedAt }) => changedAt));
  const office = { name: '演练平台' };
  const data = bundlePaperData({ no: 'B1', source, applicant, office, receivedAt: Date.parse(proof.now), cases, now });
  return bundlePapers(documents, { cases }).flatMap((template) =>
    unlisted(template, data).map((title) =>
      problem('/cases', `文书“${template.title}”的表格“${title}”取不到各行，请检查 each。`),
    ),
  );
}

const problem = (path: string, message: string): Problem => ({ code: 'bundle.proof', message, path });

function unexpected(path: string, what: string, expected: Json, actual: Json): Problem[] {
  if (canonicalJson(expected) === canonicalJson(actual)) return [];
  const message = `${what}应为 ${JSON.stringify(expected)}，结果为 ${JSON.stringify(actual)}。`;
  return [{ code: 'bundle.unexpected', message, path: `/expect${path}` }];
}
