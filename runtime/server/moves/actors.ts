import {
  type Actor,
  type AllowedCaseAction,
  allowedCaseActions,
  type CaseMove,
  type CaseState,
  type CompiledItem,
} from '#engine';
import type { UserRow } from '../../store/port.ts';
import { actorAt } from '../access/officer.ts';

type Officer = Extract<Actor, { kind: 'officer' }>;

/** Offices at which a user holds posts; the one that received the case comes first. */
function officesOf({ office, posts }: UserRow, state: CaseState): string[] {
  const held = new Set([office, ...posts.map((post) => post.office)]);
  return held.has(state.office) ? [...new Set([state.office, ...held])] : [...held];
}

/** What a user may do with a case as a whole, and at which office: 督办 at the county acts on a street's case. */
export function caseActions(
  compiled: CompiledItem,
  state: CaseState,
  user: UserRow,
  now: number,
): Map<CaseMove, { action: AllowedCaseAction; actor: Officer }> {
  const found = new Map<CaseMove, { action: AllowedCaseAction; actor: Officer }>();
  for (const office of officesOf(user, state)) {
    const actor = actorAt(user, office);
    for (const action of allowedCaseActions(compiled, state, actor, now)) {
      if (!found.has(action.type)) found.set(action.type, { action, actor });
    }
  }
  return found;
}

/** The user as who may make a move on the case; where nobody may, as an officer of the accepting office, who is refused. */
export const caseActor = (
  compiled: CompiledItem,
  state: CaseState,
  user: UserRow,
  type: CaseMove,
  now: number,
): Officer => caseActions(compiled, state, user, now).get(type)?.actor ?? actorAt(user, state.office);

/** The user at the office of a task: posts held elsewhere do not count. */
export const taskActor = (state: CaseState | null, user: UserRow, token: number): Officer =>
  actorAt(user, state?.tasks.find((task) => task.id === token)?.office ?? user.office);

/** 减签 is also for 督办, who need not be of the signer's office. */
export function dropActor(state: CaseState, user: UserRow, token: number): Officer {
  const supervises = user.posts.find(
    ({ post, office }) =>
      post === 'supervision' && (office === state.office || Object.values(state.offices).includes(office)),
  );
  return supervises ? actorAt(user, supervises.office) : taskActor(state, user, token);
}
