import type { Post } from '../../bpmn/model.ts';
import { officeAt } from '../../case/offices.ts';
import { dutyRefusal } from '../guard.ts';
import type { DutyRules } from '../types.ts';
import type { Place } from './place.ts';
import type { Roster, RosterOfficer } from './types.ts';

/** The roster under the duty rules: who may do which step, asked of the run-time guard itself. */
export interface Staff {
  rules: DutyRules;
  roster: Roster;
}

/** What an officer did on the case so far: posts, sorted. */
export type Done = readonly Post[];

export const andDone = (done: Done, post: Post): Done => (done.includes(post) ? done : [...done, post].sort());

export const postOfPlace = ({ node }: Place): Post | undefined => node.settings.post;

export const officeOfPlace = ({ roster }: Staff, { node }: Place): string => officeAt(roster, node.settings.level);

/** Holds the post at the office of the step. */
export function holds(staff: Staff, officer: RosterOfficer, place: Place): boolean {
  const post = postOfPlace(place);
  const office = officeOfPlace(staff, place);
  return officer.posts.some((held) => held.office === office && (post === undefined || held.post === post));
}

/** What the guard of every move says about an officer who did `done` and would do this step. */
export function mayDo({ rules, roster }: Staff, officer: RosterOfficer, place: Place, done: Done): boolean {
  const performers = Object.fromEntries(done.map((post) => [post, [officer.id]]));
  const work = { post: postOfPlace(place) };
  return !dutyRefusal(rules, { performers, tasks: [] }, officer, work, { applicants: [], today: roster.today });
}

/** Everybody who may do a step when nothing was done before. */
export const candidatesFor = (staff: Staff, place: Place): RosterOfficer[] =>
  staff.roster.officers.filter((officer) => holds(staff, officer, place) && mayDo(staff, officer, place, []));

/** The moves by which an officer who did `done` could come to work on a step; none: every one of them is refused. */
export function movesTo(staff: Staff, officer: RosterOfficer, place: Place, done: Done): string[] {
  if (!mayDo(staff, officer, place, done)) return [];
  if (!holds(staff, officer, place)) return ['会办'];
  return ['领取', '转办', '委派', ...(place.node.settings.joint ? ['加签'] : [])];
}
