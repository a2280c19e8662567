import type { Store } from '../store/port.ts';
import type { Organization } from './access/organization.ts';
import { organizationReader } from './access/organization.ts';
import { type RateLimit, rateLimit } from './http/rateLimit.ts';
import { type Items, itemReader } from './items.ts';
import { type Log, silentLog } from './log.ts';
import { type InstalledPacks, packReader } from './packs/installed.ts';
import { type WritePath, writePath } from './write.ts';

/** What the server is given from outside. */
export interface Deps {
  store: Store;
  /** Epoch milliseconds: the only clock below. */
  clock(): number;
  /** Folder of uploaded files. */
  dataDir: string;
  /** Built pages; without it only the API is served. */
  webRoot?: string;
  /** Shown on the sign-in page while demo accounts exist. */
  demoPassword?: string;
  log?: Log;
  version?: string;
}

export interface Services extends Deps {
  log: Log;
  organization: { current(): Promise<Organization>; forget(): void };
  items: Items;
  packs: InstalledPacks;
  write: WritePath;
  limits: { signIn: RateLimit; progress: RateLimit };
}

const MINUTE = 60_000;

export function createServices(deps: Deps): Services {
  const organization = organizationReader(deps.store, deps.clock);
  const items = itemReader(deps.store);
  return {
    ...deps,
    log: deps.log ?? silentLog,
    organization,
    items,
    packs: packReader(deps.store, deps.clock),
    write: writePath({ store: deps.store, clock: deps.clock, items, organization }),
    limits: { signIn: rateLimit(300, 5 * MINUTE, deps.clock), progress: rateLimit(30, MINUTE, deps.clock) },
  };
}
