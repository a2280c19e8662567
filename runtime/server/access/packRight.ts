import type { Pack } from '#engine';
import { problem } from '../problem.ts';
import type { SignedIn } from './officer.ts';
import type { Organization } from './organization.ts';

/** How much of an office's code a pack's division must begin with, by the level of the office. */
const DIGITS: Record<string, number> = { province: 2, city: 4, county: 6 };

/** Whether an office of this level and code may write in a pack: the own division's, and the province the national one. */
function owns({ level, division }: { level: string; division: string }, pack: Pack): boolean {
  const digits = DIGITS[level];
  const own = pack.manifest.wutong.division;
  if (digits === undefined) return false;
  return own === undefined ? level === 'province' : own.startsWith(division.slice(0, digits));
}

/** Lower offices do not write in upper packs; they localize (JS-24). @throws {ApiProblem} 403 */
export function requirePackRight({ user }: SignedIn, org: Organization, pack: Pack): void {
  const offices = user.posts.filter(({ post }) => post === 'catalogue').map(({ office }) => org.office(office));
  if (offices.some((office) => office && owns(office, pack))) return;
  const { title } = pack.manifest.wutong;
  throw problem(403, 'pack.upperLayer', `“${title}”由上级维护，本机关不能修改。确需改动的，请在“本地化”中拟订并报批。`);
}

/** What is installed is the same for everybody: those decide who have nobody above them. @throws {ApiProblem} 403 */
export function requireInstaller({ user }: SignedIn, org: Organization): void {
  const held = user.posts.filter(({ post }) => post === 'catalogue');
  if (held.some(({ office }) => org.office(office)?.parent === null)) return;
  throw problem(403, 'install.topOnly', '内容包的安装、升级、卸载和撤销由最上级机构的事项管理岗位办理。');
}
