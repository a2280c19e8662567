import { Checkbox, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { type CaseData, type CompiledItem, type MaterialRecord, oneTimeNotice } from '#engine';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { describe } from '../materials/MaterialChecklist.tsx';

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
    <FormDialog
      open={open}
      title="一次性告知补正"
      about="一次告知全部需要补正的内容，之后不得另行增加。告知后办理时限暂停计算，补正齐全后恢复。"
      ok="发出告知书"
      width="large"
      lacks={empty ? ['需要补正的材料或者内容'] : []}
      busy={busy}
      onClose={onClose}
      onSend={() => onSend({ materials: chosen, note: note.trim() })}
    >
      {possible.length === 0 ? (
        <p>材料已经齐全。如申请表内容需要更正，请在下面写明。</p>
      ) : (
        <Checkbox.Group value={chosen} onChange={setChosen} className="wt-dialog-choices">
          {possible.map((material) => (
            <Checkbox key={material.id} value={material.id}>
              {material.name} <small className="wt-muted">{describe(material)}</small>
            </Checkbox>
          ))}
        </Checkbox.Group>
      )}
      <Field id="notice-note" label="其他需要补正的内容和要求">
        <Input.TextArea
          id="notice-note"
          value={note}
          maxLength={2000}
          rows={3}
          placeholder="如：申请表第 3 项常住地址请写到门牌号"
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
