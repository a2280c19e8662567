import { useQuery } from '@tanstack/react-query';
import { Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { api, type CaseDetail, type TaskWithActions } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useCaseCommand } from './useCase.ts';

/** 转办: people of the post; those whom a duty rule bars are shown with the reason. */
export function TransferDialog({
  kase,
  task,
  open,
  onClose,
}: {
  kase: CaseDetail;
  task: TaskWithActions;
  open: boolean;
  onClose: () => void;
}) {
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const people = useQuery({
    queryKey: ['candidates', kase.id, task.token, kase.version],
    queryFn: () => api.candidates(kase.id, { for: 'transfer', task: task.token }),
    enabled: open,
  });
  const send = useCaseCommand(
    kase.id,
    () => api.transfer(kase.id, task.token, { version: kase.version, to: to ?? '', reason: reason.trim() }),
    onClose,
  );
  const list = people.data?.candidates ?? [];
  return (
    <Modal
      open={open}
      title={`转办：${task.name}`}
      okText="转办"
      cancelText="取消"
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: to === undefined || reason.trim() === '' }}
      onCancel={onClose}
      onOk={() => send.mutate(undefined)}
    >
      <div className="wt-stack">
        {people.isPending ? <Skeleton active /> : null}
        <ErrorAlert error={people.error ?? send.error} />
        {people.data && list.length === 0 ? (
          <EmptyState>本单位没有其他「{task.postName}」岗位的人员，请联系管理员增配。</EmptyState>
        ) : null}
        <ul className="wt-candidates">
          {list.map((person) => (
            <li key={person.id}>
              <label>
                <input
                  type="radio"
                  name="candidate"
                  value={person.id}
                  disabled={person.refusal !== undefined}
                  checked={to === person.id}
                  onChange={() => setTo(person.id)}
                />
                {person.name} <span className="wt-muted">{person.officeName}</span>
              </label>
              {person.refusal ? <p className="wt-refusal">{person.refusal.message}</p> : null}
            </li>
          ))}
        </ul>
        <div>
          <label htmlFor="transfer-reason" className="wt-field-label">
            转办原因（必填）
          </label>
          <Input.TextArea
            id="transfer-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  );
}
