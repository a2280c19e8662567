import type { z } from '@hono/zod-openapi';
import type { Calendar, CaseState, CompiledItem, Light, OpenTask } from '#engine';
import { allowedActions, nodeOf, toLocalDate } from '#engine';
import type { TaskRow, UserRow } from '../../store/port.ts';
import { actorAt } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { ActionView, TaskMoves, TaskView } from '../api/contract.ts';
import { dropActor } from '../moves/actors.ts';
import { waitingChannel } from '../plan.ts';
import { postName } from './labels.ts';
import { taskMoves } from './moves.ts';
import type { Told } from './told.ts';

type Task = z.infer<typeof TaskView>;
type Action = z.infer<typeof ActionView>;

const DAY_MS = 86_400_000;
const CHINA: Pick<Calendar, 'utcOffset'> = { utcOffset: 480 };

/** Red when late, yellow on the last day and the one before it. `due` is the midnight that ends the last day. */
export function taskLight(due: number | null, now: number): Light {
  if (due === null) return 'green';
  if (now >= due) return 'red';
  return due - now <= 2 * DAY_MS ? 'yellow' : 'green';
}

export const today = (now: number): string => toLocalDate(now, CHINA.utcOffset);

export function taskView(row: TaskRow, org: Organization, now: number): Task {
  return {
    caseId: row.caseId,
    token: row.token,
    element: row.element,
    name: row.name,
    post: row.post,
    postName: row.post === '' ? '' : postName(row.post),
    officeName: org.nameOfPath(row.officePath),
    assignee: row.assignee,
    assigneeName: row.assignee === null ? null : (org.user(row.assignee)?.name ?? row.assignee),
    createdAt: row.createdAt,
    due: row.due,
    light: taskLight(row.due, now),
    caseNo: row.caseNo,
    itemRef: row.itemRef,
    itemName: row.itemName,
    applicantName: row.applicantName,
    online: row.channel === 'online',
    ...(row.bundleNo === undefined ? {} : { bundleNo: row.bundleNo }),
  };
}

const LABELS: Record<Action['type'], string> = {
  claim: '领取',
  release: '退领',
  transfer: '转办',
  sendBack: '退回',
  complete: '完成',
  delegate: '委派',
  giveBack: '交回',
  recall: '收回委派',
  consult: '会办',
  advise: '会办意见',
  addSigner: '加签',
  dropSigner: '减签',
  demand: '要求补充材料',
};

function actionViews(compiled: CompiledItem, state: CaseState, task: OpenTask, user: UserRow, now: number): Action[] {
  const here = allowedActions(compiled, state, task, actorAt(user, task.office), now);
  const above = dropActor(state, user, task.id);
  const elsewhere =
    above.office === task.office
      ? []
      : allowedActions(compiled, state, task, above, now).filter(({ type }) => type === 'dropSigner');
  const actions = [...here.filter(({ type }) => elsewhere.length === 0 || type !== 'dropSigner'), ...elsewhere];
  return actions.map((action) => ({ ...action, label: action.outcome?.name ?? LABELS[action.type] }));
}

/** Open tasks of a case with what this user may do with each, and what was done to it. */
export function openTaskViews(
  compiled: CompiledItem,
  state: CaseState,
  user: UserRow,
  org: Organization,
  now: number,
  told: Told,
): (Task & { actions: Action[]; moves: z.infer<typeof TaskMoves> })[] {
  return state.tasks.map((task) => {
    const row: TaskRow = {
      caseId: state.id,
      token: task.id,
      element: task.element,
      name: nodeOf(compiled, task.element)?.name ?? task.element,
      post: task.post ?? '',
      officePath: org.path(task.office),
      assignee: task.assignee ?? null,
      createdAt: task.createdAt,
      due: task.due ?? null,
      caseNo: state.no,
      itemRef: compiled.ref,
      itemName: compiled.item.elements.name,
      applicantName: state.applicant.name,
      channel: waitingChannel(state),
    };
    return {
      ...taskView(row, org, now),
      actions: actionViews(compiled, state, task, user, now),
      moves: taskMoves(compiled, state, task, told, org),
    };
  });
}
