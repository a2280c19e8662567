import { useMutation } from '@tanstack/react-query';
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, type BundleApplication } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import '../accept/dialogs.css';

export interface WithdrawDialogProps {
  /** Those that may be withdrawn now. */
  cases: BundleApplication['cases'];
  onClose: () => void;
  onDone: () => void;
}

/** Which of the cases the applicant gives up is asked for each: one may be withdrawn and the others go on. */
export function WithdrawDialog({ cases, onClose, onDone }: WithdrawDialogProps) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: async () => {
      for (const { id, version } of cases.filter((one) => chosen.includes(one.id)))
        await api.withdraw(id, { version, reason: reason.trim() });
    },
    onSuccess: onDone,
  });
  return (
    <Modal
      open
      title="撤回申请"
      okText={`撤回选中的 ${chosen.length} 项`}
      cancelText="取消"
      confirmLoading={withdraw.isPending}
      okButtonProps={{ danger: true, disabled: chosen.length === 0 || reason.trim() === '' }}
      onCancel={withdraw.isError ? onDone : onClose}
      onOk={() => withdraw.mutate()}
    >
      <ErrorAlert error={withdraw.error} />
      <p className="wt-muted">请逐项选择要撤回的事项。没有选中的照常办理。</p>
      <Checkbox.Group value={chosen} onChange={setChosen} className="wt-notice-list">
        {cases.map(({ id, itemName, no, statusName }) => (
          <Checkbox key={id} value={id}>
            {itemName}{' '}
            <small className="wt-muted">
              {no} · {statusName}
            </small>
          </Checkbox>
        ))}
      </Checkbox.Group>
      <label htmlFor="withdraw-reason" className="wt-field-label">
        撤回的原因
      </label>
      <Input.TextArea
        id="withdraw-reason"
        value={reason}
        maxLength={500}
        rows={2}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
