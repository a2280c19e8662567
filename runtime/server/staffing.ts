import {
  addDays,
  type CompiledItem,
  type MeasuredStep,
  measureSteps,
  type Process,
  readProcesses,
  type ServiceItemSource,
  toLocalDate,
  workingDaysBetween,
} from '#engine';
import type { Scope } from '../store/port.ts';
import type { Organization } from './access/organization.ts';
import type { InstalledPack } from './packs/installed.ts';
import type { Services } from './services.ts';

/** Cases whose steps are measured, and days that count for how many come. */
const SAMPLE = 300;
const DAYS = 90;
const CHINA = 480;

export interface StaffedVersion {
  key: 'active' | 'draft';
  title: string;
  process: Process;
  calls: Record<string, Process>;
  promised: ServiceItemSource['elements']['timeLimit']['promised'];
  steps: NonNullable<ServiceItemSource['steps']>;
}

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');

/** Active items that a file of a pack concerns. */
export async function itemsOfFile(services: Services, { pack }: InstalledPack, path: string): Promise<CompiledItem[]> {
  const ref = `${pack.manifest.wutong.namespace}:${idOf(path)}`;
  const items = (await services.items.allActive()).filter(({ item }) => !item.internal);
  if (path.startsWith('items/')) return items.filter(({ ref: own, base }) => own === ref || base === ref);
  return items.filter(({ item }) => item.process === ref);
}

/** The version that runs, and the one that the drafts of its pack would make of it. */
export async function versionsOf(services: Services, compiled: CompiledItem): Promise<StaffedVersion[]> {
  const { item, process, calls, pack } = compiled;
  const active: StaffedVersion = {
    key: 'active',
    title: `现行版本 ${pack.version}`,
    process,
    calls,
    promised: item.elements.timeLimit.promised,
    steps: item.steps ?? {},
  };
  const drafted = await draftOf(services, compiled);
  return drafted === undefined ? [active] : [active, { ...active, key: 'draft', title: '草稿', ...drafted }];
}

type Drafted = Partial<Pick<StaffedVersion, 'process' | 'promised' | 'steps'>>;

/** What the drafts change in the process and in the item; undefined: nothing that can be read. */
async function draftOf(services: Services, { item, ref }: CompiledItem): Promise<Drafted | undefined> {
  const drafts = await services.store.drafts();
  const contentOf = async (part: string, folder: string, ending: string): Promise<string | undefined> => {
    const [namespace, id] = part.split(':');
    const pack = (await services.packs.active()).find((one) => one.pack.manifest.wutong.namespace === namespace);
    const head = drafts.find((draft) => draft.pack === pack?.row.name && draft.path === `${folder}/${id}${ending}`);
    return head && (await services.store.draft(head.id))?.content;
  };
  const xml = await contentOf(item.process, 'processes', '.bpmn');
  const json = await contentOf(ref, 'items', '.json');
  const changed = { ...(xml ? await drawnOf(xml) : {}), ...(json ? limitsOf(json) : {}) };
  return Object.keys(changed).length === 0 ? undefined : changed;
}

async function drawnOf(xml: string): Promise<Drafted> {
  const read = await readProcesses(xml);
  const process = read.ok ? read.value[0] : undefined;
  return process ? { process } : {};
}

function limitsOf(json: string): Drafted {
  try {
    const { elements, steps } = JSON.parse(json) as Partial<ServiceItemSource>;
    const promised = elements?.timeLimit?.promised;
    return { ...(promised ? { promised } : {}), ...(steps ? { steps } : {}) };
  } catch {
    return {};
  }
}

/** How many officers an office that has the post has for it, on the average. */
export function staffOf(org: Organization): { level: string; post: string; officers: number }[] {
  const counts = new Map<string, { officers: number; offices: Set<string> }>();
  for (const user of org.users)
    for (const { post, office } of user.posts) {
      const level = org.office(office)?.level;
      if (level === undefined) continue;
      const entry = counts.get(`${level}/${post}`) ?? { officers: 0, offices: new Set<string>() };
      entry.officers += 1;
      entry.offices.add(office);
      counts.set(`${level}/${post}`, entry);
    }
  return [...counts].map(([key, { officers, offices }]) => {
    const [level = '', post = ''] = key.split('/');
    return { level, post, officers: Math.max(1, Math.round(officers / offices.size)) };
  });
}

export interface Measured {
  cases: number;
  perDay: number | null;
  steps: Record<string, MeasuredStep>;
}

/** Times, outcomes and arrivals of the item's latest cases in scope. */
export async function measuredOf(
  { store, clock }: Services,
  { ref, calendar }: CompiledItem,
  scope: Scope,
): Promise<Measured> {
  const { rows } = await store.cases({ itemRef: ref, offset: 0, limit: SAMPLE }, scope);
  const worked = await Promise.all(rows.map(({ id }) => store.steps(id, scope)));
  const today = toLocalDate(clock(), CHINA);
  const from = Date.parse(`${addDays(today, -DAYS)}T00:00:00+08:00`);
  const recent = await store.cases({ itemRef: ref, from, offset: 0, limit: SAMPLE }, scope);
  const offices = new Set(recent.rows.map(({ officePath }) => officePath)).size;
  const days = workingDaysBetween(calendar, addDays(today, -DAYS), today);
  return {
    cases: rows.length,
    perDay: offices === 0 || days === 0 ? null : recent.total / days / offices,
    steps: measureSteps(worked, calendar),
  };
}
