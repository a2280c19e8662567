import type { z } from '@hono/zod-openapi';
import type { Actor, CaseCommand, CaseState, CompiledItem } from '#engine';
import type { CaseRow } from '../store/port.ts';
import { inScope, type SignedIn } from './access/officer.ts';
import type { CaseView } from './api/contract.ts';
import { caseBundle } from './bundleApplications/ofCase.ts';
import type { AppContext } from './http/env.ts';
import { idempotencyOf, reused } from './http/idempotency.ts';
import { notFound, problem, refusalProblem } from './problem.ts';
import type { Services } from './services.ts';
import { caseView } from './views/case.ts';
import type { Executed, Idempotency } from './write.ts';

type View = z.infer<typeof CaseView>;

export interface OfficerCommand {
  caseId: string;
  command: CaseCommand;
  actor(state: CaseState | null): Actor;
  expectVersion?: number;
  compiled?: CompiledItem;
}

/** The case as this user sees it. @throws {ApiProblem} 404 when the compiled item is gone */
export async function viewOf(services: Services, row: CaseRow, me: SignedIn): Promise<View> {
  const compiled = await services.items.byDigest(row.digest);
  if (!compiled) throw notFound('该办件的事项版本', 'item.notFound');
  const steps = await services.store.steps(row.id, { all: true });
  const view = caseView({ row, steps, compiled }, me.user, await services.organization.current(), services.clock());
  const bundle = await caseBundle(services, row.id, me.scope);
  return bundle ? { ...view, bundle } : view;
}

async function replay(
  services: Services,
  reply: { request: string; body: string },
  idempotency: Idempotency,
  me: SignedIn,
): Promise<View> {
  if (reply.request !== idempotency.request) throw reused();
  const { caseId } = JSON.parse(reply.body) as { caseId: string };
  const row = await services.store.case(caseId, me.scope);
  if (!row) throw notFound('该办件', 'case.notFound');
  return viewOf(services, row, me);
}

async function answer(services: Services, executed: Executed, idempotency: Idempotency, me: SignedIn): Promise<View> {
  switch (executed.kind) {
    case 'done':
      return viewOf(services, executed.row, me);
    case 'duplicate':
      return replay(services, executed.reply, idempotency, me);
    case 'missing':
      throw notFound('该办件', 'case.notFound');
    case 'refused':
      throw refusalProblem(executed.refusal);
    case 'conflict':
      throw problem(409, 'case.stale', '该办件已被他人更新，您的操作没有生效。请查看最新内容后再办理。', {
        current: await viewOf(services, executed.row, me),
      });
  }
}

/** Sends an officer's command down the write path and answers with the fresh case, or throws the problem. */
export async function run(
  services: Services,
  c: AppContext,
  me: SignedIn,
  officerCommand: OfficerCommand,
): Promise<View> {
  const idempotency = await idempotencyOf(c, me.user.id);
  const executed = await services.write.execute({
    ...officerCommand,
    idempotency,
    sees: (row) => inScope(me.scope, row.officePath),
  });
  return answer(services, executed, idempotency, me);
}
