import type { UserRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { problem } from '../problem.ts';

const UPPER = ['province', 'city', 'county'];

const holdsAt = (user: UserRow, post: string, office: string): boolean =>
  user.posts.some((held) => held.post === post && held.office === office);

/**
 * Offices at which a person draws and works sample checks: county or above, where it holds the post of internal control,
 * or that of supervision as long as nobody there has internal control.
 */
export function checkingOffices(user: UserRow, org: Organization): string[] {
  const offices = [...new Set(user.posts.map(({ office }) => office))];
  return offices.filter((office) => {
    if (!UPPER.includes(org.office(office)?.level ?? '')) return false;
    if (holdsAt(user, 'internalControl', office)) return true;
    return holdsAt(user, 'supervision', office) && !org.users.some((one) => holdsAt(one, 'internalControl', office));
  });
}

/** @throws {ApiProblem} 403 */
export function requireChecker({ user }: SignedIn, org: Organization): string[] {
  const offices = checkingOffices(user, org);
  if (offices.length > 0) return offices;
  throw problem(
    403,
    'sampleCheck.notChecker',
    '台账抽查和对账由县级以上机构的内控岗位办理；没有设内控岗位的机构由督办岗位办理。',
  );
}

/** Who may look at what reconciliation and checks found: supervision and internal control of any level, each in its scope. */
export function requireQualityPost({ user }: SignedIn): void {
  if (user.posts.some(({ post }) => post === 'internalControl' || post === 'supervision')) return;
  throw problem(403, 'quality.notAllowed', '数据质量由内控、督办岗位查看。');
}
