import { elementOf } from '../bpmn/index.ts';
import { toLocalDate } from '../deadline/localDate.ts';
import { stageDates } from './dates.ts';
import { missingEvidence } from './evidence.ts';
import { officeFor, officeOf, upwards } from './offices.ts';
import type { Branch, CampaignRun, CampaignStage, CompiledCampaign, StageState } from './types.ts';

export interface BoardStage {
  id: string;
  title: string;
  /** `YYYY-MM-DD` */
  due: string;
  state: StageState;
  /** `YYYY-MM-DD` */
  doneOn?: string;
  /** Offices that the open tasks wait for. */
  waitsFor: string[];
  /** Names of required evidence that is not on record though the stage is open, late or done. */
  missing: string[];
}

export interface BoardRow {
  office: string;
  name: string;
  parent?: string;
  ended: boolean;
  stages: BoardStage[];
}

/** An office above some of the campaign's offices, with the counts of all that stand below it. */
export interface BoardTotal {
  office: string;
  name: string;
  offices: number;
  ended: number;
  late: number;
  stages: { id: string; done: number; late: number; missing: number }[];
}

export interface Board {
  rows: BoardRow[];
  totals: BoardTotal[];
}

/** Where every office of a campaign stands on the day `date` (`YYYY-MM-DD`), and the same added up by the offices above. */
export function campaignBoard(campaign: CompiledCampaign, run: CampaignRun, date: string): Board {
  const dates = stageDates(campaign.source.stages, run.start, campaign.calendar);
  const rows = Object.entries(run.branches).map(([id, branch]): BoardRow => {
    const office = officeOf(run.offices, id);
    return {
      office: id,
      name: office?.name ?? id,
      ...(office?.parent === undefined ? {} : { parent: office.parent }),
      ended: branch.state.ended !== undefined,
      stages: campaign.source.stages.map((stage, index) =>
        stageOf(campaign, run, id, branch, stage, dates[index] ?? run.start, date),
      ),
    };
  });
  return { rows, totals: totalsOf(run, rows) };
}

function stageOf(
  { process, calendar }: CompiledCampaign,
  run: CampaignRun,
  office: string,
  branch: Branch,
  stage: CampaignStage,
  due: string,
  date: string,
): BoardStage {
  const open = openTasks(branch, stage);
  const last = Math.max(...stage.tasks.map((task) => branch.completed[task] ?? 0));
  const doneOn = open.length === 0 && last > 0 ? toLocalDate(last, calendar.utcOffset) : undefined;
  const owners = open.flatMap((task) => officeFor(run.offices, office, process.nodes[task]?.settings.level) ?? []);
  const state = stateOf(open.length > 0, doneOn, branch, due, date);
  const reached = state !== 'waiting' && state !== 'skipped' && (open.length > 0 || doneOn !== undefined);
  return {
    id: stage.id,
    title: stage.title,
    due,
    state,
    ...(doneOn === undefined ? {} : { doneOn }),
    waitsFor: [...new Set(owners)],
    missing: reached ? missingEvidence(stage, branch.evidence[stage.id] ?? {}).map(({ name }) => name) : [],
  };
}

const openTasks = ({ state }: Branch, { tasks }: CampaignStage): string[] =>
  state.ended ? [] : [...new Set(state.tokens.map(({ at }) => elementOf(at)))].filter((at) => tasks.includes(at));

function stateOf(open: boolean, doneOn: string | undefined, { state }: Branch, due: string, date: string): StageState {
  if (doneOn !== undefined) return doneOn > due ? 'doneLate' : 'done';
  if (state.ended) return 'skipped';
  if (date > due) return 'late';
  return open ? 'open' : 'waiting';
}

const isLate = ({ state }: BoardStage): boolean => state === 'late' || state === 'doneLate';

function totalsOf(run: CampaignRun, rows: BoardRow[]): BoardTotal[] {
  const below = new Map<string, BoardRow[]>();
  for (const row of rows)
    for (const { id } of upwards(run.offices, row.office).slice(1)) {
      const under = below.get(id) ?? [];
      under.push(row);
      below.set(id, under);
    }
  return run.offices.flatMap(({ id, name }) => {
    const under = below.get(id);
    return under ? [total(id, name, under)] : [];
  });
}

function total(office: string, name: string, rows: BoardRow[]): BoardTotal {
  const stages = (rows[0]?.stages ?? []).map(({ id }, index) => {
    const of = rows.flatMap((row) => row.stages[index] ?? []);
    return {
      id,
      done: of.filter(({ state }) => state === 'done' || state === 'doneLate').length,
      late: of.filter(isLate).length,
      missing: of.filter(({ missing }) => missing.length > 0).length,
    };
  });
  return {
    office,
    name,
    offices: rows.length,
    ended: rows.filter(({ ended }) => ended).length,
    late: rows.filter((row) => row.stages.some(isLate)).length,
    stages,
  };
}
