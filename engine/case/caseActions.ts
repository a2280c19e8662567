import type { CompiledItem } from '../service/types.ts';
import type { Look } from './guards.ts';
import { mayCopy, remindable } from './moves/copy.ts';
import { mayExtend } from './moves/extend.ts';
import { maySave } from './moves/save.ts';
import { mayConsent, maySupplement } from './moves/supplement.ts';
import { mayResume, maySuspend } from './moves/suspend.ts';
import { takeable } from './moves/takeBack.ts';
import { mayTerminate, mayWithdraw } from './moves/withdraw.ts';
import { ended, standsStill } from './stage.ts';
import type { Actor, AllowedCaseAction, CaseState } from './types.ts';

const MAY = {
  save: maySave,
  supplement: maySupplement,
  withdraw: mayWithdraw,
  consent: mayConsent,
  copy: mayCopy,
  suspend: maySuspend,
  resume: mayResume,
  terminate: mayTerminate,
  extend: mayExtend,
};

/** What an actor may do with the case as a whole; the handlers ask the same guards. `now`: epoch ms. */
export function allowedCaseActions(
  compiled: CompiledItem,
  state: CaseState,
  actor: Actor,
  now: number,
): AllowedCaseAction[] {
  if (ended(state)) return [];
  const look: Look = { compiled, state, ctx: { now } };
  const plain = (Object.keys(MAY) as (keyof typeof MAY)[])
    .filter((type) => !standsStill(state, `case.${type}`) && !MAY[type](look, actor))
    .map((type): AllowedCaseAction => ({ type }));
  const elements = standsStill(state, 'task.takeBack') ? [] : takeable(look, actor);
  const tasks = standsStill(state, 'case.remind') ? [] : remindable(look, actor);
  return [
    ...plain,
    ...(elements.length > 0 ? [{ type: 'takeBack' as const, elements }] : []),
    ...(tasks.length > 0 ? [{ type: 'remind' as const, tasks }] : []),
  ];
}
