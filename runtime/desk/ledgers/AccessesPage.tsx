import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton, Tag } from 'antd';
import { Link } from 'wouter';
import { api, type LedgerAccessList } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import './ledgers.css';

type Access = LedgerAccessList['rows'][number];

const pageSize = 20;

const columns: Column<Access>[] = [
  { key: 'at', title: '时间', width: 140, render: (row) => dayTime(row.at) },
  {
    key: 'who',
    title: '人员',
    render: (row) => (
      <span>
        {row.officerName}
        <br />
        <small className="wt-muted">{row.officeName}</small>
      </span>
    ),
  },
  {
    key: 'kind',
    title: '行为',
    width: 110,
    render: (row) =>
      row.kind === 'unmask' ? '查看遮盖内容' : <>导出{row.full ? <Tag color="red">未遮盖</Tag> : null}</>,
  },
  { key: 'what', title: '内容', render: (row) => (row.kind === 'unmask' ? `${row.title}：${row.what}` : row.what) },
  { key: 'why', title: '目的', render: (row) => `${row.purposeName}：${row.note}` },
  { key: 'no', title: '记录号', width: 190, wideOnly: true, render: (row) => row.no },
];

/** Who of the offices below saw what lists mask, or took rows out, and for what purpose. */
export default function AccessesPage() {
  const [get, set] = useQueryState();
  const offset = Number(get('offset')) || 0;
  const kind = get('kind');
  const page = useQuery({
    queryKey: ['ledgerAccesses', kind, offset],
    queryFn: () => api.ledgerAccesses({ ...(kind ? { kind } : {}), offset, limit: pageSize }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <div className="wt-page-header">
        <h1>查看和导出记录</h1>
        <span className="wt-muted wt-grow">管辖范围内谁在何时、为何查看了遮盖的内容或导出了台账</span>
        <Link href="/ledgers">全部台账</Link>
      </div>
      <section className="wt-panel">
        <div className="wt-toolbar">
          <Select
            value={kind || null}
            allowClear
            placeholder="全部行为"
            aria-label="行为"
            style={{ width: 160 }}
            options={[
              { value: 'unmask', label: '查看遮盖内容' },
              { value: 'export', label: '导出' },
            ]}
            onChange={(next) => set({ kind: next ?? undefined })}
          />
        </div>
        <ErrorAlert error={page.error} onRetry={() => void page.refetch()} />
        {page.isPending && !page.data ? <Skeleton active className="wt-panel-body" /> : null}
        {page.data ? (
          <>
            <DataTable
              label="查看和导出记录"
              columns={columns}
              rows={page.data.rows}
              rowKey={(row) => row.id}
              empty={<EmptyState>还没有人查看过遮盖的内容，也没有导出。</EmptyState>}
            />
            <Pager
              offset={offset}
              limit={pageSize}
              total={page.data.total}
              onChange={(next) => set({ offset: String(next) })}
            />
          </>
        ) : null}
      </section>
    </>
  );
}
