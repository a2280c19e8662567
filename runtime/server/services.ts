import type { Store } from '../store/port.ts';
import type { Organization } from './access/organization.ts';
import { organizationReader } from './access/organization.ts';
import type { BackupPlan } from './backup/plan.ts';
import { type CampaignDefinitions, campaignReader } from './campaigns/definitions.ts';
import { type RateLimit, rateLimit } from './http/rateLimit.ts';
import { type Items, itemReader } from './items.ts';
import { type Log, silentLog } from './log.ts';
import { type Certifications, certificationRuns } from './packs/certifications.ts';
import { packsInForce } from './packs/inForce.ts';
import { type InstalledPacks, packReader } from './packs/installed.ts';
import { type Posters, posterReader } from './posterReader.ts';
import { type Registers, registerReader } from './registers.ts';
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
  /** Folder of the packs that came with the program. */
  packsFolder?: string;
  /** Days in which an installation can be taken back; default 7. */
  undoDays?: number;
  /** Days for which the reply to a command is kept, for whoever sends it again; default 7. */
  replyDays?: number;
  /** Without it the server takes no backups. */
  backup?: BackupPlan;
}

export interface Services extends Deps {
  log: Log;
  undoDays: number;
  replyDays: number;
  organization: { current(): Promise<Organization>; forget(): void };
  items: Items;
  packs: InstalledPacks;
  certifications: Certifications;
  posters: Posters;
  campaigns: CampaignDefinitions;
  registers: Registers;
  write: WritePath;
  limits: Record<'signIn' | 'progress' | 'guess' | 'apply' | 'upload', RateLimit>;
}

const MINUTE = 60_000;
const UNDO_DAYS = 7;
const tooManyGuesses = (seconds: number) =>
  `填错的次数太多，请在 ${Math.ceil(seconds / 60)} 分钟后再试。手里有收件回执的，填回执上的八位查询码，不用等待。`;
const REPLY_DAYS = 7;

export function createServices(deps: Deps): Services {
  const organization = organizationReader(deps.store, deps.clock);
  const items = itemReader(deps.store);
  const packs = packReader(deps.store, deps.clock);
  const registers = registerReader({ store: deps.store, packs, clock: deps.clock });
  return {
    ...deps,
    log: deps.log ?? silentLog,
    undoDays: deps.undoDays ?? UNDO_DAYS,
    replyDays: deps.replyDays ?? REPLY_DAYS,
    organization,
    items,
    packs,
    posters: posterReader(() => packsInForce({ ...deps, packs })),
    campaigns: campaignReader(deps.store, packs, deps.clock),
    certifications: certificationRuns(deps.clock),
    registers,
    write: writePath({ store: deps.store, clock: deps.clock, items, organization, registers }),
    limits: {
      signIn: rateLimit(300, 5 * MINUTE, deps.clock),
      progress: rateLimit(30, MINUTE, deps.clock),
      guess: rateLimit(10, 60 * MINUTE, deps.clock, tooManyGuesses),
      apply: rateLimit(30, 5 * MINUTE, deps.clock),
      upload: rateLimit(100, 5 * MINUTE, deps.clock),
    },
  };
}
