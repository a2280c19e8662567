import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Skeleton } from 'antd';
import dayjs from 'dayjs';
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
import { CellText } from './CellText.tsx';
import { ColumnFilter } from './ColumnFilter.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { RowDrawer } from './RowDrawer.tsx';
import { RowForm } from './RowForm.tsx';
import { liveHint, Unknown } from './Unknown.tsx';
import './ledgers.css';

const pageSize = 20;
/** More columns are seen in the row's own drawer. */
const shownColumns = 7;
/** Columns that cities and counties below added, behind them. */
const addedColumns = 3;

/** What is said of a column at its head: how it moves with the case, or who fills it in. */
function hintOf({ live, writtenBy }: Page['columns'][number], asOf: string | null): { hint?: string } {
  if (live) return { hint: liveHint(asOf) };
  return writtenBy === null ? {} : { hint: `人工填写：${writtenBy}` };
}

/** What names the row, how things are now, what is asked for; columns without any content last. */
function weight({ name, queryable, live }: Page['columns'][number], rows: LedgerRowView[]): number {
  const filled = rows.length === 0 || rows.some(({ shown, unknown }) => shown[name] || unknown.includes(name));
  return (filled ? 8 : 0) + (queryable ? 2 : 0) + (queryable && live ? 1 : 0);
}

function columnsOf(page: Page): Column<LedgerRowView>[] {
  const own = page.columns.filter(({ from }) => from === null);
  const first = [...own].sort((a, b) => weight(b, page.rows) - weight(a, page.rows)).slice(0, shownColumns);
  const added = page.columns.filter(({ from }) => from !== null).slice(0, addedColumns);
  const kept = [...own.filter((column) => first.includes(column)), ...added];
  return [
    ...kept.map((column, place) => ({
      key: column.name,
      title: column.from === null ? column.title : `${column.title}（${column.from}）`,
      ...hintOf(column, page.asOf),
      ...(place === 0 ? { card: 'title' as const } : {}),
      render: (row: LedgerRowView) =>
        row.unknown.includes(column.name) ? (
          <Unknown />
        ) : (
          <CellText short type={column.type} text={row.shown[column.name] ?? ''} />
        ),
    })),
    { key: 'office', title: '登记单位', wideOnly: true, render: (row) => row.officeName },
    { key: 'at', title: '更新', width: 106, wideOnly: true, render: (row) => day(row.updatedAt) },
  ];
}

/** Which dialog stands over the list. */
type Dialog = 'row' | 'excel' | 'export';

/** One ledger: search, one column's filter, an earlier day, pages, entry, export; a row opens with its history. */
export default function LedgerPage({ ledger }: { ledger: string }) {
  const [get, set] = useQueryState();
  const { message } = App.useApp();
  const [open, setOpen] = useState<number | undefined>(Number(get('row')) || undefined);
  const [dialog, setDialog] = useState<Dialog>();
  const asOf = get('asOf');
  const offset = Number(get('offset')) || 0;
  const filter: LedgerFilter = {
    ...(get('text') ? { text: get('text') } : {}),
    ...(get('column') && get('value') ? { column: get('column'), value: get('value') } : {}),
    ...(asOf ? { asOf } : {}),
  };
  const page = useQuery({
    queryKey: ['ledger', ledger, filter, offset],
    queryFn: () => api.ledger(ledger, { ...filter, offset, limit: pageSize }),
    placeholderData: (before) => before,
  });
  const queryable = (page.data?.columns ?? []).filter((column) => column.queryable);
  const filtered = filter.text !== undefined || filter.column !== undefined;
  const title = page.data?.title ?? '台账';
  return (
    <>
      <div className="wt-page-header">
        <h1>{title}</h1>
        <span className="wt-muted wt-grow">{page.data?.purpose}</span>
        <Link href="/ledgers">全部台账</Link>
        {page.data?.may.export ? (
          <Button icon={<DownloadOutlined />} onClick={() => setDialog('export')}>
            导出
          </Button>
        ) : null}
        {page.data?.may.enter ? (
          <>
            <Button onClick={() => setDialog('excel')}>从 Excel 登记</Button>
            <Button type="primary" onClick={() => setDialog('row')}>
              登记一行
            </Button>
          </>
        ) : null}
      </div>
      <section className="wt-panel">
        <div className="wt-toolbar">
          <SearchBox value={get('text')} placeholder="查找，遮盖的内容须输全" onChange={(text) => set({ text })} />
          <ColumnFilter columns={queryable} column={get('column')} value={get('value')} onChange={set} />
          <DatePicker
            value={asOf ? dayjs(asOf) : null}
            placeholder="看以前某日"
            aria-label="看以前某日的台账"
            disabledDate={(date) => date.isAfter(dayjs(), 'day')}
            onChange={(date) => set({ asOf: date?.format('YYYY-MM-DD') })}
          />
        </div>
        {asOf ? (
          <Alert
            type="info"
            showIcon
            banner
            title={`现在看到的是 ${asOf} 日终时的台账，其后的登记和更正不在内。`}
            action={
              <Button size="small" onClick={() => set({ asOf: undefined })}>
                回到现在
              </Button>
            }
          />
        ) : null}
        {page.data?.leftOut ? <Alert type="warning" showIcon banner title={page.data.leftOut} /> : null}
        <ErrorAlert error={page.error} onRetry={() => void page.refetch()} />
        {page.isPending && !page.data ? <Skeleton active className="wt-panel-body" /> : null}
        {page.data ? (
          <div className="wt-ledger-table">
            <DataTable
              label={page.data.title}
              columns={columnsOf(page.data)}
              rows={page.data.rows}
              rowKey={(row) => String(row.id)}
              onOpen={(row) => setOpen(row.id)}
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
                  {filtered
                    ? '没有符合条件的记录。'
                    : asOf
                      ? '那一天还没有记录。'
                      : '还没有记录。相关事项办结后自动登记。'}
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
      {dialog === 'excel' ? (
        <EntryDialog
          ledger={ledger}
          title={title}
          onClose={() => setDialog(undefined)}
          onEntered={() => void page.refetch()}
        />
      ) : null}
      {dialog === 'row' ? (
        <RowForm
          ledger={ledger}
          title={title}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            void message.success('已登记');
            void page.refetch();
          }}
          onOpenRow={(row) => {
            setDialog(undefined);
            setOpen(row);
          }}
        />
      ) : null}
      {dialog === 'export' && page.data ? (
        <ExportDialog
          title={`导出：${title}`}
          about={`${filtered ? '符合当前条件的' : '全部'} ${page.data.total} 行${asOf ? `，${asOf} 日终时的内容` : ''}。`}
          formats={['xlsx', 'pdf']}
          purposes={page.data.purposes}
          onExport={(asked) => api.saveLedger(ledger, { ...asked, ...filter })}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      <RowDrawer ledger={ledger} row={open} asOf={asOf || undefined} onClose={() => setOpen(undefined)} />
    </>
  );
}
