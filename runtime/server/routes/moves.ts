import type { SignedIn } from '../access/officer.ts';
import { CandidateQuery, Candidates, CaseView, MoveRequest } from '../api/contract.ts';
import { run } from '../command.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, requireUser } from '../http/env.ts';
import { CaseId, withKey } from '../http/parameters.ts';
import { candidatesFor } from '../moves/candidates.ts';
import { actorOf, commandOf } from '../moves/command.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';

const COMMON = { tags: ['办件'], security: [{ session: [] }] };

const move = createRoute({
  ...COMMON,
  method: 'post',
  path: '/api/cases/{id}/moves',
  summary: '委派、会办、取回、加签、减签、抄送、催办、中止、恢复、延期、终止等',
  request: { params: CaseId, headers: withKey, body: body(MoveRequest) },
  responses: { 200: answer(CaseView, '办件的最新状态'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
});
const candidates = createRoute({
  ...COMMON,
  method: 'get',
  path: '/api/cases/{id}/candidates',
  summary: '可转办、委派、会办、加签、抄送的人员，以及可提出延期的人员；不能选的注明原因',
  request: { params: CaseId, query: CandidateQuery },
  responses: { 200: answer(Candidates, '人员'), ...problems(400, 401, 404) },
});

export function moveRoutes(app: App, services: Services): void {
  const { store, organization, items, clock } = services;
  const caseOf = async (id: string, me: SignedIn) => {
    const row = await store.case(id, me.scope);
    const compiled = row ? await items.byDigest(row.digest) : undefined;
    if (!row || !compiled) throw notFound('该办件', 'case.notFound');
    return { row, compiled };
  };
  app.openapi(move, async (c) => {
    const me = requireUser(c);
    const caseId = c.req.valid('param').id;
    const sent = c.req.valid('json');
    const { row, compiled } = await caseOf(caseId, me);
    const command = commandOf(sent, row, await organization.current());
    const actor = actorOf(sent, compiled, me.user, clock());
    const expected = sent.version === undefined ? {} : { expectVersion: sent.version };
    return c.json(await run(services, c, me, { caseId, command, actor, ...expected }), 200);
  });
  app.openapi(candidates, async (c) => {
    const me = requireUser(c);
    const { for: naming, task: token } = c.req.valid('query');
    const { row, compiled } = await caseOf(c.req.valid('param').id, me);
    const ofCase = naming === 'copy' || naming === 'extend';
    if (!ofCase && token === undefined) throw problem(400, 'request.task', '请注明是哪个环节（task）。');
    const task = row.state.tasks.find((open) => open.id === token);
    if (!ofCase && !task) throw notFound('该环节', 'task.notFound');
    const org = await organization.current();
    const found = candidatesFor({ move: naming, row, compiled, task, me: me.user, org, now: clock() });
    return c.json({ candidates: found }, 200);
  });
}
