import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { DataTable } from '../../ui/parts/DataTable.tsx';
import { campaignTasks, taskColumns, taskKey } from './MyTasks.tsx';
import { campaignRuns } from './RunList.tsx';
import { taskHref } from './words.ts';
import './campaigns.css';

const most = 5;

/** Campaigns on the page of the day: steps that wait for the officer, and for a supervisor the offices that are late. */
export function TodayTasks() {
  const [, navigate] = useLocation();
  const tasks = useQuery(campaignTasks);
  const runs = useQuery(campaignRuns);
  const rows = tasks.data?.tasks ?? [];
  const late = (runs.data?.runs ?? []).filter((run) => run.mayRemind && !run.closed && run.counts.late > 0);
  if (rows.length === 0 && late.length === 0) return null;
  return (
    <section className="wt-panel wt-campaign-today">
      <header>
        <h2 className="wt-grow">专项任务</h2>
        <Link href="/campaigns">{rows.length > 0 ? `轮到我的 ${rows.length} 个` : '全部'}</Link>
      </header>
      {late.map(({ id, title, counts }) => (
        <p key={id} className="wt-campaign-late">
          <span className="wt-light wt-light-red">逾期</span> “{title}”有 {counts.late} 个机构正在逾期。
          <Link href={`/campaigns/${id}?tab=reminders`}>查看并催办</Link>
        </p>
      ))}
      <DataTable
        label="轮到我的专项任务"
        columns={taskColumns}
        rows={rows.slice(0, most)}
        rowKey={taskKey}
        onOpen={(task) => navigate(taskHref(task))}
        rowClass={({ reminded }) => (reminded ? 'wt-campaign-reminded' : undefined)}
        empty={null}
      />
    </section>
  );
}
