import { checkCampaign } from '../campaign/index.ts';
import type { CampaignSource, CompiledCampaign } from '../campaign/types.ts';
import type { Problem } from '../result.ts';
import { checkDocumentPart, checkFormPart } from './checkItem.ts';
import { expandCodeTables } from './codeTables.ts';
import { find, readPart, untold, type Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import { codeTablesOf, qualify } from './references.ts';
import { shownOf } from './shown.ts';
import { shownParts } from './shownParts.ts';
import type { Shown } from './shownTypes.ts';
import type { Part } from './view.ts';

/** Every campaign of the pack, and those from above that its overlays changed, with everything that they refer to. */
export async function compileCampaigns(bench: Workbench): Promise<CompiledCampaign[]> {
  const compiled: CompiledCampaign[] = [];
  for (const { ref, part } of shownParts(bench.view, 'campaigns')) {
    const campaign = await compileCampaign(bench, part, ref);
    if (campaign) compiled.push(campaign);
  }
  return compiled;
}

/** The same with where each of them holds. */
export async function compileShownCampaigns(bench: Workbench): Promise<Shown<CompiledCampaign>[]> {
  const found: Shown<CompiledCampaign>[] = [];
  for (const { shown, part } of shownOf(bench.view, 'campaigns')) {
    const source = await compileCampaign(bench, part, shown.ref);
    if (source) found.push({ ...shown, source });
  }
  return found;
}

async function compileCampaign(
  bench: Workbench,
  part: Part<CampaignSource>,
  ref: string,
): Promise<CompiledCampaign | undefined> {
  const before = bench.problems.length;
  const { value: source, file } = part;
  const process = find(bench, 'processes', source.process, { file, path: '/process' });
  const read = process && (await readPart(bench, process));
  const calendar = calendarOf(bench, part);
  const form = source.form === undefined ? undefined : find(bench, 'forms', source.form, { file, path: '/form' });
  const summary =
    source.summary === undefined ? undefined : find(bench, 'documents', source.summary, { file, path: '/summary' });
  if (read) bench.problems.push(...checkCampaign(source, read.main).map((problem) => ({ ...problem, file })));
  bench.problems.push(...checkCompares(bench, source, file), ...checkOrganizations(part));
  for (const one of form ? untold(bench, [form]) : []) bench.problems.push(...checkFormPart(one.value, one.file));
  for (const one of summary ? untold(bench, [summary]) : [])
    bench.problems.push(...checkDocumentPart(one.value, one.file));
  const tables = form ? tablesOf(bench, form.value.schema, form.file) : {};
  if (!read || !calendar || bench.problems.length > before) return undefined;
  return {
    ref,
    source,
    process: read.main,
    calls: read.calls,
    calendar: calendar.value,
    ...(form ? { form: expandCodeTables(form.value, tables) } : {}),
    ...(summary ? { summary: summary.value } : {}),
  };
}

/** The campaign's own calendar, else that of the manifest, where one of the same pack may be named by its id alone. */
function calendarOf(bench: Workbench, { value: { calendar }, file, home }: Part<CampaignSource>) {
  if (calendar !== undefined) return find(bench, 'calendars', calendar, { file, path: '/calendar' });
  const { calendar: named, namespace } = home.manifest.wutong;
  if (named !== undefined)
    return find(bench, 'calendars', qualify(named, namespace), { file: 'package.json', path: '/wutong/calendar' });
  const message = '专项任务和内容包清单都没有写工作日历，请补上 calendar。';
  bench.problems.push({ code: 'pack.noCalendar', message, file, path: '/calendar' });
  return undefined;
}

function tablesOf(bench: Workbench, schema: Parameters<typeof codeTablesOf>[0], file: string) {
  const tables = codeTablesOf(schema, '/schema').flatMap(({ table, path }) => {
    const found = find(bench, 'code-tables', table, { file, path });
    return found ? [[table, found.value] as const] : [];
  });
  return Object.fromEntries(tables);
}

/** An indicator that reported figures are held against has its figure under its own id. */
function checkCompares(bench: Workbench, { spotCheck, stages }: CampaignSource, file: string): Problem[] {
  const compares = spotCheck?.compares;
  if (compares === undefined || compares === 'organization') return [];
  const path = '/spotCheck/compares';
  if (!find(bench, 'indicators', compares, { file, path })) return [];
  const id = compares.slice(compares.indexOf(':') + 1);
  const figures = stages.flatMap(({ evidence = [] }) => evidence).filter(({ kind }) => kind === 'number');
  if (figures.some((evidence) => evidence.id === id)) return [];
  const message = `没有标识为“${id}”的数字佐证，无法与指标“${compares}”对照。`;
  return [{ code: 'pack.danglingLink', message, file, path }];
}

function checkOrganizations({ value, file, home }: Part<CampaignSource>): Problem[] {
  return value.proof.flatMap(({ organization }, index): Problem[] => {
    if (organization === undefined || Object.hasOwn(home.organizations, organization)) return [];
    const message = `本包没有机构文件“${organization}”。${hint(organization, Object.keys(home.organizations))}`;
    return [{ code: 'pack.danglingLink', message, file, path: pointerTo('proof', index, 'organization') }];
  });
}
