import {
  type CompiledItem,
  catalogueFor,
  type ItemReach,
  isMeantFor,
  itemReach,
  type Station,
  type StationService,
} from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { ruleTextsToday } from '../ruleTexts.ts';
import type { Services } from '../services.ts';
import { originOf, promisedBy } from './promised.ts';

/** Level of the stations that are looked at. */
export const STATION = 'village';

export interface ReachedItem {
  compiled: CompiledItem;
  reach: ItemReach;
}

/** A service that a rule text promises to be done in the village. */
export interface PromisedService {
  name: string;
  /** Of the items that it takes those that hold there. */
  items: ReachedItem[];
  /** One that it takes does not hold there: nobody can keep the promise. */
  lacking: boolean;
}

export interface ReachedStation {
  /** The items that are meant for stations and hold where the office is. */
  items: ReachedItem[];
  services: PromisedService[];
}

/** What each station can do, reckoned once for stations with the same catalogue and the same posts. */
export interface ReachReader {
  at(office: OfficeRow): ReachedStation;
  stations: OfficeRow[];
}

const COUNTY_DIGITS = 6;

export async function reachReader(services: Services): Promise<ReachReader> {
  const org = await services.organization.current();
  const all = (await services.items.allActive()).filter(({ item }) => item.internal !== true);
  const textsIn = await ruleTextsToday(services);
  const catalogues = new Map<string, CompiledItem[]>();
  const promises = new Map<string, StationService[]>();
  const reaches = new Map<string, ItemReach>();
  const staff = staffOf(org);

  const catalogueAt = (division: string): CompiledItem[] => {
    const key = division.slice(0, COUNTY_DIGITS);
    const known = catalogues.get(key) ?? catalogueFor(all, division).filter((one) => isMeantFor(one, STATION));
    catalogues.set(key, known);
    return known;
  };
  const promisedAt = (division: string): StationService[] => {
    const known = promises.get(division) ?? promisedBy(textsIn(division));
    promises.set(division, known);
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
    at(office) {
      const officers = staff.get(office.id) ?? [];
      const posts = officers
        .map((one) => one.posts.join())
        .sort()
        .join(';');
      const items = catalogueAt(office.division).map((compiled) => ({
        compiled,
        reach: reachAt(compiled, officers, posts),
      }));
      return { items, services: promisedAt(office.division).map((service) => promised(service, items, all)) };
    },
  };
}

function promised(
  { name, items: refs }: StationService,
  items: ReachedItem[],
  all: readonly CompiledItem[],
): PromisedService {
  const wanted = refs.map((ref) => originOf(all, ref));
  const own = items.filter(({ compiled }) => wanted.includes(compiled.base ?? compiled.ref));
  return { name, items: own, lacking: own.length < wanted.length };
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
