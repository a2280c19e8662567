import { Input } from 'antd';
import { useState } from 'react';
import type { CompiledItem } from '#engine';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';

/** Non-acceptance needs its reason (R42); the item's own grounds are at hand. */
export function RefuseDialog({
  open,
  compiled,
  onClose,
  onSend,
}: {
  open: boolean;
  compiled: CompiledItem;
  onClose: () => void;
  onSend: (opinion: string) => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      open={open}
      title="不予受理"
      about="理由写进不予受理通知书。可从本事项不予受理的情形中选取后补充。"
      ok="不予受理"
      danger
      lacks={reason.trim() === '' ? ['不予受理的理由'] : []}
      onClose={onClose}
      onSend={() => onSend(reason.trim())}
    >
      <ul className="wt-phrases">
        {compiled.item.elements.notAccept.map((ground) => (
          <li key={ground}>
            <button
              type="button"
              className="wt-link"
              onClick={() => setReason((before) => (before ? `${before}；${ground}` : ground))}
            >
              {ground}
            </button>
          </li>
        ))}
      </ul>
      <Field id="refuse-reason" label="不予受理的理由" required>
        <Input.TextArea
          id="refuse-reason"
          value={reason}
          maxLength={2000}
          rows={4}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
