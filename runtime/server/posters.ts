import { type CompiledPoster, catalogueFor, fillPoster, type Level, layoutPoster, type Sheet, shownFor } from '#engine';
import type { OfficeRow } from '../store/port.ts';
import { titlesOf } from './packs/titles.ts';
import { notFound } from './problem.ts';
import type { Services } from './services.ts';
import { today } from './views/task.ts';

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
  const titles = await titlesOf(services);
  const { id, name, level, division, address, phone } = office;
  const content = fillPoster(poster, {
    office: {
      ...{ id, name, level: level as Level, division },
      ...(address === null ? {} : { address }),
      ...(phone === null ? {} : { phone }),
    },
    date: today(services.clock()),
    pack: { title: titles(poster.pack.name), version: poster.pack.version },
    site,
    items: catalogueFor(await services.items.allActive(), division),
  });
  return { poster, sheets: layoutPoster(content) };
}
