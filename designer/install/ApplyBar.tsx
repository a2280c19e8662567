import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, newKey, type PackChange } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { verbOf } from './words.ts';

/** The one button that changes something, at the foot of all that it does. */
export function ApplyBar({ change, onStarted }: { change: PackChange; onStarted: (change: PackChange) => void }) {
  const apply = useMutation({
    mutationFn: (key: string) => api.applyPackChange(change.id, key),
    onSuccess: onStarted,
  });
  if (change.status !== 'planned') return null;
  const verb = verbOf(change);
  const { moved = 0 } = change.rehearsal?.expected ?? {};
  return (
    <>
      <ErrorAlert error={apply.error} />
      <div className="st-apply">
        <span className="wt-muted">
          要么全部生效，要么毫无改动；新办件随即按新版本办理{moved > 0 ? `，${moved} 件在办件改按新版本` : ''}。
        </span>
        <Popconfirm
          title={`${verb}${change.title}？`}
          description={moved > 0 ? `${moved} 件在办件将迁移到新版本。` : '在办件按原版本办完。'}
          okText={verb}
          cancelText="再看看"
          onConfirm={() => apply.mutate(newKey())}
        >
          <Button type="primary" size="large" loading={apply.isPending}>
            {verb}
          </Button>
        </Popconfirm>
      </div>
    </>
  );
}
