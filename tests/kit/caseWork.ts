import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '#engine';
import { insist, type Office, type View } from './office.ts';

const POSTS: Record<string, string> = {
  acceptance: '受理',
  preliminaryReview: '初审',
  reexamination: '复审',
  approval: '审批',
  issuance: '出件',
};

/** The happy scenario of 失业登记 in Beijing, with every material of the item in hand. */
export function unemploymentCase(packs: string) {
  const read = (path: string) => JSON.parse(readFileSync(join(packs, path), 'utf8'));
  const scenario = read('beijing/scenarios/unemp-reg/happy.json') as Scenario;
  const item = read('national/items/unemp-reg.json') as { elements: { materials: { id: string }[] } };
  const materials = item.elements.materials.map(({ id }) => ({ material: id, state: 'received', files: [] }));
  return { scenario, materials };
}

export interface CaseWork extends ReturnType<typeof unemploymentCase> {
  office: Office;
  /** Called with every acknowledged step and the milliseconds that it took. */
  acknowledged(view: View, ms: number): void;
}

/** One case from the counter to the delivery over HTTP, every command sent until it is acknowledged. */
export async function workCase(work: CaseWork, turn: number): Promise<View> {
  const { scenario, materials, office } = work;
  const step = async (post: string, path: string, body: unknown): Promise<View> => {
    const sent = performance.now();
    const reply = await insist<View>(office.officer(POSTS[post] ?? post, turn), 'POST', path, body);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    work.acknowledged(reply.body, performance.now() - sent);
    return reply.body;
  };
  const { applicant, form, situation = {}, item } = scenario;
  let view = await step('acceptance', '/api/cases', {
    item,
    applicant,
    form,
    situation,
    materials,
    channel: 'counter',
  });
  for (const act of scenario.steps) {
    if (!('outcome' in act)) continue;
    const { at, outcome, opinion, form: answers, delivery } = act;
    const task = view.tasks.find((open) => open.element === at);
    if (!task) throw new Error(`case ${view.id}: no task ${at}: ${JSON.stringify(view.tasks)}`);
    const body = { version: view.version, outcome, opinion, form: answers, delivery };
    view = await step(task.post, `/api/cases/${view.id}/tasks/${task.token}/complete`, body);
  }
  if (view.status !== 'concluded') throw new Error(`case ${view.id} ended as ${view.status}`);
  return view;
}
