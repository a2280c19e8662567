import type { z } from '@hono/zod-openapi';
import type { PackChangeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { PackChange, PackChangeHead } from '../api/contract.ts';
import type { ChangeDetail } from '../packs/changes/detail.ts';
import { runningState } from '../packs/changes/runner.ts';
import { undoUntil } from '../packs/changes/undo.ts';
import type { Services } from '../services.ts';

type Row = Omit<PackChangeRow, 'files' | 'before'>;

/** A process that works on a change notes so every second; after this silence it is gone. */
const SILENCE_MS = 30_000;
const UNDER_WAY: string[] = ['planning', 'applying'];

/** Before it is planned a change knows only its choices. */
const partOf = (row: Row): Partial<ChangeDetail> => row.detail as Partial<ChangeDetail>;

function statusOf(services: Services, row: Row): z.infer<typeof PackChangeHead>['status'] {
  if (!UNDER_WAY.includes(row.status) || runningState(services, row.id)) return row.status;
  return services.clock() - row.updatedAt > SILENCE_MS ? 'interrupted' : row.status;
}

const person = (org: Organization, id: string): string => org.user(id)?.name ?? (id === 'cli' ? '命令行' : id);

export function changeHead(services: Services, row: Row, org: Organization): z.infer<typeof PackChangeHead> {
  const { plan, result, choices } = partOf(row);
  const { id, kind, pack, fromVersion, toVersion, plannedAt, appliedAt } = row;
  const until = undoUntil(services, row);
  return {
    id,
    kind,
    pack,
    title: plan?.title ?? pack,
    fromVersion,
    toVersion,
    status: statusOf(services, row),
    plannedAt,
    plannedBy: person(org, row.plannedBy),
    appliedAt,
    appliedBy: row.appliedBy === null ? null : person(org, row.appliedBy),
    undoUntil: until !== undefined && until > services.clock() ? until : null,
    moved: result?.cases.moved ?? null,
    sandbox: choices?.sandbox === true,
    downgrade: row.kind === 'undo' ? null : (plan?.downgrade?.reason ?? null),
  };
}

export function changeView(services: Services, row: Row, org: Organization): z.infer<typeof PackChange> {
  const {
    plan = null,
    rehearsal = null,
    certification = null,
    result = null,
    error = null,
    choices = {},
  } = partOf(row);
  const running = runningState(services, row.id);
  return {
    ...changeHead(services, row, org),
    phase: running?.phase ?? null,
    done: running?.done ?? row.done,
    total: running?.total ?? row.total,
    choices: choices as z.infer<typeof PackChange>['choices'],
    plan,
    rehearsal,
    certification,
    result,
    error: error as z.infer<typeof PackChange>['error'],
  };
}
