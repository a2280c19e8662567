import type { SignedIn } from '../access/officer.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import type { Done } from './record.ts';
import { type RunChange, requireManager, stepRun } from './runStep.ts';

/** Closes a run. With offices that have not finished, a reason is asked for. @throws {ApiProblem} 403, 404, 409, 422 */
export function close(
  services: Services,
  me: SignedIn,
  run: string,
  sent: { version: number; note: string },
  idempotency: Idempotency,
): Promise<Done> {
  const at = { run, version: sent.version, verb: 'close' };
  return stepRun(services, me, at, idempotency, async ({ row }): Promise<RunChange> => {
    const org = await services.organization.current();
    requireManager(me, row, '结束任务', org.officeName(row.office));
    const note = sent.note.trim();
    const branches = await services.store.campaignBranches(run, { paths: [row.officePath] });
    const open = branches.filter(({ endedAt }) => endedAt === null).length;
    if (open > 0 && note === '')
      throw problem(422, 'campaign.unfinished', `还有 ${open} 个机构没有完成，确需结束的，请写明原因。`);
    const closed = { closedAt: services.clock(), closedBy: me.user.id, closeNote: note };
    return { row: { ...row, ...closed }, facts: [{ type: 'campaign.closed', note }] };
  });
}
