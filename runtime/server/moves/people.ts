import type { OpenTask } from '#engine';
import type { CaseRow, UserRow } from '../../store/port.ts';
import { inScope, scopeOf } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { CANDIDATE_MOVES } from '../api/contract.ts';
import { problem } from '../problem.ts';

export type NamingMove = (typeof CANDIDATE_MOVES)[number];

/** Who cannot open a case is not named in it. */
export const seesCase = (user: UserRow, row: CaseRow, org: Organization): boolean =>
  inScope(scopeOf(user, org), row.officePath);

/** A person that a command names. @throws {ApiProblem} 404 for the unknown and for those outside the case's offices */
export function colleague(id: string, row: CaseRow, org: Organization): UserRow {
  const user = org.user(id);
  if (user && seesCase(user, row, org)) return user;
  throw problem(404, 'person.notFound', '没有找到该人员，或其所在机构不办理本办件，请重新选择。');
}

/** At which office a person would take part: a task stays at its own, an added signer signs where the post is held. */
export function officeOf(move: NamingMove, user: UserRow, task: OpenTask | undefined): string {
  if (!task || move === 'consult' || move === 'copy' || move === 'extend') return user.office;
  if (move !== 'addSigner') return task.office;
  const offices = user.posts.filter(({ post }) => post === task.post).map(({ office }) => office);
  return offices.find((office) => office === task.office) ?? offices[0] ?? task.office;
}
