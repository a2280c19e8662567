import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { CompiledItem } from '#engine';
import './dialogs.css';

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
    <Modal
      open={open}
      title="不予受理"
      okText="不予受理"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onCancel={onClose}
      onOk={() => onSend(reason.trim())}
    >
      <p className="wt-muted">理由写进不予受理通知书。可从本事项不予受理的情形中选取后补充。</p>
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
      <label htmlFor="refuse-reason" className="wt-field-label">
        不予受理的理由
      </label>
      <Input.TextArea
        id="refuse-reason"
        value={reason}
        maxLength={2000}
        rows={4}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
