import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationSource } from '#engine';
import type { OfficeRow, Store, UserRow } from '../store/port.ts';
import { hashPassword } from './access/password.ts';
import type { InstalledPack } from './packs/installed.ts';

/** Easily told apart when read aloud or typed. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const randomPassword = (): string => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** `/p/c/x/`: own id last. @throws when a parent is missing */
function pathOf(offices: OrganizationSource['offices'], id: string): string {
  const office = offices.find((candidate) => candidate.id === id);
  if (!office) throw new Error(`office ${id} is not in the organization`);
  return `${office.parent === undefined ? '/' : pathOf(offices, office.parent)}${id}/`;
}

const officeRows = ({ offices }: OrganizationSource): OfficeRow[] =>
  offices.map((office) => ({
    id: office.id,
    parent: office.parent ?? null,
    path: pathOf(offices, office.id),
    name: office.name,
    level: office.level,
    division: office.division,
    address: office.address ?? null,
    phone: office.phone ?? null,
  }));

const userRows = ({ officers, demo }: OrganizationSource, passwordHash: string): UserRow[] =>
  officers.map((officer) => ({
    id: officer.userName,
    userName: officer.userName,
    name: officer.name,
    passwordHash,
    office: officer.office,
    posts: officer.posts.map((post) => ({
      post,
      office: officer.office,
      ...(officer.since === undefined ? {} : { since: officer.since }),
    })),
    demo,
    failures: 0,
    lockedUntil: null,
    established: officer.established ?? null,
    idNo: null,
  }));

const passwordFile = (dataDir: string): string => join(dataDir, 'demo-password');

/** The demo accounts' common password: given, else kept from the first run, else new. It is public on the sign-in page. */
function passwordOf(dataDir: string, given: string | undefined): { password: string; changed: boolean } {
  const kept = existsSync(passwordFile(dataDir)) ? readFileSync(passwordFile(dataDir), 'utf8').trim() : undefined;
  const password = given ?? kept ?? randomPassword();
  return { password, changed: password !== kept };
}

function keepPassword(dataDir: string, password: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(passwordFile(dataDir), `${password}\n`, { mode: 0o600 });
}

async function saveOrganization(store: Store, source: OrganizationSource, passwordHash: string): Promise<void> {
  await store.saveOffices(officeRows(source));
  for (const user of userRows(source, passwordHash)) await store.saveUser(user);
}

export interface DemoOptions {
  dataDir: string;
  password: string | undefined;
}

/**
 * Creates the demo organizations of the packs on first run, and gives their accounts a changed password.
 * @returns the password while demo accounts exist, else nothing
 */
export async function seedDemo(
  store: Store,
  packs: InstalledPack[],
  { dataDir, password: given }: DemoOptions,
): Promise<string | undefined> {
  const demoUsers = (await store.users()).filter((user) => user.demo);
  const sources = packs.flatMap(({ pack }) => Object.values(pack.organizations).filter(({ demo }) => demo));
  const known = new Set((await store.offices()).map(({ id }) => id));
  const fresh = sources.filter(({ offices }) => !offices.some(({ id }) => known.has(id)));
  if (fresh.length === 0 && demoUsers.length === 0) return undefined;
  const { password, changed } = passwordOf(dataDir, given);
  if (!changed && fresh.length === 0) return password;
  const hash = await hashPassword(password);
  for (const source of fresh) await saveOrganization(store, source, hash);
  for (const user of demoUsers) await store.saveUser({ ...user, passwordHash: hash, failures: 0, lockedUntil: null });
  keepPassword(dataDir, password);
  return password;
}
