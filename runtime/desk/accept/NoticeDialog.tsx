import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import {
  type CaseData,
  type CompiledItem,
  correctableFields,
  fieldTitle,
  type MaterialRecord,
  type NoticeContent,
  oneTimeNotice,
} from '#engine';
import type { Applicant } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { describe } from '../materials/MaterialChecklist.tsx';

export interface NoticeDialogProps {
  open: boolean;
  compiled: CompiledItem;
  data: CaseData;
  records: MaterialRecord[];
  applicant: Pick<Applicant, 'kind'>;
  /** Fields of the application in which something is wrong: chosen to begin with. */
  faulty?: readonly string[];
  busy: boolean;
  onClose: () => void;
  onSend: (notice: NoticeContent) => void;
}

/**
 * The one-time notice: every material the answers can still require stands ticked; a later demand needs a supervisor. The
 * fields of the application that are chosen are those that the applicant may correct from afar.
 */
export function NoticeDialog({ open, ...props }: NoticeDialogProps) {
  // Kept while the dialog is closed: who looks something up meanwhile does not type it again.
  const [note, setNote] = useState('');
  return open ? <OpenNotice {...props} note={note} onNote={setNote} /> : null;
}

interface OpenNoticeProps extends Omit<NoticeDialogProps, 'open'> {
  note: string;
  onNote: (note: string) => void;
}

function OpenNotice(props: OpenNoticeProps) {
  const { compiled, data, records, applicant, faulty = [], busy, note, onNote, onClose, onSend } = props;
  // As things stand when it opens: what the officer ticks is not taken back by an answer that comes in meanwhile.
  const [possible] = useState(() => oneTimeNotice(compiled.item, data, records).materials);
  const [correctable] = useState(() => correctableFields({ compiled, data, state: { applicant } }));
  const [chosen, setChosen] = useState(() => possible.map(({ id }) => id));
  const [fields, setFields] = useState(() => correctable.filter((name) => faulty.includes(name)));
  const empty = chosen.length === 0 && fields.length === 0 && note.trim() === '';
  return (
    <FormDialog
      title="一次性告知补正"
      about="一次告知全部需要补正的内容，之后不得另行增加。告知后办理时限暂停计算，补正齐全后恢复。"
      ok="发出告知书"
      width="large"
      lacks={empty ? ['需要补正的材料或者内容'] : []}
      busy={busy}
      onClose={onClose}
      onSend={() => onSend({ materials: chosen, note: note.trim(), ...(fields.length > 0 ? { fields } : {}) })}
    >
      {possible.length === 0 ? (
        <p>材料已经齐全。</p>
      ) : (
        <Checkbox.Group value={chosen} onChange={setChosen} className="wt-dialog-choices">
          {possible.map((material) => (
            <Checkbox key={material.id} value={material.id}>
              {material.name} <small className="wt-muted">{describe(material)}</small>
            </Checkbox>
          ))}
        </Checkbox.Group>
      )}
      <Field
        id="notice-fields"
        label="申请表中需要更正的内容"
        hint="申请人可以在网上更正选中的这些项，其他项不能改动。"
      >
        <Select
          id="notice-fields"
          mode="multiple"
          placeholder="没有需要更正的可以不选"
          optionFilterProp="label"
          value={fields}
          options={correctable.map((name) => ({ value: name, label: fieldTitle(compiled.form, name) }))}
          onChange={setFields}
        />
      </Field>
      <Field id="notice-note" label="其他需要补正的内容和要求">
        <Input.TextArea
          id="notice-note"
          value={note}
          maxLength={2000}
          rows={3}
          placeholder="如：申请表第 3 项常住地址请写到门牌号"
          onChange={(event) => onNote(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
