import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '#engine';
import type { Answer, Caller, TestApp } from './app.ts';
import { packsFolder } from './packs.ts';

/** 失业登记 at a street office in Beijing, as the pack's own happy scenario fills it in. */
export const scenario = JSON.parse(
  readFileSync(join(packsFolder, 'beijing/scenarios/unemp-reg/happy.json'), 'utf8'),
) as Scenario;

export const ITEM = 'beijing:unemp-reg';
export const MATERIALS = ['identity', 'form', 'termination'].map((material) => ({
  material,
  state: 'received',
  files: [],
}));

export const application = (more: object = {}) => ({
  item: ITEM,
  applicant: scenario.applicant,
  form: scenario.form,
  situation: scenario.situation ?? {},
  materials: MATERIALS,
  channel: 'counter',
  ...more,
});

/** One officer of each post at the same street office. */
export const USERS = {
  acceptance: 'hepl-shouli1',
  preliminaryReview: 'hepl-chushen1',
  reexamination: 'hepl-fushen1',
  approval: 'hepl-shenpi1',
  issuance: 'hepl-chujian',
} as const;
export type Step = keyof typeof USERS;

/** The bodies with which the scenario's officers complete their steps. */
export const BODIES: Record<Step, object> = {
  acceptance: { outcome: 'accept' },
  preliminaryReview: {
    outcome: 'approve',
    opinion: '人户一致，未发现就业和参保记录。',
    form: { checkResult: '1', regDate: '2026-03-02' },
  },
  reexamination: { outcome: 'approve', opinion: '比对无误。' },
  approval: { outcome: 'approve', opinion: '同意登记。' },
  issuance: { outcome: 'issue', delivery: { method: '1', receiver: '龚㛃', at: '2026-03-03' } },
};

export const taskPath = (view: { id: string; tasks: { token: number }[] }, verb: string): string =>
  `/api/cases/${view.id}/tasks/${view.tasks[0]?.token}/${verb}`;

/** The officer of the open step completes it. */
export async function complete(app: TestApp, view: Answer['body'], more: object = {}): Promise<Answer> {
  const step = view.tasks[0].element as Step;
  const caller: Caller = await app.signIn(USERS[step]);
  return caller.post(taskPath(view, 'complete'), { version: view.version, ...BODIES[step], ...more });
}

/** Receives a case and works it until the step is open. */
export async function caseAt(app: TestApp, step: Step | 'end', more: object = {}): Promise<Answer['body']> {
  const clerk = await app.signIn(USERS.acceptance);
  const received = await clerk.post('/api/cases', application(more));
  if (received.status !== 201) throw new Error(JSON.stringify(received.body));
  let view = received.body;
  while (view.tasks.length > 0 && view.tasks[0].element !== step) {
    const answer = await complete(app, view);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    view = answer.body;
  }
  return view;
}
