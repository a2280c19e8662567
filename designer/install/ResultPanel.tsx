import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { api, type PackChange } from '../../runtime/ui/api/client.ts';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { dayTime } from '../../runtime/ui/parts/times.ts';
import { changeHref, timeLeft, verbOf } from './words.ts';

/** What became of it, with the way back while there is one. */
export function ResultPanel({ change, onUndone }: { change: PackChange; onUndone: () => void }) {
  const undo = useMutation({ mutationFn: () => api.undoPackChange(change.id), onSuccess: onUndone });
  const { result, appliedAt, appliedBy, undoUntil } = change;
  const settled = appliedAt !== null;
  // It was applied from the foot of the page; what came of it stands at its head.
  useEffect(() => {
    if (settled) window.scrollTo({ top: 0 });
  }, [settled]);
  if (!result || appliedAt === null) return null;
  return (
    <>
      <ErrorAlert error={undo.error} />
      <Alert
        type={change.status === 'undone' ? 'info' : 'success'}
        showIcon
        title={change.status === 'undone' ? '这次变更已经撤销' : `${verbOf(change)}完成，核对无误`}
        description={
          <div className="wt-stack">
            <p>
              {appliedBy} 于 {dayTime(appliedAt)} 完成；现行事项 {result.items} 个，在办件迁移 {result.cases.moved}{' '}
              件，保留 {result.cases.kept} 件。
              {result.changedSince > 0 ? `预演之后又有办理的 ${result.changedSince} 件。` : ''}
            </p>
            {result.digest ? <p className="st-digest">摘要 {result.digest}</p> : null}
            <NotMovedBack cases={result.notMovedBack ?? []} />
            {undo.data ? <Link href={changeHref(undo.data.id)}>查看撤销的记录</Link> : null}
          </div>
        }
        action={
          undoUntil === null ? undefined : (
            <div className="st-undo">
              <Popconfirm
                title="撤销这次变更？"
                description="恢复原来的版本；迁移后没有再办理的办件一并迁回。"
                okText="撤销"
                cancelText="不撤销"
                onConfirm={() => undo.mutate()}
              >
                <Button loading={undo.isPending}>撤销</Button>
              </Popconfirm>
              <small className="wt-muted">{timeLeft(undoUntil, Date.now())}</small>
            </div>
          )
        }
      />
    </>
  );
}

function NotMovedBack({ cases }: { cases: { no: string; reason: string }[] }) {
  if (cases.length === 0) return null;
  return (
    <ul className="st-problems">
      {cases.map(({ no, reason }) => (
        <li key={no}>
          办件 {no} 没有迁回：{reason}
        </li>
      ))}
    </ul>
  );
}
