import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { maskIdNo } from '#engine';
import { api, type BundleApplication } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { StatusTag } from '../../ui/parts/StatusTag.tsx';
import { dayTime, dueDay, dueText } from '../../ui/parts/times.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import '../cases/case.css';
import '../documents/documents.css';
import './bundle.css';

type Case = BundleApplication['cases'][number];

const columns = (now: number): Column<Case>[] => [
  {
    key: 'item',
    title: '事项',
    card: 'title',
    render: ({ id, itemName }) => <Link href={`/cases/${id}`}>{itemName}</Link>,
  },
  { key: 'no', title: '办件编号', width: 186, render: ({ no }) => no },
  {
    key: 'status',
    title: '状态',
    card: 'mark',
    render: ({ status, statusName, result, resultName }) => (
      <StatusTag status={status} name={statusName} result={result} resultName={resultName} />
    ),
  },
  {
    key: 'due',
    title: '承诺办结',
    render: ({ due, paused, light, result }) => {
      if (paused) return <span className="wt-tag wt-tag-warn">时限暂停</span>;
      if (due === null) return <span className="wt-muted">—</span>;
      return result ? dueDay(due) : <LightTag light={light} text={`${dueDay(due)} ${dueText(due, now)}`} />;
    },
  },
  {
    key: 'task',
    title: '当前环节',
    wideOnly: true,
    render: ({ tasks }) =>
      tasks.length > 0 ? tasks.map(({ name, officeName }) => `${name}（${officeName}）`).join('、') : '—',
  },
];

/** A bundle: the whole with its own limit, every case, and its papers. */
export default function BundleApplicationPage({ id }: { id: string }) {
  const loaded = useQuery({ queryKey: ['bundleApplication', id], queryFn: () => api.bundleApplication(id) });
  if (loaded.error) return <ErrorAlert error={loaded.error} onRetry={() => void loaded.refetch()} />;
  if (!loaded.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <Shown bundle={loaded.data} onChanged={() => void loaded.refetch()} />;
}

function Shown({ bundle, onChanged }: { bundle: BundleApplication; onChanged: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const [, navigate] = useLocation();
  const mayWithdraw = bundle.cases.filter((one) => one.mayWithdraw);
  return (
    <>
      <header className="wt-case-header">
        <div className="wt-row">
          <h1>{bundle.title}</h1>
          <span className="wt-tag wt-tag-info">一件事</span>
          <span className={bundle.whole.result === 'granted' ? 'wt-tag wt-tag-ok' : 'wt-tag wt-tag-plain'}>
            {bundle.whole.statusName}
          </span>
        </div>
        <p>
          <b>{bundle.applicant.name}</b> {maskIdNo(bundle.applicant.idNo)}
          {bundle.applicant.phone ? ` · ${bundle.applicant.phone}` : ''}
          {bundle.applicant.agent ? ` · 代办人 ${bundle.applicant.agent.name}` : ''}
        </p>
        <p className="wt-muted">
          <span className="wt-case-no">{bundle.no}</span> · {dayTime(bundle.receivedAt)} {bundle.officeName}
          {bundle.channel === 'online' ? '网上收件' : '窗口收件'}
        </p>
      </header>
      <Limit bundle={bundle} />
      <div className="wt-stack">
        <section className="wt-panel">
          <header>
            <h2>所含事项</h2>
            <span className="wt-muted wt-grow">
              已办结 {bundle.whole.concluded} / {bundle.whole.total}
            </span>
            {mayWithdraw.length > 0 ? <Button onClick={() => setWithdrawing(true)}>撤回申请</Button> : null}
          </header>
          <DataTable
            label="所含事项"
            columns={columns(Date.now())}
            rows={bundle.cases}
            rowKey={({ id }) => id}
            onOpen={({ id }) => navigate(`/cases/${id}`)}
            empty={<EmptyState>没有可以查看的办件。</EmptyState>}
          />
        </section>
        <section className="wt-panel">
          <header>
            <h2>文书</h2>
          </header>
          <div className="wt-panel-body">
            <ul className="wt-documents">
              {bundle.documents.map(({ kind, title }) => (
                <li key={kind}>
                  <Link href={`/bundle-applications/${bundle.id}/documents/${kind}`}>
                    <PrinterOutlined /> {title}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </section>
        <div className="wt-row">
          <Button type="primary" onClick={() => navigate('/accept')}>
            受理下一件
          </Button>
        </div>
      </div>
      {withdrawing ? (
        <WithdrawDialog
          cases={mayWithdraw}
          onClose={() => setWithdrawing(false)}
          onDone={() => {
            setWithdrawing(false);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

/** The bundle's own limit, beside those of its cases. */
function Limit({ bundle: { clock, promised, whole } }: { bundle: BundleApplication }) {
  if (clock.state === 'notStarted' || !clock.promised)
    return (
      <p className="wt-clock wt-muted">
        {whole.result ? '没有进入办理时限。' : `整体承诺 ${promised}，自全部事项受理之日起计算，现在还没有开始。`}
      </p>
    );
  const days = clock.remainingDays ?? 0;
  const words = days < 0 ? `已超期 ${-days} 个工作日` : days === 0 ? '今天到期' : `还剩 ${days} 个工作日`;
  const ending = clock.light === 'red' ? '超期办结' : '按时办结';
  return (
    <section className={`wt-clock wt-clock-${clock.light}`} aria-label="整体时限">
      <div className="wt-row">
        {clock.state === 'paused' ? (
          <span className="wt-tag wt-tag-warn">整体时限暂停：{clock.pauses.at(-1)?.reasonName}</span>
        ) : (
          <LightTag light={clock.light} text={clock.state === 'stopped' ? ending : words} />
        )}
        <span>
          整体承诺办结 <b>{clock.promised.date}</b>
        </span>
        <span className="wt-muted">已用 {clock.usedDays} 个工作日</span>
      </div>
    </section>
  );
}
