import { EXTENSION_RULES, type ExtensionRule, extensionEntry, extensionRefusal } from '../../deadline/index.ts';
import { type Refusal, refuse } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { type CaseDraft, record } from '../draft.ts';
import type { Look } from '../guards.ts';
import { postName } from '../names.ts';
import type { Actor, CaseState } from '../types.ts';
import type { Of } from './command.ts';

/** The rule by which the item's limit may be extended; most items have none. */
const ruleOf = ({ item }: CompiledItem): ExtensionRule | undefined =>
  EXTENSION_RULES.find(({ id }) => id === item.clock?.extension);

const approves = ({ office, offices }: CaseState, actor: Actor, { approver }: ExtensionRule): boolean =>
  actor.kind === 'officer' &&
  actor.posts.includes(approver) &&
  (actor.office === office || Object.values(offices).includes(actor.office));

export function mayExtend({ compiled, state }: Look, actor: Actor): Refusal | undefined {
  const rule = ruleOf(compiled);
  if (!rule) return refuse('extension.notAllowed', '该事项没有规定可以延长办理期限。');
  if (approves(state, actor, rule)) return undefined;
  return refuse('extension.notApprover', `延长办理期限由受理机构或者上级机构的“${postName(rule.approver)}”岗位批准。`);
}

/** 延长: the approver grants what another officer asked for; both dates of the clock move (行政许可法第42条). */
export function extend(draft: CaseDraft, command: Of<'case.extend'>): Refusal | undefined {
  const { compiled, state, actor, ctx } = draft;
  const rule = ruleOf(compiled);
  const refusal = mayExtend(draft, actor);
  if (refusal || !rule) return refusal;
  const { by, reason, requestedBy, notice } = command;
  const request = { by, reason: reason.trim(), requestedBy, approvedBy: actor.id, notice: notice.trim() };
  const limits = compiled.item.elements.timeLimit;
  const place = { calendar: compiled.calendar, entries: state.clock, limits, now: ctx.now };
  const against = extensionRefusal(rule, request, place);
  if (against) return against;
  const entry = extensionEntry(rule, request, ctx.now);
  state.clock.push(entry);
  const { at: _, ...told } = entry;
  record(draft, { ...told, type: 'clock.extended' });
  return undefined;
}
