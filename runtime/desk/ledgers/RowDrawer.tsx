import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type LedgerRowDetail, type UnmaskedRow } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { CellSource } from './CellSource.tsx';
import { CellText } from './CellText.tsx';
import { RowForm } from './RowForm.tsx';
import { RowHistory } from './RowHistory.tsx';
import { liveHint, Unknown } from './Unknown.tsx';
import { UnmaskPanel } from './UnmaskPanel.tsx';
import { useOpened } from './useOpened.ts';

/** A ledger row in full: every cell with its origin, what was masked for a stated purpose, corrections, history. */
export function RowDrawer({
  ledger,
  row,
  asOf,
  onClose,
}: {
  ledger: string;
  row: number | undefined;
  asOf?: string | undefined;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [correcting, setCorrecting] = useState(false);
  const { opened, left, open, close } = useOpened(row);
  const queryKey = ['ledgerRow', ledger, row, asOf];
  const detail = useQuery({
    queryKey,
    queryFn: () => api.ledgerRow(ledger, row ?? 0, asOf),
    enabled: row !== undefined,
  });
  const done = (fresh: LedgerRowDetail) => {
    client.setQueryData(queryKey, fresh);
    void client.invalidateQueries({ queryKey: ['ledger', ledger] });
    setCorrecting(false);
    close();
  };
  return (
    <Drawer open={row !== undefined} onClose={onClose} size="min(720px, 100vw)" title="台账记录" destroyOnHidden>
      <ErrorAlert error={detail.error} onRetry={() => void detail.refetch()} />
      {detail.isPending ? <Skeleton active /> : null}
      {detail.data ? (
        <div className="wt-stack">
          {detail.data.asOf ? (
            <Alert type="info" showIcon title={`这是 ${detail.data.asOf} 日终时的内容，不是现在的。`} />
          ) : (
            <Actions detail={detail.data} onCorrect={() => setCorrecting(true)} />
          )}
          {detail.data.may.unmask && hasMasked(detail.data) ? (
            <UnmaskPanel key={detail.data.row.id} detail={detail.data} left={left} onOpened={open} onClosed={close} />
          ) : null}
          <Cells detail={detail.data} opened={opened} />
          <RowHistory history={detail.data.history} />
        </div>
      ) : null}
      {correcting && detail.data ? (
        <RowForm
          ledger={ledger}
          title={detail.data.title}
          corrected={{ detail: detail.data, opened }}
          onClose={() => setCorrecting(false)}
          onDone={done}
          onOpenRow={() => setCorrecting(false)}
        />
      ) : null}
    </Drawer>
  );
}

const hasMasked = ({ columns, row }: LedgerRowDetail): boolean =>
  columns.some(({ name, sensitive }) => sensitive && row.shown[name]);

function Actions({ detail, onCorrect }: { detail: LedgerRowDetail; onCorrect: () => void }) {
  if (!detail.card && !detail.may.correct) return null;
  return (
    <div className="wt-row">
      {detail.card ? (
        <Link href={`/ledgers/${encodeURIComponent(detail.ref)}/rows/${detail.row.id}/card`} asChild>
          <Button type="primary">打开{detail.card}</Button>
        </Link>
      ) : null}
      {detail.may.correct ? <Button onClick={onCorrect}>更正</Button> : null}
    </div>
  );
}

function Cells({ detail, opened }: { detail: LedgerRowDetail; opened: UnmaskedRow | undefined }) {
  const shown = { ...detail.row.shown, ...opened?.shown };
  return (
    <dl className="wt-row-fields">
      {detail.columns
        .filter(({ name }) => shown[name] || detail.row.unknown.includes(name))
        .map(({ name, title, type, from, live }) => (
          <div key={name}>
            <dt>
              {live ? (
                <span className="wt-hinted" title={liveHint(detail.asOf)}>
                  {title}
                </span>
              ) : (
                title
              )}
              {from ? <small className="wt-muted wt-ledger-from">{from}</small> : null}
            </dt>
            <dd>
              {detail.row.unknown.includes(name) ? <Unknown /> : <CellText type={type} text={shown[name] ?? ''} />}
              <CellSource origin={detail.origins[name]} />
            </dd>
          </div>
        ))}
      <div>
        <dt>登记单位</dt>
        <dd>{detail.row.officeName}</dd>
      </div>
    </dl>
  );
}
