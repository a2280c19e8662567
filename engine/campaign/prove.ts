import { startOfLocalDay } from '../deadline/localDate.ts';
import { renderDocument } from '../document/index.ts';
import { isRefusal, type Problem, type Refusal } from '../result.ts';
import { advanceCampaign } from './advance.ts';
import { checkExpected } from './expected.ts';
import { startCampaign } from './start.ts';
import { campaignSummary, summaryData } from './summary.ts';
import type {
  CampaignFact,
  CampaignOffice,
  CampaignOfficer,
  CampaignProof,
  CampaignRun,
  CampaignStep,
  CompiledCampaign,
  Draw,
  ProofCommand,
} from './types.ts';

const NINE = 9 * 3_600_000;

interface Placed extends ProofCommand {
  office: string;
  path: string;
}

const problem = (path: string, message: string): Problem => ({ code: 'campaign.proof', message, path });

/** What a proof came to. */
export interface PlayedProof {
  /** Empty: as expected. With the path inside the proof. */
  problems: Problem[];
  facts: CampaignFact[];
}

/**
 * Plays a proof: starts the campaign, does the commands of all offices in the order of their days, draws, and holds board,
 * reminders, differences and summary against what is expected. `organization`: the part that the proof names.
 * Problems have the path inside the proof.
 */
export function playProof(
  campaign: CompiledCampaign,
  proof: CampaignProof,
  organization: { offices: CampaignOffice[]; officers: CampaignOfficer[] } = { offices: [], officers: [] },
): PlayedProof {
  const offices = proof.offices ?? organization.offices;
  const officers = proof.officers ?? organization.officers;
  const started = startCampaign(campaign, offices, momentOf(campaign, proof.start));
  if (isRefusal(started)) return { problems: [problem('/offices', wordsOf(started))], facts: [] };
  const { run, facts, problems } = play(campaign, started, inOrder(proof));
  if (problems.length > 0) return { problems, facts };
  const draws = drawOf(campaign, run, proof);
  if (isRefusal(draws)) return { problems: [problem('/seed', wordsOf(draws))], facts };
  renderSummary(campaign, run, proof.date);
  return { problems: checkExpected(campaign, { run, draws }, proof, officers), facts };
}

/** What a proof missed of what it expects. */
export const proveCampaign = (...played: Parameters<typeof playProof>): Problem[] => playProof(...played).problems;

const momentOf = ({ calendar }: CompiledCampaign, date: string): number =>
  startOfLocalDay(date, calendar.utcOffset) + NINE;

const inOrder = ({ commands }: CampaignProof): Placed[] =>
  Object.entries(commands)
    .flatMap(([office, list]) =>
      list.map((command, index) => ({ ...command, office, path: `/commands/${office}/${index}` })),
    )
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

function play(campaign: CompiledCampaign, begun: CampaignStep, commands: Placed[]): Play {
  let { run } = begun;
  const facts = [...begun.facts];
  const stopped = (path: string, message: string): Play => ({ run, facts, problems: [problem(path, message)] });
  for (const { office, path, at, complete, refused, ...given } of commands) {
    const now = momentOf(campaign, at);
    const clock = advanceCampaign(campaign, run, { type: 'clock' }, now);
    if (isRefusal(clock)) return stopped(path, wordsOf(clock));
    const command = { type: 'task.complete', office, element: complete, ...given } as const;
    const step = advanceCampaign(campaign, clock.run, command, now);
    if (isRefusal(step) ? step.code !== refused : refused !== undefined)
      return stopped(path, outcomeWords(complete, refused, step));
    facts.push(...clock.facts, ...(isRefusal(step) ? [] : step.facts));
    // Every run goes through its bytes: what cannot be stored must not work here either.
    run = JSON.parse(JSON.stringify(isRefusal(step) ? clock.run : step.run)) as CampaignRun;
  }
  return { run, facts, problems: [] };
}

interface Play extends PlayedProof {
  run: CampaignRun;
}

const outcomeWords = (element: string, refused: string | undefined, step: object): string => {
  const expected = refused === undefined ? '应当办成' : `应当被拒绝（${refused}）`;
  return `环节“${element}”${expected}，结果${isRefusal(step) ? `被拒绝：${wordsOf(step)}` : '办成了'}`;
};

const wordsOf = ({ code, message, problems = [] }: Refusal): string =>
  `${[message, ...problems.map((one) => one.message)].join('')}（${code}）`;

function drawOf(campaign: CompiledCampaign, run: CampaignRun, { seed, date }: CampaignProof): Draw[] | Refusal {
  if (seed === undefined) return [];
  const step = advanceCampaign(campaign, run, { type: 'spotCheck.draw', seed }, momentOf(campaign, date));
  if (isRefusal(step)) return step;
  return step.facts.flatMap((fact) => (fact.type === 'spotCheck.drawn' ? [fact] : []));
}

/** The document over the summary, where the campaign has one. */
export const renderSummary = (campaign: CompiledCampaign, run: CampaignRun, date: string) =>
  campaign.summary &&
  renderDocument(campaign.summary, {
    data: summaryData(campaignSummary(campaign, run, date)),
    materials: [],
    opinions: [],
    now: momentOf(campaign, date),
    utcOffset: campaign.calendar.utcOffset,
  });
