import type { Json, JsonObject } from '../json.ts';
import { campaignBoard } from './board.ts';
import { officeOf } from './offices.ts';
import type { CampaignRun, CompiledCampaign } from './types.ts';

/** A figure over the offices that gave it; `average` to two decimals. */
export interface FigureSummary {
  stage: string;
  evidence: string;
  name: string;
  count: number;
  sum: number;
  average: number;
  least: number;
  most: number;
}

export interface CampaignSummary {
  title: string;
  start: string;
  offices: number;
  /** Offices that have finished. */
  done: number;
  /** Offices with a stage that is overdue or was done late. */
  late: number;
  stages: { id: string; title: string; due: string; done: number; late: number; open: number; skipped: number }[];
  figures: FigureSummary[];
  choices: { stage: string; evidence: string; name: string; counts: Record<string, number> }[];
  /** 典型经验 */
  goodPractice: { office: string; name: string; evidence: string; value: Json }[];
}

/** What a campaign has come to on a day: counts by stage, figures added up, good practice collected (HLJ-16, HLJ-17). */
export function campaignSummary(campaign: CompiledCampaign, run: CampaignRun, date: string): CampaignSummary {
  const { rows } = campaignBoard(campaign, run, date);
  const late = (state: string): boolean => state === 'late' || state === 'doneLate';
  const stages = campaign.source.stages.map(({ id, title }, index) => {
    const of = rows.flatMap((row) => row.stages[index] ?? []);
    const count = (...states: string[]) => of.filter(({ state }) => states.includes(state)).length;
    return {
      id,
      title,
      due: of[0]?.due ?? '',
      done: count('done', 'doneLate'),
      late: count('late', 'doneLate'),
      open: count('open', 'waiting', 'late'),
      skipped: count('skipped'),
    };
  });
  return {
    title: campaign.source.title,
    start: run.start,
    offices: rows.length,
    done: rows.filter(({ ended }) => ended).length,
    late: rows.filter((row) => row.stages.some(({ state }) => late(state))).length,
    stages,
    ...evidenceOf(campaign, run),
  };
}

function evidenceOf(
  { source }: CompiledCampaign,
  run: CampaignRun,
): Pick<CampaignSummary, 'figures' | 'choices' | 'goodPractice'> {
  const every = source.stages.flatMap(({ id: stage, evidence = [] }) =>
    evidence.map((one) => ({ stage, ...one, values: valuesOf(run, stage, one.id) })),
  );
  return {
    figures: every
      .filter(({ kind, values }) => kind === 'number' && values.length > 0)
      .map(({ stage, id, name, values }) => {
        const numbers = values.map(({ value }) => Number(value));
        const sum = numbers.reduce((total, value) => total + value, 0);
        const average = Math.round((sum / numbers.length) * 100) / 100;
        const span = { least: Math.min(...numbers), most: Math.max(...numbers) };
        return { stage, evidence: id, name, count: numbers.length, sum, average, ...span };
      }),
    choices: every
      .filter(({ kind }) => kind === 'choice')
      .map(({ stage, id, name, options = [], values }) => {
        const counts = options.map(
          (option) => [option, values.filter(({ value }) => value === option).length] as const,
        );
        return { stage, evidence: id, name, counts: Object.fromEntries(counts) };
      }),
    goodPractice: every
      .filter(({ goodPractice }) => goodPractice === true)
      .flatMap(({ id, values }) => values.map(({ office, name, value }) => ({ office, name, evidence: id, value }))),
  };
}

const valuesOf = (run: CampaignRun, stage: string, evidence: string): { office: string; name: string; value: Json }[] =>
  Object.entries(run.branches).flatMap(([office, branch]) => {
    const value = branch.evidence[stage]?.[evidence];
    if (value === undefined) return [];
    return [{ office, name: officeOf(run.offices, office)?.name ?? office, value }];
  });

/** The summary as documents read it, `{summary.…}`. */
export const summaryData = (summary: CampaignSummary): JsonObject => ({ summary: summary as unknown as JsonObject });
