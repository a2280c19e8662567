import { isRefusal, type Refusal, refuse } from '../../result.ts';
import { type CaseDraft, record } from '../draft.ts';
import { type Look, receiverRefusal } from '../guards.ts';
import { nodeOf } from '../nodes.ts';
import { nodeName } from '../outcomes.ts';
import { runKernel } from '../settle.ts';
import type { Actor, AllowedCaseAction, OpenTask, Takeable } from '../types.ts';
import { assign, type Of } from './command.ts';

/** Nobody has opened what the completion brought about. */
const untouched = ({ state }: Look, { tokens }: Takeable): boolean =>
  state.tasks.every((task) => !tokens.includes(task.id) || !task.opened);

/** The task as it would stand again. */
const reopened = ({ element, office, post, scope, index }: Takeable, now: number): OpenTask => ({
  id: 0,
  element,
  office,
  createdAt: now,
  ...(post === undefined ? {} : { post }),
  ...(index === undefined ? {} : { joint: scope }),
});

function entryRefusal(look: Look, entry: Takeable, actor: Actor): Refusal | undefined {
  const { element } = entry;
  if (actor.kind !== 'officer' || entry.user !== actor.id)
    return refuse('takeBack.notYours', '只能取回您本人刚办理的环节。', { element });
  if (!untouched(look, entry))
    return refuse('takeBack.opened', '下一环节已有人打开或领取，不能取回，可请其退回。', { element });
  return receiverRefusal({ ...look, state: unsigned(look.state, entry) }, reopened(entry, look.ctx.now), actor);
}

/** Who takes a signature back has not signed. */
function unsigned(state: Look['state'], { scope, user, index }: Takeable): Look['state'] {
  const users = index === undefined ? undefined : state.signed?.[scope];
  if (!users) return state;
  return { ...state, signed: { ...state.signed, [scope]: users.filter((other) => other !== user) } };
}

/** Steps that the actor may take back now. */
export const takeable = (look: Look, actor: Actor): NonNullable<AllowedCaseAction['elements']> =>
  (look.state.recent ?? [])
    .filter((entry) => entryRefusal(look, entry, actor) === undefined)
    .map(({ element }) => {
      const node = nodeOf(look.compiled, element);
      return { element, name: node ? nodeName(node) : element };
    });

function entryFor(look: Look, element: string, actor: Actor): Takeable | Refusal {
  const entries = (look.state.recent ?? []).filter((entry) => entry.element === element);
  const found = entries.find((entry) => entry.user === actor.id) ?? entries[0];
  if (!found)
    return refuse('takeBack.none', '该环节的办理不能取回：后续环节已办理、已产生对外效力，或从未由您办理。', {
      element,
    });
  return entryRefusal(look, found, actor) ?? found;
}

/** 取回: what the completion brought about is canceled and the task stands again at its officer; the opinion stays on record. */
export function takeBack(draft: CaseDraft, command: Of<'task.takeBack'>): Refusal | undefined {
  const entry = entryFor(draft, command.element, draft.actor);
  if (isRefusal(entry)) return entry;
  const { element, scope, index, tokens, user } = entry;
  const reason = command.reason.trim();
  if (reason === '') return refuse('takeBack.reason', '请填写取回原因。', { element });
  const before = new Set(draft.state.tasks.map((task) => task.id));
  const { recent: _recent, ...state } = unsigned(draft.state, entry);
  draft.state = { ...state, recent: (draft.state.recent ?? []).filter((other) => other !== entry) };
  const refusal = runKernel(draft, {
    type: 'task.takeBack',
    element,
    scope,
    tokens,
    ...(index === undefined ? {} : { index }),
  });
  if (refusal) return refusal;
  const task = draft.state.tasks.find((open) => open.element === element && !before.has(open.id));
  if (!task) return undefined;
  assign(draft, task.id, user);
  record(draft, { type: 'task.takenBack', token: task.id, element, user, reason });
  return undefined;
}
