import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { api, type LedgerRowDetail, type UnmaskedRow } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { givenWhy, PurposeFields, type Why } from './PurposeFields.tsx';

/** Opens the masked cells of one row for a stated purpose; while they are open, says for how long. */
export function UnmaskPanel({
  detail,
  left,
  onOpened,
  onClosed,
}: {
  detail: LedgerRowDetail;
  /** Seconds for which the cells are still open; 0: they are masked. */
  left: number;
  onOpened: (row: UnmaskedRow) => void;
  onClosed: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState<Why>({ note: '' });
  const given = givenWhy(why);
  const open = useMutation({
    mutationFn: (body: NonNullable<typeof given>) => api.unmaskLedgerRow(detail.ref, detail.row.id, body),
    onSuccess: (row) => {
      setAsking(false);
      setWhy({ note: '' });
      onOpened(row);
    },
  });
  if (left > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        title={`正在显示完整内容，${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} 后自动遮盖。本次查看已留下记录。`}
        action={
          <Button size="small" onClick={onClosed}>
            立即遮盖
          </Button>
        }
      />
    );
  }
  if (!asking) {
    return (
      <div className="wt-row">
        <Button onClick={() => setAsking(true)}>查看遮盖内容</Button>
      </div>
    );
  }
  return (
    <section className="wt-unmask" aria-label="查看遮盖内容">
      <p className="wt-muted">只对这一行、五分钟内有效。查看人、时间和目的留下记录，供督办和内控查阅。</p>
      <PurposeFields purposes={detail.purposes} why={why} onChange={setWhy} />
      <ErrorAlert error={open.error} onClose={() => open.reset()} />
      <div className="wt-row">
        <Button type="primary" disabled={!given} loading={open.isPending} onClick={() => given && open.mutate(given)}>
          查看
        </Button>
        <Button onClick={() => setAsking(false)}>取消</Button>
      </div>
    </section>
  );
}
