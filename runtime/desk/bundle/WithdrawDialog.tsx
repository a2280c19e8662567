import { useMutation } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api, type BundleApplication } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';

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
  const lacks = [...(chosen.length === 0 ? ['要撤回的事项'] : []), ...(reason.trim() === '' ? ['撤回的原因'] : [])];
  return (
    <FormDialog
      title="撤回申请"
      about="请逐项选择要撤回的事项。没有选中的照常办理。"
      ok={`撤回选中的 ${chosen.length} 项`}
      danger
      lacks={lacks}
      busy={withdraw.isPending}
      error={withdraw.error}
      onClose={withdraw.isError ? onDone : onClose}
      onSend={() => withdraw.mutate()}
    >
      <Checkbox.Group value={chosen} onChange={setChosen} className="wt-dialog-choices">
        {cases.map(({ id, itemName, no, statusName }) => (
          <Checkbox key={id} value={id}>
            {itemName}{' '}
            <small className="wt-muted">
              {no} · {statusName}
            </small>
          </Checkbox>
        ))}
      </Checkbox.Group>
      <Field id="withdraw-reason" label="撤回的原因" required>
        <Input.TextArea
          id="withdraw-reason"
          value={reason}
          maxLength={500}
          rows={2}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
