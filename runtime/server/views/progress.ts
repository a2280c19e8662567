import type { z } from '@hono/zod-openapi';
import { caseData, correctionForm, intakeTask, type Material, noticedFields } from '#engine';
import type { Organization } from '../access/organization.ts';
import type { Progress } from '../api/contract.ts';
import type { CaseParts } from './case.ts';
import { clockOf } from './clock.ts';
import { materialView } from './guide.ts';
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
  const { tasks, status, clock } = parts.row.state;
  const active = new Set(tasks.map((task) => task.element));
  // What waits for the applicant before acceptance has not passed it.
  if (status === 'supplementing' && clock.length === 0) active.add(intakeTask(parts.compiled));
  const received: Step = { name: '收件', state: 'done', at: parts.row.createdAt };
  const main = mainSteps(parts.compiled).map((node): Step => {
    const state = active.has(node.id) ? 'active' : done.has(node.id) ? 'done' : 'waiting';
    return { name: node.name ?? node.id, state, at: state === 'done' ? (done.get(node.id) ?? null) : null };
  });
  return [received, ...main];
}

/** Why the application was not accepted, as the officer wrote it (R42). */
const refusalReason = ({ steps }: CaseParts): string | null =>
  steps
    .flatMap(({ facts }) => facts.flatMap((fact) => (fact.type === 'case.notAccepted' ? [fact.reason] : [])))
    .at(-1) ?? null;

function asked(
  materials: Material[],
  id: string,
): NonNullable<z.infer<typeof Progress>['notice']>['materials'][number] {
  const material = materials.find((one) => one.id === id);
  return { id, name: material?.name ?? id, accept: material ? materialView(material).accept : [] };
}

/** The part of the application that is to be corrected, and none of the other answers. */
function correctionOf({ row, compiled }: CaseParts): NonNullable<z.infer<typeof Progress>['notice']>['correction'] {
  const corrected = { compiled, state: row.state, data: caseData(row.state, row.data) };
  const correction = correctionForm(corrected);
  return correction ? { ...correction, fields: noticedFields(corrected) } : null;
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
    reason: refusalReason(parts),
    officeName: org.officeName(state.office),
    officePhone: org.office(state.office)?.phone ?? null,
    receivedAt: row.createdAt,
    promisedDate: clock.promised?.date ?? null,
    provisional: clock.promised?.provisional ?? false,
    paused: clock.state === 'paused',
    steps: stepsOf(parts),
    notice: notice
      ? {
          materials: notice.materials.map((id) => asked(materials, id)),
          note: notice.note,
          office: state.office,
          correction: correctionOf(parts),
        }
      : null,
  };
}
