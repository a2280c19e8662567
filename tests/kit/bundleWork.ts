import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleIntake, type CompiledBundle, type JsonObject, mergedMaterials, type Scenario } from '#engine';
import type { Answer, TestApp } from './app.ts';
import { packsFolder } from './packs.ts';

const NAMESPACE = 'national';

interface Proof {
  applicant: BundleIntake['applicant'];
  situation?: JsonObject;
  shared: JsonObject;
  choose?: string[];
  cases: Record<string, { scenario: string; form?: JsonObject; situation?: JsonObject }>;
}

export interface BundleWork {
  ref: string;
  /** Complete, with every material of the called items in hand. */
  intake: BundleIntake;
  /** How the case of each item goes, by the reference that the bundle writes. */
  steps: Record<string, Scenario['steps']>;
}

const read = (path: string) => JSON.parse(readFileSync(join(packsFolder, NAMESPACE, path), 'utf8'));
const qualified = (id: string): string => `${NAMESPACE}:${id}`;

/** An application for one of the national bundles, from the proof that its pack ships. */
export function bundleWork(id: string, compiled: CompiledBundle, turn = 0): BundleWork {
  const proof = read(`bundles/${id}.json`).proof[turn] as Proof;
  const parts = Object.entries(proof.cases).map(([item, { scenario, form, situation }]) => {
    const lent = read(`scenarios/${scenario}.json`) as Scenario;
    const answers = Object.entries(lent.situation ?? {}).filter(([name]) => !(name in (proof.situation ?? {})));
    const own = {
      form: { ...lent.form, ...form },
      situation: { ...Object.fromEntries(answers), ...situation },
    };
    return { ref: qualified(item), own, steps: lent.steps };
  });
  const intake: BundleIntake = {
    applicant: proof.applicant,
    situation: { ...Object.assign({}, ...parts.map(({ own }) => own.situation)), ...proof.situation },
    shared: proof.shared,
    choose: (proof.choose ?? []).map(qualified),
    own: Object.fromEntries(parts.map(({ ref, own }) => [ref, own])),
  };
  const materials = mergedMaterials(compiled, intake).map((material) => ({
    material: material.id,
    state: 'received' as const,
    files: [],
  }));
  return {
    ref: qualified(id),
    intake: { ...intake, materials },
    steps: Object.fromEntries(parts.map(({ ref, steps }) => [ref, steps])),
  };
}

/** Completes the step of a case at which a scenario stands, by somebody who holds its post there. */
async function act(app: TestApp, caseId: string, step: Extract<Scenario['steps'][number], { outcome: string }>) {
  const row = await app.services.store.case(caseId, { all: true });
  const task = row?.state.tasks.find(({ element }) => element === step.at);
  if (!row || !task) throw new Error(`${caseId}: no task ${step.at}`);
  const { users } = await app.services.organization.current();
  const barred = new Set(Object.values(row.state.performers).flat());
  const holder = users.find(
    ({ id, posts }) =>
      (task.assignee === undefined ? !barred.has(id) : id === task.assignee) &&
      posts.some(({ post, office }) => post === task.post && office === task.office),
  );
  if (!holder) throw new Error(`${caseId}: nobody holds ${task.post} at ${task.office}`);
  const caller = await app.signIn(holder.userName);
  const { outcome, opinion, form, delivery } = step;
  const path = `/api/cases/${caseId}/tasks/${task.id}/complete`;
  return caller.post(path, { version: row.version, outcome, opinion, form, delivery });
}

const DAYS = /^P(\d+)D$/;

/** Plays the steps of a scenario on a case over the API. */
export async function workCase(app: TestApp, caseId: string, steps: Scenario['steps']): Promise<Answer | undefined> {
  let last: Answer | undefined;
  for (const step of steps) {
    if ('advance' in step) await app.advance(Number(DAYS.exec(String(step.advance))?.[1] ?? 0) * 86_400_000);
    if (!('outcome' in step)) continue;
    last = await act(app, caseId, step);
    if (last.status !== 200) throw new Error(`${step.at}: ${JSON.stringify(last.body)}`);
  }
  return last;
}
