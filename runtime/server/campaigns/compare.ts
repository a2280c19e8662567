import { type ComparedFigure, comparedFigures, type Records, shownContent, toLocalDate } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import { figuresOf, spanFor } from '../indicators/figures.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';
import { engineRun, type LoadedRun } from './run.ts';
import { officersOf } from './tree.ts';

/** The reported figures of some offices beside what the system has on record of their officers, offices or indicator. */
export async function comparisons(
  services: Services,
  loaded: LoadedRun,
  branches: CampaignBranchRow[],
): Promise<ComparedFigure[]> {
  const offices = branches.map(({ office }) => office);
  const records = await recordsOf(services, loaded, offices);
  return comparedFigures(loaded.campaign, engineRun(loaded.row, branches), offices, records);
}

async function recordsOf(services: Services, loaded: LoadedRun, offices: string[]): Promise<Records> {
  const org = await services.organization.current();
  const officers = officersOf(org);
  const compares = loaded.campaign.source.spotCheck?.compares;
  if (compares === undefined || compares === 'organization') return { officers };
  const values = await indicatorValues(services, loaded, compares, offices);
  return { officers, indicator: (office) => values.get(office) ?? null };
}

async function indicatorValues(
  services: Services,
  { row }: LoadedRun,
  ref: string,
  ids: string[],
): Promise<Map<string, number | null>> {
  const now = services.clock();
  const org = await services.organization.current();
  const packs = (await services.packs.active()).map(({ pack }) => pack);
  const indicator = shownContent(packs, { today: today(now) }).indicators.find((one) => one.ref === ref);
  const root = org.office(row.office);
  if (!indicator || !root) return new Map();
  const offices = ids.flatMap((id) => org.office(id) ?? []);
  const span = spanFor(indicator.source, { day: toLocalDate(now, 480) }, now);
  const figures = await figuresOf(services, [{ indicator, span }], root, offices, { paths: [root.path] });
  return new Map(ids.map((id) => [id, figures.get(ref)?.get(id)?.value ?? null]));
}
