import { useMutation } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';

interface RefillDialogProps {
  run: string;
  /** Cells and rows that the run has listed in the officer's scope. */
  differences: number;
  onClose: () => void;
  onDone: () => void;
}

/** Writes rows of ended cases anew under the rules of now, with a reason. */
export function RefillDialog({ run, differences, onClose, onDone }: RefillDialogProps) {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const given = reason.trim().length >= 2;
  const send = useMutation({
    mutationFn: () => api.refill(run, { reason: reason.trim() }),
    onSuccess: ({ rows, passed, left }) => {
      const more = left ? '还有未更新的，请再更新一次。' : '';
      const others = passed > 0 ? `${passed} 行刚被他人改动，没有更新。` : '';
      void message.success(`已更新 ${rows} 行。${others}${more}`);
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title="按现行登记规则更新"
      about={`本次对账列出管辖范围内 ${differences} 处：办件办结时按当时的规则登记，登记规则后来改了。更新后台账按同一口径统计，原内容留在每一行的变更历史中；人工更正过的内容不动。`}
      ok="更新"
      lacks={given ? [] : ['理由']}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => send.mutate()}
    >
      <Field id="refill-reason" label="理由" required aside="留在每一行的变更历史中">
        <Input.TextArea
          id="refill-reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
