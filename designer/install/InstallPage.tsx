import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useLocation } from 'wouter';
import { api, type PackChange, type PackChangeHead } from '../../runtime/ui/api/client.ts';
import { type Column, DataTable } from '../../runtime/ui/parts/DataTable.tsx';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { recently } from '../../runtime/ui/parts/times.ts';
import { Available } from './Available.tsx';
import { Upload } from './Upload.tsx';
import { changeHref, isUnderWay, statusWords, verbIn, versionsOf } from './words.ts';
import './install.css';

const columns: Column<PackChangeHead>[] = [
  { key: 'kind', title: '变更', card: 'mark', width: 90, render: verbIn },
  { key: 'title', title: '内容包', card: 'title', render: ({ title }) => <b>{title}</b> },
  { key: 'versions', title: '版本', width: 150, render: versionsOf },
  {
    key: 'status',
    title: '状态',
    width: 150,
    render: ({ status, sandbox }) => (
      <span className={`wt-tag wt-tag-${statusWords[status].tone}`}>
        {statusWords[status].text}
        {sandbox ? '（试用）' : ''}
      </span>
    ),
  },
  { key: 'by', title: '经办人', width: 100, render: ({ appliedBy, plannedBy }) => appliedBy ?? plannedBy },
  {
    key: 'at',
    title: '时间',
    width: 150,
    render: ({ appliedAt, plannedAt }) => recently(appliedAt ?? plannedAt, Date.now()),
  },
  { key: 'moved', title: '迁移办件', width: 90, align: 'right', wideOnly: true, render: ({ moved }) => moved ?? '—' },
];

/** What may be installed, and what was. */
export function InstallPage() {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const available = useQuery({ queryKey: ['availablePacks'], queryFn: api.availablePacks });
  const changes = useQuery({
    queryKey: ['packChanges'],
    queryFn: api.packChanges,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.changes.some(({ status }) => isUnderWay(status)) ? 1_000 : false),
  });
  const open = (change: Pick<PackChange, 'id'>) => {
    void client.invalidateQueries({ queryKey: ['packChanges'] });
    navigate(changeHref(change.id));
  };
  return (
    <div className="st-page">
      <header className="wt-page-header">
        <h1>安装与升级</h1>
        <span className="wt-muted">安装前先看清每一处改动和对在办件的影响；装错了可以撤销。</span>
      </header>
      <ErrorAlert error={available.error ?? changes.error} onRetry={() => void changes.refetch()} />
      <div className="st-install">
        <Upload keys={available.data?.keys ?? false} onPlanned={open} />
        {available.isPending ? <Skeleton active /> : null}
        {available.data ? <Available packs={available.data.packs} onPlanned={open} /> : null}
      </div>
      <section className="wt-panel">
        <header>
          <h2>变更记录</h2>
        </header>
        {changes.isPending ? <Skeleton active /> : null}
        {changes.data ? (
          <DataTable
            label="变更记录"
            columns={columns}
            rows={changes.data.changes}
            rowKey={({ id }) => id}
            onOpen={open}
            empty={<EmptyState>还没有安装、升级或卸载的记录。</EmptyState>}
          />
        ) : null}
      </section>
    </div>
  );
}
