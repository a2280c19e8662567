import { type CompiledItem, catalogueFor, type ItemReach, isMeantFor, itemReach, type Station } from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { Services } from '../services.ts';

/** Level of the stations that are looked at. */
export const STATION = 'village';

export interface ReachedItem {
  compiled: CompiledItem;
  reach: ItemReach;
}

/** What each station can do, reckoned once for stations with the same catalogue and the same posts. */
export interface ReachReader {
  /** The items that are meant for stations and hold where the office is. */
  itemsAt(office: OfficeRow): ReachedItem[];
  stations: OfficeRow[];
}

const COUNTY_DIGITS = 6;

export async function reachReader({ items, organization }: Services): Promise<ReachReader> {
  const org = await organization.current();
  const all = (await items.allActive()).filter(({ item }) => item.internal !== true);
  const catalogues = new Map<string, CompiledItem[]>();
  const reaches = new Map<string, ItemReach>();
  const staff = staffOf(org);

  const catalogueAt = (division: string): CompiledItem[] => {
    const key = division.slice(0, COUNTY_DIGITS);
    const known = catalogues.get(key) ?? catalogueFor(all, division).filter((one) => isMeantFor(one, STATION));
    catalogues.set(key, known);
    return known;
  };
  const reachAt = (compiled: CompiledItem, officers: Station['officers'], posts: string): ItemReach => {
    const key = `${compiled.digest} ${posts}`;
    const known = reaches.get(key) ?? itemReach(compiled, { level: STATION, officers });
    reaches.set(key, known);
    return known;
  };

  return {
    stations: org.offices.filter(({ level }) => level === STATION),
    itemsAt(office) {
      const officers = staff.get(office.id) ?? [];
      const posts = officers
        .map((one) => one.posts.join())
        .sort()
        .join(';');
      return catalogueAt(office.division).map((compiled) => ({ compiled, reach: reachAt(compiled, officers, posts) }));
    },
  };
}

/** Officers of each office with the posts that they hold there. */
function staffOf({ users }: Organization): Map<string, Station['officers']> {
  const found = new Map<string, Station['officers']>();
  for (const { id, posts } of users) {
    const byOffice = new Map<string, string[]>();
    for (const { post, office } of posts) byOffice.set(office, [...(byOffice.get(office) ?? []), post].sort());
    for (const [office, held] of byOffice) found.set(office, [...(found.get(office) ?? []), { id, posts: held }]);
  }
  return found;
}
