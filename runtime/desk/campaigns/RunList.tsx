import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api, type CampaignRunList } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { day } from '../../ui/parts/times.ts';

type Run = CampaignRunList['runs'][number];

const stateOf = ({ closed, counts }: Run) => {
  if (closed) return <span className="wt-tag wt-tag-plain">已结束</span>;
  if (counts.ended === counts.offices) return <span className="wt-tag wt-tag-ok">全部完成</span>;
  return <span className="wt-tag wt-tag-info">进行中</span>;
};

const columns: Column<Run>[] = [
  { key: 'state', title: '状态', card: 'mark', width: 100, render: stateOf },
  {
    key: 'title',
    title: '专项任务',
    card: 'title',
    render: ({ id, title }) => <Link href={`/campaigns/${id}`}>{title}</Link>,
  },
  { key: 'start', title: '起始日期', width: 110, render: ({ start }) => start },
  {
    key: 'ended',
    title: '已完成',
    width: 90,
    align: 'right',
    render: ({ counts }) => `${counts.ended} / ${counts.offices}`,
  },
  {
    key: 'late',
    title: '正在逾期',
    width: 90,
    align: 'right',
    render: ({ counts }) => (counts.late > 0 ? <b className="wt-danger">{counts.late}</b> : '0'),
  },
  { key: 'office', title: '启动机构', wideOnly: true, render: ({ office }) => office.name },
  {
    key: 'closed',
    title: '结束',
    width: 110,
    wideOnly: true,
    render: ({ closed }) => (closed ? day(closed.at) : '—'),
  },
];

export const campaignRuns = { queryKey: ['campaign-runs'], queryFn: api.campaignRuns };

/** Every run that reaches the officer's offices, the newest first. */
export function RunList() {
  const [, navigate] = useLocation();
  const runs = useQuery(campaignRuns);
  return (
    <Loaded query={runs}>
      {(found) => (
        <DataTable
          label="专项任务"
          columns={columns}
          rows={found.runs}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate(`/campaigns/${id}`)}
          empty={
            <EmptyState action={<Link href="/campaigns?tab=start">看看可以启动的</Link>}>
              还没有启动过专项任务。
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
}
