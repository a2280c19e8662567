import { toLocalDate, toLocalTime } from '../deadline/index.ts';
import { formDecide, pruneForm, validateForm } from '../form/index.ts';
import type { JsonObject } from '../json.ts';
import { withParameters } from '../parameter/index.ts';
import { type Refusal, refuse } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import type { CaseContext } from './context.ts';
import { type CaseDraft, record } from './draft.ts';
import { receiverRefusal } from './guards.ts';
import { runKernel } from './settle.ts';
import type { Actor, CaseCommand, CaseState } from './types.ts';

type Receive = Extract<CaseCommand, { type: 'case.receive' }>;

function firstData(compiled: CompiledItem, command: Receive, ctx: CaseContext): JsonObject {
  const receivedAt = toLocalDate(ctx.now, compiled.calendar.utcOffset);
  const division = ctx.division(command.office);
  return {
    form: command.form,
    situation: command.situation,
    applicant: JSON.parse(JSON.stringify(command.applicant)) as JsonObject,
    case: {
      no: command.no,
      itemName: compiled.item.elements.name,
      officeName: ctx.officeName(command.office),
      division,
      receivedAt,
      receivedTime: toLocalTime(ctx.now, compiled.calendar.utcOffset),
      channel: command.channel,
    },
    officers: {},
    ...withParameters(compiled, receivedAt, division),
  };
}

const firstState = (compiled: CompiledItem, command: Receive): CaseState => ({
  v: 1,
  id: command.id,
  no: command.no,
  digest: compiled.digest,
  status: 'received',
  applicant: command.applicant,
  offices: command.offices,
  office: command.office,
  kernel: { v: 1, next: 1, tokens: [], scopes: [], timers: [] },
  tasks: [],
  performers: {},
  clock: [],
  round: 1,
  materials: command.materials,
  vars: {},
});

/** 收件: starts the process; the officer who received it holds the acceptance task (首问负责). Answers need not be complete yet. */
export function receive(compiled: CompiledItem, command: Receive, actor: Actor, ctx: CaseContext): CaseDraft | Refusal {
  const data = firstData(compiled, command, ctx);
  const decide = formDecide(compiled);
  const form = pruneForm(compiled.form, data, decide);
  const wrong = validateForm(compiled.form, { ...data, form }, { draft: true, decide });
  if (wrong.length > 0) return refuse('form.invalid', '申请表有填写不正确的内容，请按提示修改。', { problems: wrong });
  const draft: CaseDraft = {
    compiled,
    ctx,
    actor,
    state: firstState(compiled, command),
    data: { ...data, form },
    facts: [],
  };
  record(draft, {
    type: 'case.received',
    channel: command.channel,
    no: command.no,
    digest: compiled.digest,
    item: compiled.ref,
  });
  const refusal = runKernel(draft, { type: 'case.start' });
  if (refusal) return refusal;
  if (actor.kind !== 'officer') return draft;
  const task = draft.state.tasks.find((open) => receiverRefusal(draft, open, actor) === undefined);
  if (!task) return refuse('task.notHolder', `${actor.name}没有该机构“受理”岗位的权限，不能收件。`);
  draft.state.tasks = draft.state.tasks.map((open) => (open.id === task.id ? { ...open, assignee: actor.id } : open));
  record(draft, { type: 'task.claimed', token: task.id, user: actor.id });
  return draft;
}
