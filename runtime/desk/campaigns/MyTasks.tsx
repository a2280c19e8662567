import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api, type CampaignTaskList } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { recently } from '../../ui/parts/times.ts';
import { daysWords, lightOf, taskHref } from './words.ts';

type Task = CampaignTaskList['tasks'][number];

export const taskColumns: Column<Task>[] = [
  {
    key: 'light',
    title: '时限',
    card: 'mark',
    width: 120,
    render: ({ daysLeft }) => <LightTag light={lightOf(daysLeft)} text={daysWords(daysLeft)} />,
  },
  { key: 'name', title: '环节', card: 'title', render: (task) => <Link href={taskHref(task)}>{task.name}</Link> },
  { key: 'title', title: '专项任务', render: ({ title }) => title },
  { key: 'office', title: '机构', render: ({ office }) => office.name },
  { key: 'stage', title: '阶段', width: 130, wideOnly: true, render: ({ stage }) => stage },
  { key: 'due', title: '截止日期', width: 110, render: ({ due }) => due },
  {
    key: 'reminded',
    title: '催办',
    width: 200,
    render: ({ reminded }) =>
      reminded ? `${reminded.name} ${recently(reminded.at, Date.now())}` : <span className="wt-muted">—</span>,
  },
];

export const taskKey = ({ run, office, element }: Task): string => `${run}/${office.id}/${element}`;

export const campaignTasks = { queryKey: ['campaign-tasks'], queryFn: api.campaignTasks };

/** Steps of campaigns that wait for the officer, the most urgent first. */
export function MyTasks() {
  const [, navigate] = useLocation();
  const tasks = useQuery(campaignTasks);
  return (
    <Loaded query={tasks}>
      {(found) => (
        <DataTable
          label="轮到我的环节"
          columns={taskColumns}
          rows={found.tasks}
          rowKey={taskKey}
          onOpen={(task) => navigate(taskHref(task))}
          rowClass={({ reminded }) => (reminded ? 'wt-campaign-reminded' : undefined)}
          empty={<EmptyState>没有轮到您办理的专项任务。上级布置后，会在这里和「今日」页上出现。</EmptyState>}
        />
      )}
    </Loaded>
  );
}
