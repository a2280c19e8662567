import type { z } from '@hono/zod-openapi';
import type { Organization } from '../access/organization.ts';
import type { Progress } from '../api/contract.ts';
import type { CaseParts } from './case.ts';
import { clockOf } from './clock.ts';
import { resultName, statusName } from './labels.ts';
import { mainSteps } from './mainSteps.ts';

type Step = z.infer<typeof Progress>['steps'][number];

/** When each element was completed last. */
function completions({ steps }: CaseParts): Map<string, number> {
  const at = new Map<string, number>();
  for (const step of steps)
    for (const fact of step.facts) if (fact.type === 'element.completed') at.set(fact.element, step.at);
  return at;
}

function stepsOf(parts: CaseParts): Step[] {
  const done = completions(parts);
  const active = new Set(parts.row.state.tasks.map((task) => task.element));
  const received: Step = { name: '收件', state: 'done', at: parts.row.createdAt };
  const main = mainSteps(parts.compiled).map((node): Step => {
    const state = active.has(node.id) ? 'active' : done.has(node.id) ? 'done' : 'waiting';
    return { name: node.name ?? node.id, state, at: state === 'done' ? (done.get(node.id) ?? null) : null };
  });
  return [received, ...main];
}

/** What the applicant may know: where the case stands and what is asked of them, without names of officers. */
export function progressView(
  parts: CaseParts,
  org: Organization,
  now: number,
): Omit<z.infer<typeof Progress>, 'ratings' | 'reasons'> {
  const { row, compiled } = parts;
  const { state } = row;
  const clock = clockOf(compiled, state, now);
  const materials = compiled.item.elements.materials;
  const notice = row.status === 'supplementing' && state.notice ? state.notice : undefined;
  return {
    no: row.no,
    itemName: row.itemName,
    statusName: statusName(row.status),
    resultName: resultName(row.result),
    officeName: org.officeName(state.office),
    officePhone: org.office(state.office)?.phone ?? null,
    receivedAt: row.createdAt,
    promisedDate: clock.promised?.date ?? null,
    provisional: clock.promised?.provisional ?? false,
    paused: clock.state === 'paused',
    steps: stepsOf(parts),
    notice: notice
      ? {
          materials: notice.materials.map((id) => materials.find((material) => material.id === id)?.name ?? id),
          note: notice.note,
        }
      : null,
  };
}
