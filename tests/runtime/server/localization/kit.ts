import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JsonObject, Scenario } from '#engine';
import type { Answer, Caller, TestApp } from '../../../kit/app.ts';
import { packsFolder } from '../../../kit/packs.ts';

export const ITEM = 'national:unemp-reg';
export const COUNTY = { user: 'qx-shixiang', office: 'qingxi-county' };
export const CITY = { user: 'fq-shixiang', office: 'fengqi-city' };

const read = (path: string) => JSON.parse(readFileSync(join(packsFolder, path), 'utf8'));

type Body = Answer['body'];

export const ok = (answer: Answer, status = 200): Body => {
  if (answer.status !== status) expect.fail(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const limit = (value: number) => (item: JsonObject) => {
  const { elements } = item as {
    elements: { timeLimit: { promised: { value: number }; statutory?: { value: number } } };
  };
  elements.timeLimit.promised.value = value;
};

/** A shorter promise, and steps that fit it. */
export const quicker = (item: JsonObject) => {
  limit(2)(item);
  const { steps } = item as { steps: Record<string, { limit?: { value: number } }> };
  for (const step of Object.values(steps)) if (step.limit) step.limit.value /= 2;
};

/** Edits a draft's item as its author does in the editor, and gives it reason, 文号 and end. */
export async function edit(
  caller: Caller,
  draft: Body,
  change: (item: JsonObject) => void,
  more: object = {},
): Promise<Body> {
  const item = JSON.parse(draft.content) as JsonObject;
  change(item);
  const sent = {
    version: draft.version,
    content: JSON.stringify(item),
    reason: '䶮川片区每周只有一个集中受理日，入户核查用时较长。',
    document: '清人社发〔2026〕8号',
    expires: '2026-12-31',
    ...more,
  };
  return ok(await caller.put(`/api/localizations/${draft.id}`, sent));
}

export async function drafted(
  app: TestApp,
  by: { user: string; office: string; part?: string },
  change: (item: JsonObject) => void,
  more: object = {},
): Promise<{ caller: Caller; draft: Body }> {
  const caller = await app.signIn(by.user);
  const begun = ok(await caller.post('/api/localizations', { office: by.office, part: by.part ?? ITEM }), 201);
  return { caller, draft: await edit(caller, begun, change, more) };
}

export const fresh = async (caller: Caller, id: string): Promise<Body> =>
  ok(await caller.get(`/api/localizations/${id}`));

export const submit = (caller: Caller, { id, version }: Body): Promise<Answer> =>
  caller.post(`/api/localizations/${id}/submit`, { version });

/** Completes the open step of the case of a request. */
export async function decide(app: TestApp, user: string, caseId: string, body: object): Promise<Answer> {
  const caller = await app.signIn(user);
  const view = ok(await caller.get(`/api/cases/${caseId}`));
  return caller.post(`/api/cases/${caseId}/tasks/${view.tasks[0].token}/complete`, { version: view.version, ...body });
}

export const AGREE = { outcome: 'agree', opinion: '情况属实，同意上报。' };
export const APPROVE = { outcome: 'approve', opinion: '同意。', form: { replyDocument: '梧人社复〔2026〕3号' } };

/** A draft of the county through city and province, up to the grant. */
export async function granted(
  app: TestApp,
  change: (item: JsonObject) => void,
  more: object = {},
  part: string = ITEM,
): Promise<Body> {
  const { caller, draft } = await drafted(app, { ...COUNTY, part }, change, more);
  const sent = ok(await submit(caller, draft));
  ok(await decide(app, 'fq-fushen1', sent.caseId, AGREE));
  ok(await decide(app, 'wts-shenpi', sent.caseId, APPROVE));
  return sent;
}

/** The happy case of an item at the town, on whatever the catalogue of its division offers now. */
export async function received(app: TestApp, id = 'unemp-reg', form: JsonObject = {}): Promise<Answer> {
  const scenario = read(`national/scenarios/${id}/happy.json`) as Scenario;
  const item = read(`national/items/${id}.json`) as { elements: { materials: { id: string }[] } };
  const clerk = await app.signIn('wt-shouli1');
  const catalogue = ok(await clerk.get('/api/catalogue'));
  const { ref } = catalogue.items.find((entry: { ref: string }) => entry.ref.endsWith(`:${id}`));
  return clerk.post('/api/cases', {
    item: ref,
    applicant: scenario.applicant,
    form: { ...scenario.form, ...form },
    situation: scenario.situation ?? {},
    materials: item.elements.materials.map((material) => ({ material: material.id, state: 'received', files: [] })),
    channel: 'counter',
  });
}

export const receive = async (app: TestApp, id?: string): Promise<Body> => ok(await received(app, id), 201);

export const accept = async (app: TestApp, view: Body): Promise<Body> =>
  ok(await decide(app, 'wt-shouli1', view.id, { outcome: 'accept' }));

export const DAY = 86_400_000;
