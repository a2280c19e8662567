import type { OfficeRow, UserRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';

/** How much of an office's twelve-digit code names its division. */
const DIGITS: Record<string, number> = { city: 4, county: 6 };

/** `990121000000` of a county → `990121`; undefined for offices that have no layer of their own. */
export function divisionOf(office: Pick<OfficeRow, 'level' | 'division'>): string | undefined {
  const digits = DIGITS[office.level];
  return digits === undefined ? undefined : office.division.slice(0, digits);
}

/** Offices of cities and counties at which the user manages items, the own one first. */
export function localizingOffices(user: UserRow, org: Organization): OfficeRow[] {
  const ids = user.posts.filter(({ post }) => post === 'catalogue').map(({ office }) => office);
  const own = ids.filter((id) => id === user.office);
  return [...new Set([...own, ...ids])]
    .flatMap((id) => org.office(id) ?? [])
    .filter((office) => divisionOf(office) !== undefined);
}

/** `990121` → `990121000000`. */
export const wholeDivision = (division: string): string => division.padEnd(12, '0');
