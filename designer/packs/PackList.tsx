import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useLocation } from 'wouter';
import { api, type PackList as Packs } from '../../runtime/ui/api/client.ts';
import { type Column, DataTable } from '../../runtime/ui/parts/DataTable.tsx';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { recently } from '../../runtime/ui/parts/times.ts';
import { layerName, packHref } from './kinds.ts';

type Pack = Packs['packs'][number];

const columns: Column<Pack>[] = [
  { key: 'title', title: '内容包', card: 'title', render: (pack) => <b>{pack.title}</b> },
  { key: 'layer', title: '层级', card: 'mark', width: 80, render: (pack) => layerName(pack.layer) },
  { key: 'version', title: '版本', width: 90, render: (pack) => pack.version },
  { key: 'items', title: '事项', width: 70, align: 'right', render: (pack) => pack.items },
  { key: 'processes', title: '流程', width: 70, align: 'right', render: (pack) => pack.processes },
  { key: 'forms', title: '表单', width: 70, align: 'right', render: (pack) => pack.forms },
  {
    key: 'drafts',
    title: '草稿',
    width: 90,
    render: (pack) =>
      pack.drafts > 0 ? (
        <span className="wt-tag wt-tag-warn">{pack.drafts} 份</span>
      ) : (
        <span className="wt-muted">无</span>
      ),
  },
  {
    key: 'installedAt',
    title: '安装时间',
    width: 160,
    wideOnly: true,
    render: (pack) => recently(pack.installedAt, Date.now()),
  },
];

export function PackList() {
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs });
  const [, navigate] = useLocation();
  return (
    <>
      <header className="wt-page-header">
        <h1>内容包</h1>
        <span className="wt-muted">
          选择一个内容包，修改其中的事项、流程和表单；发布后新办件按新版本办理，在办件不受影响。
        </span>
      </header>
      <ErrorAlert error={packs.error} onRetry={() => void packs.refetch()} />
      {packs.isPending ? <Skeleton active /> : null}
      {packs.data ? (
        <section className="wt-panel">
          <DataTable
            label="内容包"
            columns={columns}
            rows={packs.data.packs}
            rowKey={(pack) => pack.name}
            onOpen={(pack) => navigate(packHref(pack.name))}
            empty={<EmptyState>还没有安装内容包。请联系管理员安装。</EmptyState>}
          />
        </section>
      ) : null}
    </>
  );
}
