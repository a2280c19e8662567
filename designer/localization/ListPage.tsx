import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, type LocalizationHead } from '../../runtime/ui/api/client.ts';
import { type Column, DataTable } from '../../runtime/ui/parts/DataTable.tsx';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { TabBar } from '../../runtime/ui/parts/TabBar.tsx';
import { recently } from '../../runtime/ui/parts/times.ts';
import { NewDraft } from './NewDraft.tsx';
import { groups, localizationHref, StandingTag } from './standing.tsx';
import './localization.css';

const columns: Column<LocalizationHead>[] = [
  { key: 'kind', title: '种类', width: 90, render: (one) => one.kindName },
  { key: 'title', title: '名称', card: 'title', render: (one) => <b>{one.title}</b> },
  { key: 'status', title: '状态', card: 'mark', width: 100, render: (one) => <StandingTag of={one} /> },
  { key: 'note', title: '说明', render: (one) => one.note },
  { key: 'office', title: '拟订机关', width: 220, render: (one) => one.office.name },
  {
    key: 'document',
    title: '文号',
    width: 170,
    render: (one) => one.document ?? <span className="wt-muted">未填</span>,
  },
  {
    key: 'expires',
    title: '有效期至',
    width: 110,
    render: (one) => one.expires ?? <span className="wt-muted">—</span>,
  },
  {
    key: 'updatedAt',
    title: '更新',
    width: 140,
    wideOnly: true,
    render: (one) => recently(one.updatedAt, Date.now()),
  },
];

/** What cities and counties changed of the levels above: drafted, with the approvers, in force, over. */
export function ListPage() {
  const list = useQuery({ queryKey: ['localizations'], queryFn: api.localizations });
  const [group, setGroup] = useState('all');
  const [, navigate] = useLocation();
  const all = list.data?.localizations ?? [];
  const of = (key: string) => all.filter(({ status }) => groups.find((one) => one.key === key)?.of.includes(status));
  return (
    <>
      <header className="wt-page-header">
        <h1>本地化</h1>
        <span className="wt-muted">
          省统一应用；本地确需改动的，权限以内直接启用，超出权限的报上级批准。到期自动恢复，在办件不变。
        </span>
      </header>
      <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <Skeleton active /> : null}
      {list.data ? (
        <div className="wt-stack">
          <NewDraft list={list.data} />
          <section className="wt-panel">
            <TabBar
              label="按状态"
              current={group}
              onChange={setGroup}
              tabs={groups.map(({ key, label }) => ({ key, label: `${label} ${of(key).length}` }))}
            />
            <DataTable
              label="本地化"
              columns={columns}
              rows={of(group)}
              rowKey={(one) => one.id}
              onOpen={(one) => navigate(localizationHref(one.id))}
              empty={<EmptyState>这里还没有本地化。</EmptyState>}
            />
          </section>
        </div>
      ) : null}
    </>
  );
}
