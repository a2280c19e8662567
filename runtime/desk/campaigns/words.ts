import type { CampaignTaskList } from '../../ui/api/client.ts';

/** 今天截止、还剩 3 天、逾期 2 天 */
export function daysWords(daysLeft: number): string {
  if (daysLeft === 0) return '今天截止';
  return daysLeft > 0 ? `还剩 ${daysLeft} 天` : `逾期 ${-daysLeft} 天`;
}

export type Light = 'green' | 'yellow' | 'red';

const NEAR = 7;

export const lightOf = (daysLeft: number): Light => (daysLeft < 0 ? 'red' : daysLeft <= NEAR ? 'yellow' : 'green');

export const officeHref = (run: string, office: string): string =>
  `/campaigns/${run}/offices/${encodeURIComponent(office)}`;

export const taskHref = ({ run, office }: CampaignTaskList['tasks'][number]): string => officeHref(run, office.id);
