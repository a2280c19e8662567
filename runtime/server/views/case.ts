import type { z } from '@hono/zod-openapi';
import { type CompiledItem, caseData, type JsonObject, neededMaterials } from '#engine';
import type { CaseRow, StepRecord, UserRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { CaseActionView, CaseListEntry, CaseView, MaterialCheck } from '../api/contract.ts';
import { availableDocuments } from '../documents/available.ts';
import { caseActionViews } from './caseActions.ts';
import { clockOf } from './clock.ts';
import { materialView } from './guide.ts';
import { resultName, statusName } from './labels.ts';
import { caseMoves } from './moves.ts';
import { pathOf } from './path.ts';
import { openTaskViews, taskLight } from './task.ts';
import { timelineOf } from './timeline.ts';
import { toldBy } from './told.ts';

export interface CaseParts {
  row: CaseRow;
  steps: StepRecord[];
  compiled: CompiledItem;
}

export const partOf = (data: JsonObject, name: string): JsonObject => {
  const value = data[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
};

function materialChecks({ row, compiled }: CaseParts): z.infer<typeof MaterialCheck>[] {
  const { materials, notice } = row.state;
  return neededMaterials(compiled.item, caseData(row.state, row.data)).map(({ material, needed }) => ({
    material: materialView(material),
    needed: needed === true,
    windowDecides: needed === 'maybe',
    record: materials.find((record) => record.material === material.id) ?? null,
    noticed: notice?.materials.includes(material.id) ?? false,
  }));
}

/** What the latest 补正 changed in the application: to be looked at before the case goes on. */
function correctionsOf(steps: StepRecord[]): z.infer<typeof CaseView>['corrections'] {
  const step = steps.findLast(({ facts }) => facts.some(({ type }) => type === 'case.supplemented'));
  const fact = step?.facts.find((one) => one.type === 'case.supplemented');
  if (!step || !fact?.changes) return null;
  return { at: step.at, by: step.actor.name, note: fact.note ?? null, changes: fact.changes };
}

/** What expressions see beside the answers, which the view carries by themselves. */
function contextOf({ form: _form, situation: _situation, applicant: _applicant, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** Those moves on the case that have routes of their own. */
function mayOf(actions: z.infer<typeof CaseActionView>[]): z.infer<typeof CaseView>['may'] {
  const has = (type: string): boolean => actions.some((action) => action.type === type);
  return { supplement: has('supplement'), withdraw: has('withdraw'), save: has('save') };
}

/** A case as the desk shows it to this user. */
export function caseView(parts: CaseParts, user: UserRow, org: Organization, now: number): z.infer<typeof CaseView> {
  const { row, steps, compiled } = parts;
  const { state, data } = row;
  const told = toldBy(steps, org);
  const actions = caseActionViews(compiled, state, user, org, now);
  return {
    id: row.id,
    no: row.no,
    version: row.version,
    status: row.status,
    statusName: statusName(row.status),
    result: row.result,
    resultName: resultName(row.result),
    item: {
      ref: compiled.ref,
      name: compiled.item.elements.name,
      digest: compiled.digest,
      pack: compiled.pack.name,
      packVersion: compiled.pack.version,
      profile: compiled.item.profile,
    },
    applicant: state.applicant,
    officeName: org.officeName(state.office),
    createdAt: row.createdAt,
    round: state.round,
    clock: clockOf(compiled, state, now),
    form: partOf(data, 'form'),
    situation: partOf(data, 'situation'),
    materials: materialChecks(parts),
    tasks: openTaskViews(compiled, state, user, org, now, told),
    actions,
    moves: caseMoves(state, told),
    may: mayOf(actions),
    timeline: timelineOf(compiled, steps, org),
    documents: availableDocuments(compiled, state, steps),
    path: pathOf(state, steps),
    notice: state.notice ?? null,
    corrections: correctionsOf(steps),
    context: contextOf(caseData(state, data)),
  };
}

export function caseListEntry(
  row: Omit<CaseRow, 'state' | 'data'>,
  org: Organization,
  now: number,
): z.infer<typeof CaseListEntry> {
  const open = row.status !== 'concluded' && row.status !== 'withdrawn';
  return {
    id: row.id,
    no: row.no,
    itemName: row.itemName,
    itemRef: row.itemRef,
    status: row.status,
    statusName: statusName(row.status),
    result: row.result,
    resultName: resultName(row.result),
    applicantName: row.applicantName,
    officeName: org.nameOfPath(row.officePath),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    due: row.due,
    paused: row.paused,
    light: open && !row.paused ? taskLight(row.due, now) : 'green',
  };
}
