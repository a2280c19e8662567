import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'wouter';
import { api } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import './ledgers.css';

/** The ledgers that the installed packs keep; those with rows first. */
export default function LedgersPage() {
  const ledgers = useQuery({ queryKey: ['ledgers'], queryFn: api.ledgers });
  const sorted = [...(ledgers.data?.ledgers ?? [])].sort((a, b) => b.rows - a.rows);
  return (
    <>
      <div className="wt-page-header">
        <h1>台账</h1>
        <span className="wt-muted wt-grow">办件办结时自动登记，每一格都能查到来自哪件、何时、何人</span>
        {ledgers.data?.accesses ? <Link href="/ledger-accesses">查看和导出记录</Link> : null}
      </div>
      <ErrorAlert error={ledgers.error} onRetry={() => void ledgers.refetch()} />
      {ledgers.isPending ? <Skeleton active /> : null}
      {ledgers.data && sorted.length === 0 ? <EmptyState>已安装的内容包没有台账。</EmptyState> : null}
      <ul className="wt-ledgers">
        {sorted.map((ledger) => (
          <li key={ledger.ref}>
            <Link href={`/ledgers/${encodeURIComponent(ledger.ref)}`}>
              <b>{ledger.title}</b>
              <span className="wt-ledger-rows">{ledger.rows} 行</span>
              <span className="wt-muted">{ledger.purpose}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
