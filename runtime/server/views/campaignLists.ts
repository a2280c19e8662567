import type { z } from '@hono/zod-openapi';
import type { Reminder } from '#engine';
import type { CampaignReminderRow, CampaignRunRow, CampaignTaskRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { CampaignReminderList, CampaignTaskList } from '../api/contract.ts';
import { manages, whyNotAt } from '../campaigns/rights.ts';
import { officeNow } from './campaign.ts';
import { postName } from './labels.ts';

const DAY = 86_400_000;

const personOf = (one: CampaignReminderRow | undefined) => (one ? { at: one.at, name: one.byName } : null);

/** Who is late or nearly so, with the reminders that were sent. */
export const remindersView = (
  reminders: Reminder[],
  sent: CampaignReminderRow[],
  me: SignedIn,
  org: Organization,
): z.infer<typeof CampaignReminderList> => ({
  reminders: reminders.map(({ office, stage, title, due, daysLeft, to, missing }) => {
    const own = sent.filter((one) => one.office === office && one.stage === stage);
    return {
      office: officeNow(org, office),
      stage,
      title,
      due,
      daysLeft,
      to: to.map(org.officeName),
      missing,
      sent: personOf(own[0]),
      times: own.length,
      may: manages(me, org.path(office)),
    };
  }),
});

/** The steps that an officer can do now. `sent`: reminders of the runs, the latest first. */
export function taskListView(
  tasks: CampaignTaskRow[],
  titles: Map<string, Pick<CampaignRunRow, 'title'>>,
  sent: CampaignReminderRow[],
  today: string,
  me: SignedIn,
  org: Organization,
): z.infer<typeof CampaignTaskList> {
  const mine = tasks.filter(({ owner, post }) => whyNotAt(me, org, owner, post) === null);
  return {
    tasks: mine.map((task) => ({
      run: task.run,
      title: titles.get(task.run)?.title ?? '',
      office: officeNow(org, task.office),
      element: task.element,
      name: task.name,
      stage: task.stageTitle,
      due: task.due,
      daysLeft: Math.round((Date.parse(task.due) - Date.parse(today)) / DAY),
      postName: task.post === null ? null : postName(task.post),
      reminded: personOf(
        sent.find((one) => one.run === task.run && one.office === task.office && one.stage === task.stage),
      ),
    })),
  };
}
