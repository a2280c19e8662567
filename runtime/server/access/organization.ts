import type { Level } from '#engine';
import type { OfficeRow, Store, UserRow } from '../../store/port.ts';

/** Offices and people as they stood a moment ago. */
export interface Organization {
  office(id: string): OfficeRow | undefined;
  officeName(id: string): string;
  /** Twelve-digit division code. */
  division(id: string): string;
  path(id: string): string;
  /** Name of the office whose path this is. */
  nameOfPath(path: string): string;
  /** The office and those above it, by level. */
  upwards(id: string): Partial<Record<Level, string>>;
  user(id: string): UserRow | undefined;
  users: UserRow[];
  offices: OfficeRow[];
}

function upwards(offices: Map<string, OfficeRow>, id: string): Partial<Record<Level, string>> {
  const found: Partial<Record<Level, string>> = {};
  for (let office = offices.get(id); office; office = office.parent === null ? undefined : offices.get(office.parent))
    found[office.level as Level] ??= office.id;
  return found;
}

export function organizationOf(rows: OfficeRow[], users: UserRow[]): Organization {
  const offices = new Map(rows.map((row) => [row.id, row]));
  const people = new Map(users.map((user) => [user.id, user]));
  const names = new Map(rows.map((row) => [row.path, row.name]));
  return {
    office: (id) => offices.get(id),
    officeName: (id) => offices.get(id)?.name ?? id,
    division: (id) => offices.get(id)?.division ?? '',
    path: (id) => offices.get(id)?.path ?? `/${id}/`,
    nameOfPath: (path) => names.get(path) ?? path,
    upwards: (id) => upwards(offices, id),
    user: (id) => people.get(id),
    users,
    offices: rows,
  };
}

const FRESH_MS = 5_000;

/** Reads the organization at most every five seconds; other processes may change it. */
export function organizationReader(
  store: Store,
  clock: () => number,
): { current(): Promise<Organization>; forget(): void } {
  let cached: { at: number; value: Promise<Organization> } | undefined;
  const read = async () => organizationOf(await store.offices(), await store.users());
  return {
    current() {
      const at = clock();
      if (!cached || Math.abs(at - cached.at) > FRESH_MS) cached = { at, value: read() };
      return cached.value;
    },
    forget() {
      cached = undefined;
    },
  };
}
