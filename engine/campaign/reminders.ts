import { addDays } from '../deadline/localDate.ts';
import { campaignBoard } from './board.ts';
import type { CampaignRun, CompiledCampaign } from './types.ts';

export interface Reminder {
  /** Office of the branch. */
  office: string;
  stage: string;
  title: string;
  due: string;
  /** Natural days until the due date; negative once it has passed. */
  daysLeft: number;
  /** Offices that have to act. */
  to: string[];
  /** Names of required evidence still missing. */
  missing: string[];
}

const DAY = 86_400_000;
const WEEK = 7;

/** Whom to remind on a day: of every stage that is not done and due within the campaign's `remindDays`, or overdue; the most urgent first. */
export function remindersOn(campaign: CompiledCampaign, run: CampaignRun, date: string): Reminder[] {
  const until = addDays(date, campaign.source.remindDays ?? WEEK);
  const found = campaignBoard(campaign, run, date).rows.flatMap(({ office, stages }) =>
    stages
      .filter(({ state, due }) => (state === 'open' || state === 'waiting' || state === 'late') && due <= until)
      .map(({ id, title, due, waitsFor, missing }): Reminder => {
        const daysLeft = Math.round((Date.parse(due) - Date.parse(date)) / DAY);
        return { office, stage: id, title, due, daysLeft, to: waitsFor.length > 0 ? waitsFor : [office], missing };
      }),
  );
  return found.sort((one, other) => one.daysLeft - other.daysLeft);
}
