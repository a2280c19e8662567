import type { FlowNode } from '../bpmn/model.ts';
import type { Refusal } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import { decideRefusal, holdsPost, type Look, tenureOf } from './guards.ts';
import { mayClaim, mayRelease } from './moves/claim.ts';
import { mayAdvise, mayConsult } from './moves/consult.ts';
import { mayDelegate, mayGiveBack, mayRecall } from './moves/delegate.ts';
import { maySendBack, targetsOf } from './moves/sendBack.ts';
import { mayAddSigner, mayDropSigner } from './moves/signers.ts';
import { mayDemand } from './moves/supplement.ts';
import { mayTransfer } from './moves/transfer.ts';
import { nodeOf } from './nodes.ts';
import { outcomesOf } from './outcomes.ts';
import type { Actor, AllowedAction, CaseState, OpenTask, TaskMove } from './types.ts';

type May = (look: Look, task: OpenTask, actor: Actor) => Refusal | undefined;

/** Who may make which move on a task. The command handlers ask the same functions first. */
const MAY: Record<Exclude<TaskMove, 'complete' | 'sendBack' | 'claim'>, May> = {
  transfer: mayTransfer,
  release: mayRelease,
  delegate: mayDelegate,
  giveBack: mayGiveBack,
  recall: mayRecall,
  consult: mayConsult,
  advise: mayAdvise,
  addSigner: mayAddSigner,
  dropSigner: mayDropSigner,
  demand: mayDemand,
};

function decisions(look: Look, task: OpenTask, actor: Actor, node: FlowNode): AllowedAction[] {
  if (decideRefusal(look, task, actor)) return [];
  const tenure = actor.kind === 'officer' ? tenureOf(look, actor, task) : undefined;
  const warning = tenure ? { warning: { code: tenure.code, message: tenure.message } } : {};
  const completions = outcomesOf(node).map((outcome): AllowedAction => ({ type: 'complete', outcome, ...warning }));
  if (maySendBack(look, task, actor)) return completions;
  return [...completions, { type: 'sendBack', targets: targetsOf(look, task) }];
}

/** 领取, or why not, for those who hold the post; the others see nothing. */
function claims(look: Look, task: OpenTask, actor: Actor): AllowedAction[] {
  const refusal = mayClaim(look, task, actor);
  if (!refusal) return [{ type: 'claim' }];
  const shown =
    actor.kind === 'officer' && holdsPost(task, actor) && task.assignee !== actor.id && task.owner !== actor.id;
  return shown ? [{ type: 'claim', refusal: { code: refusal.code, message: refusal.message } }] : [];
}

/**
 * What an officer may do with a task, each with the reason where it is refused. The handlers ask the same guards, so a
 * button that is shown enabled is accepted and one that is not is refused for the reason that it shows. `now`: epoch ms.
 */
export function allowedActions(
  compiled: CompiledItem,
  state: CaseState,
  task: OpenTask,
  actor: Actor,
  now: number,
): AllowedAction[] {
  const node = nodeOf(compiled, task.element);
  if (actor.kind !== 'officer' || !node || state.suspended) return [];
  const look: Look = { compiled, state, ctx: { now } };
  const moves = (Object.keys(MAY) as (keyof typeof MAY)[]).filter((type) => !MAY[type](look, task, actor));
  return [...claims(look, task, actor), ...decisions(look, task, actor, node), ...moves.map((type) => ({ type }))];
}
