import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { Link, useLocation } from 'wouter';
import { api, type CaseFilter, type CaseListEntry } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { ItemSelect } from '../../ui/parts/ItemSelect.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { SearchBox } from '../../ui/parts/SearchBox.tsx';
import { StatusTag } from '../../ui/parts/StatusTag.tsx';
import { dayTime, dueDay, dueText } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';

const pageSize = 20;

const statuses = [
  { value: 'received', label: '已收件' },
  { value: 'inProgress', label: '办理中' },
  { value: 'supplementing', label: '补正中' },
  { value: 'concluded', label: '已办结' },
  { value: 'withdrawn', label: '已撤回' },
];

const columns = (now: number): Column<CaseListEntry>[] => [
  { key: 'no', title: '办件编号', width: 186, render: (kase) => <Link href={`/cases/${kase.id}`}>{kase.no}</Link> },
  { key: 'item', title: '事项', card: 'title', render: (kase) => kase.itemName },
  { key: 'applicant', title: '申请人', render: (kase) => kase.applicantName },
  {
    key: 'status',
    title: '状态',
    card: 'mark',
    render: (kase) => (
      <StatusTag status={kase.status} name={kase.statusName} result={kase.result} resultName={kase.resultName} />
    ),
  },
  { key: 'due', title: '承诺办结', render: (kase) => <Due kase={kase} now={now} /> },
  { key: 'office', title: '收件单位', wideOnly: true, render: (kase) => kase.officeName },
  { key: 'at', title: '收件时间', width: 140, wideOnly: true, render: (kase) => dayTime(kase.createdAt) },
];

function Due({ kase, now }: { kase: CaseListEntry; now: number }) {
  if (kase.paused) return <span className="wt-tag wt-tag-warn">时限暂停</span>;
  if (kase.due === null) return <span className="wt-muted">—</span>;
  if (kase.status === 'concluded' || kase.status === 'withdrawn') return <>{dueDay(kase.due)}</>;
  return <LightTag light={kase.light} text={`${dueDay(kase.due)} ${dueText(kase.due, now)}`} />;
}

/** Every case in the user's scope, by number, applicant, item, status and day. */
export default function CasesPage() {
  const [get, set] = useQueryState();
  const [, navigate] = useLocation();
  const offset = Number(get('offset')) || 0;
  const names = ['text', 'status', 'item', 'from', 'to'] as const;
  const chosen = Object.fromEntries(names.flatMap((name) => (get(name) ? [[name, get(name)]] : [])));
  const filter: CaseFilter = { ...chosen, offset, limit: pageSize };
  const cases = useQuery({
    queryKey: ['cases', filter],
    queryFn: () => api.cases(filter),
    placeholderData: (before) => before,
  });
  const clear = () => set(Object.fromEntries(names.map((name) => [name, undefined])));
  const range = (name: 'from' | 'to') => (get(name) ? dayjs(get(name)) : null);
  return (
    <>
      <div className="wt-page-header">
        <h1>办件查询</h1>
      </div>
      <section className="wt-panel">
        <div className="wt-toolbar">
          <SearchBox value={get('text')} placeholder="编号、申请人、事项" onChange={(text) => set({ text })} />
          <Select
            mode="multiple"
            value={get('status') ? get('status').split(',') : []}
            options={statuses}
            allowClear
            maxTagCount="responsive"
            placeholder="全部状态"
            aria-label="按状态筛选"
            style={{ width: 200 }}
            onChange={(next: string[]) => set({ status: next.join(',') })}
          />
          <ItemSelect value={get('item')} onChange={(item) => set({ item })} />
          <DatePicker.RangePicker
            allowEmpty={[true, true]}
            value={[range('from'), range('to')]}
            placeholder={['收件日期起', '止']}
            style={{ width: 240 }}
            onChange={(next) => set({ from: next?.[0]?.format('YYYY-MM-DD'), to: next?.[1]?.format('YYYY-MM-DD') })}
          />
        </div>
        <ErrorAlert error={cases.error} onRetry={() => void cases.refetch()} />
        {cases.isPending && !cases.data ? (
          <Skeleton active className="wt-panel-body" />
        ) : (
          <DataTable
            label="办件"
            columns={columns(Date.now())}
            rows={cases.data?.rows ?? []}
            rowKey={(kase) => kase.id}
            onOpen={(kase) => navigate(`/cases/${kase.id}`)}
            empty={
              <EmptyState
                action={Object.keys(chosen).length > 0 ? <Button onClick={clear}>清除筛选</Button> : undefined}
              >
                {Object.keys(chosen).length > 0 ? '没有符合条件的办件。' : '管辖范围内还没有办件。'}
              </EmptyState>
            }
          />
        )}
        <Pager
          offset={offset}
          limit={pageSize}
          total={cases.data?.total ?? 0}
          onChange={(next) => set({ offset: String(next) })}
        />
      </section>
    </>
  );
}
