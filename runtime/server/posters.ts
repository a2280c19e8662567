import {
  type CompiledPoster,
  catalogueFor,
  fillPoster,
  type Level,
  layoutPoster,
  type Sheet,
  shownFor,
  shownPosters,
} from '#engine';
import type { OfficeRow } from '../store/port.ts';
import type { InstalledPacks } from './packs/installed.ts';
import { notFound } from './problem.ts';
import type { Services } from './services.ts';
import { today } from './views/task.ts';

export interface Posters {
  /** Every poster of the active packs, as it stands today. */
  all(): Promise<CompiledPoster[]>;
}

/** Reads the posters once for every set of packs and every day: their diagrams take a while to read. */
export function posterReader(packs: InstalledPacks, clock: () => number): Posters {
  let cached: { key: string; value: Promise<CompiledPoster[]> } | undefined;
  return {
    async all() {
      const active = await packs.active();
      const day = today(clock());
      const key = [day, ...active.map(({ row }) => row.digest)].join(' ');
      if (cached?.key !== key) {
        const opened = active.map(({ pack }) => pack);
        cached = { key, value: shownPosters(opened, { today: day }) };
      }
      return cached.value;
    },
  };
}

/** The posters that hang on the walls of an office. */
export async function postersFor({ posters }: Services, office: OfficeRow): Promise<CompiledPoster[]> {
  const here = shownFor(await posters.all(), office.division);
  return here.filter(({ source }) => source.levels.includes(office.level as Level));
}

export interface LaidOut {
  poster: CompiledPoster;
  sheets: Sheet[];
}

/** One poster with the name of an office, of today. `site`: address of the service, for QR codes. @throws {ApiProblem} 404 */
export async function posterOf(services: Services, office: OfficeRow, ref: string, site: string): Promise<LaidOut> {
  const poster = (await postersFor(services, office)).find((one) => one.ref === ref);
  if (!poster) throw notFound(`图版“${ref}”`, 'poster.notFound');
  const installed = await services.packs.find(poster.pack.name);
  const { id, name, level, division, address, phone } = office;
  const content = fillPoster(poster, {
    office: {
      ...{ id, name, level: level as Level, division },
      ...(address === null ? {} : { address }),
      ...(phone === null ? {} : { phone }),
    },
    date: today(services.clock()),
    pack: { title: installed?.pack.manifest.wutong.title ?? poster.pack.name, version: poster.pack.version },
    site,
    items: catalogueFor(await services.items.allActive(), division),
  });
  return { poster, sheets: layoutPoster(content) };
}
