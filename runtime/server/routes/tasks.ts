import type { CaseCommand, CaseState } from '#engine';
import { actorAt } from '../access/officer.ts';
import { CaseView, CompleteTask, OnlyVersion, SendBack, Transfer } from '../api/contract.ts';
import { run } from '../command.ts';
import { answer, body, createRoute, problems } from '../http/describe.ts';
import { type App, type AppContext, requireUser } from '../http/env.ts';
import { TaskPath, withKey } from '../http/parameters.ts';
import { refuseAtDesk } from '../localization/requestStep.ts';
import { taskActor } from '../moves/actors.ts';
import { colleague } from '../moves/people.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';

const COMMON = { tags: ['环节'], security: [{ session: [] }] };
const PROBLEMS = problems(400, 401, 403, 404, 409, 413, 415, 422);
const PATH = '/api/cases/{id}/tasks/{token}';

const taskRoute = <P extends string, B extends Parameters<typeof body>[0]>(path: P, summary: string, schema: B) =>
  createRoute({
    ...COMMON,
    method: 'post',
    path,
    summary,
    request: { params: TaskPath, headers: withKey, body: body(schema) },
    responses: { 200: answer(CaseView, '办件的最新状态'), ...PROBLEMS },
  });

const claim = taskRoute(`${PATH}/claim`, '领取', OnlyVersion);
const release = taskRoute(`${PATH}/release`, '退领', OnlyVersion);
const complete = taskRoute(`${PATH}/complete`, '办理：受理、同意、不同意、一次性告知、出件等', CompleteTask);
const sendBack = taskRoute(`${PATH}/send-back`, '退回到流程允许的环节', SendBack);
const transfer = taskRoute(`${PATH}/transfer`, '转办', Transfer);

type Sent = { version: number };

export function taskRoutes(app: App, services: Services): void {
  const send = (
    c: AppContext,
    { id, token }: { id: string; token: number },
    { version }: Sent,
    command: CaseCommand,
    check?: (state: CaseState | null, token: number) => void,
  ) => {
    const me = requireUser(c);
    return run(services, c, me, {
      caseId: id,
      expectVersion: version,
      command,
      actor: (state) => {
        check?.(state, token);
        return taskActor(state, me.user, token);
      },
    });
  };
  app.openapi(claim, async (c) => {
    const at = c.req.valid('param');
    return c.json(await send(c, at, c.req.valid('json'), { type: 'task.claim', task: at.token }), 200);
  });
  app.openapi(release, async (c) => {
    const at = c.req.valid('param');
    return c.json(await send(c, at, c.req.valid('json'), { type: 'task.release', task: at.token }), 200);
  });
  app.openapi(complete, async (c) => {
    const at = c.req.valid('param');
    const { version, ...sent } = c.req.valid('json');
    const command = { type: 'task.complete', task: at.token, ...sent } as CaseCommand;
    return c.json(await send(c, at, { version }, command, refuseAtDesk), 200);
  });
  app.openapi(sendBack, async (c) => {
    const at = c.req.valid('param');
    const { version, target, opinion, straight = false } = c.req.valid('json');
    const command: CaseCommand = { type: 'task.sendBack', task: at.token, target, opinion, straight };
    return c.json(await send(c, at, { version }, command), 200);
  });
  app.openapi(transfer, async (c) => {
    const me = requireUser(c);
    const at = c.req.valid('param');
    const { version, to, reason } = c.req.valid('json');
    const row = await services.store.case(at.id, me.scope);
    if (!row) throw notFound('该办件', 'case.notFound');
    const person = colleague(to, row, await services.organization.current());
    const office = row.state.tasks.find((task) => task.id === at.token)?.office;
    const receiver = actorAt(person, office ?? person.office);
    const command: CaseCommand = { type: 'task.transfer', task: at.token, to: receiver, reason };
    return c.json(await send(c, at, { version }, command), 200);
  });
}
