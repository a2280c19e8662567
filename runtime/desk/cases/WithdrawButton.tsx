import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, type CaseDetail } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useCaseCommand } from './useCase.ts';

/** The applicant withdraws the application (撤件): ends the case, with the reason on record. */
export function WithdrawButton({ kase }: { kase: CaseDetail }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const send = useCaseCommand(
    kase.id,
    () => api.withdraw(kase.id, { version: kase.version, reason: reason.trim() }),
    () => setOpen(false),
  );
  return (
    <>
      <Button type="text" danger onClick={() => setOpen(true)}>
        申请人撤回申请…
      </Button>
      <Modal
        open={open}
        title="申请人撤回申请"
        okText="确认撤回"
        cancelText="取消"
        confirmLoading={send.isPending}
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        onCancel={() => setOpen(false)}
        onOk={() => send.mutate(undefined)}
      >
        <p className="wt-muted">撤回后本件终止，不能恢复；需要时可以重新申请。</p>
        <label htmlFor="withdraw-reason" className="wt-field-label">
          撤回原因
        </label>
        <Input.TextArea
          id="withdraw-reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorAlert error={send.error} />
      </Modal>
    </>
  );
}
