import type { CampaignOffice, CampaignOfficer, Json, Level } from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { factsOf } from '../indicators/rows.ts';
import type { Services } from '../services.ts';

/** An office and everything below it as campaigns see them, with the facts that the installed packs tell. */
export async function campaignTree({ organization, packs }: Services, root: OfficeRow): Promise<CampaignOffice[]> {
  const org = await organization.current();
  const facts = factsOf((await packs.active()).map(({ pack }) => pack));
  return org.offices
    .filter(({ path }) => path.startsWith(root.path))
    .map(({ id, name, level, division, parent }) => ({
      id,
      name,
      level: level as Level,
      division,
      ...(parent === null || id === root.id ? {} : { parent }),
      ...(facts.has(id) ? { facts: facts.get(id) as NonNullable<CampaignOffice['facts']> } : {}),
    }));
}

/** The offices of a run and those above them: what it keeps of the tree. */
export function keptTree(tree: CampaignOffice[], chosen: string[]): CampaignOffice[] {
  const byId = new Map(tree.map((office) => [office.id, office]));
  const kept = new Set<string>();
  for (const id of chosen)
    for (let next = byId.get(id); next && !kept.has(next.id); next = byId.get(next.parent ?? '')) kept.add(next.id);
  return tree.filter(({ id }) => kept.has(id));
}

/** The officers on record, as expressions see them. */
export const officersOf = ({ users }: Organization): CampaignOfficer[] =>
  users.map(({ office, posts, established }) => ({
    office,
    posts: [...new Set(posts.map(({ post }) => post))] as Json,
    established,
    since: posts.flatMap(({ since }) => since ?? []).sort()[0] ?? null,
  }));
