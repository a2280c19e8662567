import { canonicalJson } from '../digest.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../result.ts';
import { campaignBoard } from './board.ts';
import { reportDifferences } from './differences.ts';
import { remindersOn } from './reminders.ts';
import { campaignSummary } from './summary.ts';
import type { CampaignOfficer, CampaignProof, CampaignRun, CompiledCampaign, Draw } from './types.ts';

/** What is held against the expectations: the run, and the draw where there is one. */
export interface ProofRun {
  run: CampaignRun;
  draws: Draw[];
}

const unexpected = (path: string, what: string, expected: unknown, actual: unknown): Problem[] =>
  same(expected, actual)
    ? []
    : [
        {
          code: 'campaign.unexpected',
          message: `${what}应为 ${JSON.stringify(expected)}，结果为 ${JSON.stringify(actual ?? null)}。`,
          path: `/expect${path}`,
        },
      ];

const same = (one: unknown, other: unknown): boolean => canonicalJson(one as Json) === canonicalJson(other as Json);

/** What a proof expects and did not come about, with the path inside the proof. */
export function checkExpected(
  campaign: CompiledCampaign,
  { run, draws }: ProofRun,
  { expect, date }: CampaignProof,
  officers: CampaignOfficer[],
): Problem[] {
  const reminders = remindersOn(campaign, run, date).map(({ office, stage }) => `${office}/${stage}`);
  const drawn = draws.flatMap((draw) => draw.drawn);
  const ended = Object.keys(run.branches).filter((office) => run.branches[office]?.state.ended !== undefined);
  return [
    ...checkBoard(campaign, run, expect.board, date),
    ...(expect.ended ? unexpected('/ended', '已完成的机构', [...expect.ended].sort(), ended.sort()) : []),
    ...checkDraws(expect.draw ?? {}, draws),
    ...(expect.reminders ? unexpected('/reminders', '提醒名单', [...expect.reminders].sort(), reminders.sort()) : []),
    ...(expect.differences
      ? unexpected(
          '/differences',
          '差异报告',
          expect.differences,
          reportDifferences(campaign, run, drawn, { officers }),
        )
      : []),
    ...checkSummary(expect.summary ?? {}, campaignSummary(campaign, run, date)),
  ];
}

function checkBoard(
  campaign: CompiledCampaign,
  run: ProofRun['run'],
  expected: CampaignProof['expect']['board'],
  date: string,
): Problem[] {
  const { rows } = campaignBoard(campaign, run, date);
  return Object.entries(expected).flatMap(([office, stages]) => {
    const row = rows.find((one) => one.office === office);
    return Object.entries(stages).flatMap(([id, state]) => {
      const actual = row?.stages.find((stage) => stage.id === id)?.state;
      return unexpected(`/board/${office}/${id}`, `“${office}”阶段“${id}”的状态`, state, actual);
    });
  });
}

const checkDraws = (expected: Record<string, string[]>, draws: ProofRun['draws']): Problem[] =>
  Object.entries(expected).flatMap(([checker, offices]) => {
    const actual = draws.find((draw) => draw.checker === checker)?.drawn;
    return unexpected(`/draw/${checker}`, `“${checker}”抽中的机构`, [...offices].sort(), actual);
  });

const checkSummary = (expected: object, summary: object): Problem[] =>
  Object.entries(expected).flatMap(([name, value]) =>
    unexpected(`/summary/${name}`, `汇总的“${name}”`, value, (summary as Record<string, unknown>)[name]),
  );
