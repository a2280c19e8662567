import type { CompiledCampaign, Level } from '#engine';
import type { OfficeRow, UserRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { levelName, postName } from '../views/labels.ts';

/** Posts that start campaigns, remind, draw and close. */
const MANAGERS = ['supervision', 'catalogue'];

export const isManager = ({ posts }: Pick<UserRow, 'posts'>): boolean =>
  posts.some(({ post }) => MANAGERS.includes(post));

/** From the top. */
const LEVELS: Level[] = ['province', 'city', 'county', 'town', 'village'];

const rank = (level: string): number => LEVELS.indexOf(level as Level);

/** The offices at which the user manages campaigns, the own one first. */
export function managedOffices({ user }: SignedIn, org: Organization): OfficeRow[] {
  const held = user.posts.filter(({ post }) => MANAGERS.includes(post)).map(({ office }) => office);
  const ids = [...new Set([...held.filter((id) => id === user.office), ...held])];
  return ids.flatMap((id) => org.office(id) ?? []);
}

/** Whether the user manages campaigns at an office that stands at or above a path. */
export const manages = ({ holder }: SignedIn, path: string): boolean =>
  holder.some(({ post, officePath }) => MANAGERS.includes(post) && path.startsWith(officePath));

/** The highest level that takes part: nobody below it can start the campaign. */
function highestLevel({ source, process }: CompiledCampaign): Level {
  const tasks = Object.values(process.nodes).flatMap(({ type, settings }) =>
    type === 'userTask' && settings.level !== undefined ? [settings.level] : [],
  );
  const levels = [...source.scope.levels, ...tasks, ...(source.spotCheck ? [source.spotCheck.by] : [])];
  return LEVELS.find((level) => levels.includes(level)) ?? 'province';
}

/** Where the user may start a campaign, or in words why nowhere. */
export function startableAt(
  me: SignedIn,
  org: Organization,
  campaign: CompiledCampaign,
): { offices: OfficeRow[]; whyNot: string | null } {
  const managed = managedOffices(me, org);
  const highest = highestLevel(campaign);
  const offices = managed.filter(({ level }) => rank(level) <= rank(highest));
  if (offices.length > 0) return { offices, whyNot: null };
  const posts = MANAGERS.map(postName).join('”或“');
  if (managed.length === 0) return { offices, whyNot: `启动专项任务需要“${posts}”岗位。` };
  return { offices, whyNot: `本任务有${levelName(highest)}的环节，由${levelName(highest)}或以上机构启动。` };
}

/** Whether the user works at an office, with the post where one is asked for; else why not. */
export function whyNotAt({ user }: SignedIn, org: Organization, office: string, post: string | null): string | null {
  const held = user.posts.filter((one) => one.office === office).map((one) => one.post);
  if (held.length === 0) return `由“${org.officeName(office)}”有岗位的人员办理。`;
  if (post === null || held.includes(post)) return null;
  return `由“${org.officeName(office)}”的${postName(post)}岗位办理。`;
}
