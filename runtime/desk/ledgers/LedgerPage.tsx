import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type LedgerFilter, type LedgerRowView, type LedgerPage as Page } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { SearchBox } from '../../ui/parts/SearchBox.tsx';
import { day } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { EntryDialog } from './EntryDialog.tsx';
import { RowDrawer } from './RowDrawer.tsx';
import './ledgers.css';

const pageSize = 20;
/** More columns are seen in the row's own drawer. */
const shownColumns = 8;

function columnsOf(page: Page): Column<LedgerRowView>[] {
  const first = [...page.columns].sort((a, b) => Number(b.queryable) - Number(a.queryable)).slice(0, shownColumns);
  const kept = page.columns.filter((column) => first.includes(column));
  return [
    ...kept.map((column) => ({
      key: column.name,
      title: column.title,
      render: (row: LedgerRowView) => row.shown[column.name] ?? '',
    })),
    { key: 'office', title: '登记单位', wideOnly: true, render: (row) => row.officeName },
    { key: 'at', title: '更新', width: 106, wideOnly: true, render: (row) => day(row.updatedAt) },
  ];
}

/** One ledger: search, one column's filter, pages, export; a row opens with its history. */
export default function LedgerPage({ ledger }: { ledger: string }) {
  const [get, set] = useQueryState();
  const [open, setOpen] = useState<string>();
  const [entering, setEntering] = useState(false);
  const offset = Number(get('offset')) || 0;
  const filter: LedgerFilter = {
    ...(get('text') ? { text: get('text') } : {}),
    ...(get('column') && get('value') ? { column: get('column'), value: get('value') } : {}),
  };
  const page = useQuery({
    queryKey: ['ledger', ledger, filter, offset],
    queryFn: () => api.ledger(ledger, { ...filter, offset, limit: pageSize }),
    placeholderData: (before) => before,
  });
  const queryable = (page.data?.columns ?? []).filter((column) => column.queryable);
  const filtered = Object.keys(filter).length > 0;
  return (
    <>
      <div className="wt-page-header">
        <h1>{page.data?.title ?? '台账'}</h1>
        <span className="wt-muted wt-grow">{page.data?.purpose}</span>
        <Link href="/ledgers">全部台账</Link>
        <Button icon={<DownloadOutlined />} href={api.ledgerExport(ledger, filter)} download>
          导出 Excel
        </Button>
        <Button onClick={() => setEntering(true)}>从 Excel 登记</Button>
      </div>
      <section className="wt-panel">
        <div className="wt-toolbar">
          <SearchBox value={get('text')} placeholder="在台账中查找" onChange={(text) => set({ text })} />
          <Select
            value={get('column') || null}
            options={queryable.map((column) => ({ value: column.name, label: column.title }))}
            allowClear
            placeholder="按某一列查"
            aria-label="选择要筛选的列"
            style={{ width: 160 }}
            onChange={(next) => set({ column: next ?? undefined, ...(next ? {} : { value: undefined }) })}
          />
          {get('column') ? (
            <SearchBox value={get('value')} placeholder="该列的内容" onChange={(value) => set({ value })} />
          ) : null}
        </div>
        <ErrorAlert error={page.error} onRetry={() => void page.refetch()} />
        {page.isPending && !page.data ? <Skeleton active className="wt-panel-body" /> : null}
        {page.data ? (
          <div className="wt-ledger-table">
            <DataTable
              label={page.data.title}
              columns={columnsOf(page.data)}
              rows={page.data.rows}
              rowKey={(row) => row.key}
              onOpen={(row) => setOpen(row.key)}
              empty={
                <EmptyState
                  action={
                    filtered ? (
                      <Button onClick={() => set({ text: undefined, column: undefined, value: undefined })}>
                        清除筛选
                      </Button>
                    ) : undefined
                  }
                >
                  {filtered ? '没有符合条件的记录。' : '还没有记录。相关事项办结后自动登记。'}
                </EmptyState>
              }
            />
          </div>
        ) : null}
        <Pager
          offset={offset}
          limit={pageSize}
          total={page.data?.total ?? 0}
          onChange={(next) => set({ offset: String(next) })}
        />
      </section>
      {entering ? (
        <EntryDialog
          ledger={ledger}
          title={page.data?.title ?? '台账'}
          onClose={() => setEntering(false)}
          onEntered={() => void page.refetch()}
        />
      ) : null}
      <RowDrawer ledger={ledger} rowKey={open} onClose={() => setOpen(undefined)} />
    </>
  );
}
