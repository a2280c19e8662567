import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type LedgerDifference, type Reconciliation } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { QualityHeader } from './QualityHeader.tsx';
import { RefillDialog } from './RefillDialog.tsx';
import { phaseWords, rowAddress } from './words.ts';
import './quality.css';

const LIMIT = 20;
const WATCH_MS = 1_500;

const KINDS = [
  { key: 'cell', name: '内容不一致' },
  { key: 'missing', name: '台账缺行' },
  { key: 'unfounded', name: '来历不明' },
  { key: 'mapping', name: '与办件不符' },
  { key: 'rule', name: '对账规则不成立' },
  { key: 'refill', name: '登记规则已变' },
] as const;

const columns: Column<LedgerDifference>[] = [
  { key: 'kind', title: '差异', width: 130, render: ({ kindName }) => <b>{kindName}</b> },
  {
    key: 'row',
    title: '台账的行',
    render: ({ ledger, ledgerTitle, row, key }) => (
      <>
        {ledgerTitle}
        <br />
        {row === null ? <span className="wt-muted">{key}</span> : <Link href={rowAddress(ledger, row)}>{key}</Link>}
      </>
    ),
  },
  {
    key: 'cell',
    title: '现为 / 应为',
    render: ({ columnTitle, stored, expected }) =>
      columnTitle === null ? (
        <span className="wt-muted">整行</span>
      ) : (
        <>
          {columnTitle}：<del>{stored || '（空）'}</del> <ins>{expected || '（空）'}</ins>
        </>
      ),
  },
  {
    key: 'words',
    title: '说明',
    render: ({ words, settled }) => (settled ? <span className="wt-tag wt-tag-ok">已按现行规则更新</span> : words),
  },
  {
    key: 'case',
    title: '办件',
    render: ({ caseId, caseNo }) => (caseId === null ? '—' : <Link href={`/cases/${caseId}`}>{caseNo}</Link>),
  },
  { key: 'office', title: '登记单位', wideOnly: true, render: ({ officeName }) => officeName },
];

/** What the nightly reconciliation found in the ledgers of one's own scope. Nothing is put right by itself. */
export default function ReconcilePage() {
  const [get, set] = useQueryState();
  const { message } = App.useApp();
  const client = useQueryClient();
  const runs = useQuery({
    queryKey: ['reconciliations'],
    queryFn: api.reconciliations,
    refetchInterval: (query) => (query.state.data?.runs[0]?.status === 'running' ? WATCH_MS : false),
  });
  const start = useMutation({
    mutationFn: api.reconcile,
    onSuccess() {
      void message.success('已开始对账');
      set({ run: undefined });
      void client.invalidateQueries({ queryKey: ['reconciliations'] });
    },
  });
  const shown = runs.data?.runs.find(({ id }) => id === get('run')) ?? runs.data?.runs[0];
  const running = runs.data?.runs[0]?.status === 'running';
  return (
    <>
      <QualityHeader note="每天夜间由办理记录重新推算每一行，与台账逐格核对；差异只列出，不自动改动">
        {runs.data?.may.start ? (
          <Button type="primary" disabled={running} loading={start.isPending} onClick={() => start.mutate()}>
            立即对账
          </Button>
        ) : null}
      </QualityHeader>
      <ErrorAlert error={runs.error ?? start.error} onRetry={() => void runs.refetch()} />
      {runs.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {runs.data && !shown ? (
        <section className="wt-panel">
          <EmptyState>还没有对过账。每天夜间两点后自动进行，也可以由县级以上内控岗位立即对账。</EmptyState>
        </section>
      ) : null}
      {shown ? (
        <div className="wt-stack">
          <Summary run={shown} runs={runs.data?.runs ?? []} onRun={(run) => set({ run })} />
          <Differences run={shown} mayRefill={runs.data?.may.start === true} />
        </div>
      ) : null}
    </>
  );
}

function Summary({ run, runs, onRun }: { run: Reconciliation; runs: Reconciliation[]; onRun: (id: string) => void }) {
  return (
    <section className="wt-panel wt-quality-summary" aria-label="对账概况">
      <Select
        value={run.id}
        aria-label="哪一次对账"
        style={{ minWidth: 260 }}
        options={runs.map(({ id, startedAt, startedBy, own }) => ({
          value: id,
          label: `${dayTime(startedAt)} ${startedBy}（${own} 处）`,
        }))}
        onChange={onRun}
      />
      {run.status === 'running' ? (
        <p role="status">{phaseWords(run)}</p>
      ) : (
        <p>
          核对台账 {run.counts.rows} 行、办理记录 {run.counts.steps} 步、规则 {run.counts.rules} 条，
          {run.counts.registered > 0 ? `补登办件 ${run.counts.registered} 件，` : ''}
          {run.endedAt === null ? '' : `${dayTime(run.endedAt)} 完成。`}
          本级及下级有 <b className={run.own > 0 ? 'wt-danger' : undefined}>{run.own}</b> 处差异。
        </p>
      )}
    </section>
  );
}

function Differences({ run, mayRefill }: { run: Reconciliation; mayRefill: boolean }) {
  const [get, set] = useQueryState();
  const kind = get('kind');
  const [refilling, setRefilling] = useState(false);
  const offset = Number(get('offset')) || 0;
  const filter = { ...(kind ? { kind } : {}), offset, limit: LIMIT };
  const page = useQuery({
    queryKey: ['differences', run.id, run.status, filter],
    queryFn: () => api.differences(run.id, filter),
    placeholderData: (before) => before,
  });
  return (
    <section className="wt-panel">
      <header>
        <h2>差异</h2>
        {mayRefill && kind === 'refill' && (page.data?.total ?? 0) > 0 ? (
          <Button onClick={() => setRefilling(true)}>按现行规则更新…</Button>
        ) : null}
        <Select
          value={kind || null}
          allowClear
          placeholder="全部差异"
          aria-label="差异的种类"
          className="wt-end"
          style={{ width: 180 }}
          options={KINDS.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(next) => set({ kind: next ?? undefined })}
        />
      </header>
      <Loaded query={page}>
        {({ rows }) => (
          <DataTable
            label="差异"
            columns={columns}
            rows={rows}
            rowKey={({ no }) => String(no)}
            empty={<EmptyState>{run.status === 'running' ? '到目前为止没有发现差异。' : '没有差异。'}</EmptyState>}
          />
        )}
      </Loaded>
      <Pager
        offset={offset}
        limit={LIMIT}
        total={page.data?.total ?? 0}
        onChange={(next) => set({ offset: String(next) })}
      />
      {refilling ? (
        <RefillDialog
          run={run.id}
          differences={page.data?.total ?? 0}
          onClose={() => setRefilling(false)}
          onDone={() => void page.refetch()}
        />
      ) : null}
    </section>
  );
}
