import { Checkbox, Input, Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { type CaseData, type CompiledItem, type MaterialRecord, oneTimeNotice } from '#engine';
import { describe } from '../materials/MaterialChecklist.tsx';
import './dialogs.css';

export interface NoticeDialogProps {
  open: boolean;
  compiled: CompiledItem;
  data: CaseData;
  records: MaterialRecord[];
  busy: boolean;
  onClose: () => void;
  onSend: (notice: { materials: string[]; note: string }) => void;
}

/** The one-time notice: every material the answers can still require stands ticked; a later demand needs a supervisor. */
export function NoticeDialog({ open, compiled, data, records, busy, onClose, onSend }: NoticeDialogProps) {
  const possible = useMemo(
    () => (open ? oneTimeNotice(compiled.item, data, records).materials : []),
    [open, compiled, data, records],
  );
  const [chosen, setChosen] = useState<string[]>([]);
  const [note, setNote] = useState('');
  useEffect(() => setChosen(possible.map(({ id }) => id)), [possible]);
  const empty = chosen.length === 0 && note.trim() === '';
  return (
    <Modal
      open={open}
      title="一次性告知补正"
      okText="发出告知书"
      cancelText="取消"
      width={640}
      confirmLoading={busy}
      okButtonProps={{ disabled: empty }}
      onCancel={onClose}
      onOk={() => onSend({ materials: chosen, note: note.trim() })}
    >
      <p className="wt-muted">一次告知全部需要补正的内容，之后不得另行增加。告知后办理时限暂停计算，补正齐全后恢复。</p>
      <Checkbox.Group value={chosen} onChange={setChosen} className="wt-notice-list">
        {possible.map((material) => (
          <Checkbox key={material.id} value={material.id}>
            {material.name} <small className="wt-muted">{describe(material)}</small>
          </Checkbox>
        ))}
      </Checkbox.Group>
      {possible.length === 0 ? <p>材料已经齐全。如申请表内容需要更正，请在下面写明。</p> : null}
      <label htmlFor="notice-note" className="wt-field-label">
        其他需要补正的内容和要求
      </label>
      <Input.TextArea
        id="notice-note"
        value={note}
        maxLength={2000}
        rows={3}
        placeholder="如：申请表第 3 项常住地址请写到门牌号"
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}
