import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type LedgerRowDetail } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { dayTime } from '../../ui/parts/times.ts';

/** A ledger row in full with its history: who changed what, when, by which case. */
export function RowDrawer({
  ledger,
  rowKey,
  onClose,
}: {
  ledger: string;
  rowKey: string | undefined;
  onClose: () => void;
}) {
  const detail = useQuery({
    queryKey: ['ledgerRow', ledger, rowKey],
    queryFn: () => api.ledgerRow(ledger, rowKey ?? ''),
    enabled: rowKey !== undefined,
  });
  return (
    <Drawer open={rowKey !== undefined} onClose={onClose} size="min(640px, 100vw)" title="台账记录" destroyOnHidden>
      <ErrorAlert error={detail.error} onRetry={() => void detail.refetch()} />
      {detail.isPending ? <Skeleton active /> : null}
      {detail.data ? <Detail detail={detail.data} /> : null}
    </Drawer>
  );
}

function Detail({ detail }: { detail: LedgerRowDetail }) {
  const filled = detail.columns.filter((column) => detail.row.shown[column.name]);
  return (
    <>
      <dl className="wt-row-fields">
        {filled.map((column) => (
          <div key={column.name}>
            <dt>{column.title}</dt>
            <dd>{detail.row.shown[column.name]}</dd>
          </div>
        ))}
        <div>
          <dt>登记单位</dt>
          <dd>{detail.row.officeName}</dd>
        </div>
      </dl>
      <h3 className="wt-history-title">变更记录</h3>
      <ol className="wt-history" reversed>
        {detail.history.map((entry) => (
          <li key={entry.version}>
            <p>
              {dayTime(entry.at)} · {entry.actorName}
              {entry.caseId && entry.caseNo ? (
                <>
                  {' · '}
                  <Link href={`/cases/${entry.caseId}`}>{entry.caseNo}</Link>
                </>
              ) : null}
            </p>
            <ul>
              {entry.changes.map((change) => (
                <li key={change.column}>
                  {change.title}：{change.from ? <del>{change.from}</del> : null} <ins>{change.to || '（清空）'}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
