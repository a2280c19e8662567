import { Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { CompiledBundle, IntakePlace, IntakeProblem } from '#engine';
import { calledItems, type Intake } from '../../ui/bundle/intake.ts';
import { Field } from '../../ui/dialog/Field.tsx';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { describe } from '../materials/MaterialChecklist.tsx';
import { decisionsOf, demandsOf } from './notice.ts';
import type { Decisions } from './useBundleAccept.ts';

export interface BundleNoticeDialogProps {
  bundle: CompiledBundle;
  intake: Intake;
  place: IntakePlace;
  problems: readonly IntakeProblem[];
  onClose: () => void;
  onSend: (decisions: Decisions) => void;
}

/** One notice over all items: what can still be required stands ticked, shared materials once. */
export function BundleNoticeDialog({ bundle, intake, place, problems, onClose, onSend }: BundleNoticeDialogProps) {
  const possible = useMemo(() => demandsOf(bundle, intake, place), [bundle, intake, place]);
  const [chosen, setChosen] = useState(() => possible.map(({ id }) => id));
  const [note, setNote] = useState('');
  const demands = possible.filter(({ id }) => chosen.includes(id));
  const decisions = decisionsOf(bundle, intake, problems, demands, note.trim());
  const asked = calledItems(bundle, intake).filter(({ ref }) => decisions[ref]?.kind === 'supplement');
  const accepted = calledItems(bundle, intake).filter(({ ref }) => decisions[ref]?.kind === 'accept');
  const unnamed = asked.some(({ ref }) => {
    const decision = decisions[ref];
    return decision?.kind === 'supplement' && decision.materials.length === 0 && decision.note === '';
  });
  return (
    <FormDialog
      title="一次性告知补正"
      about="一次告知全部事项需要补正的内容，之后不得另行增加；同一份材料只需要交一次。"
      ok="发出告知书"
      width="large"
      lacks={asked.length === 0 || unnamed ? ['需要补正的材料或者内容'] : []}
      onClose={onClose}
      onSend={() => onSend(decisions)}
    >
      {possible.length === 0 ? (
        <p>材料已经齐全。如申请表内容需要更正，请在下面写明。</p>
      ) : (
        <Checkbox.Group value={chosen} onChange={setChosen} className="wt-dialog-choices">
          {possible.map(({ id, material, of }) => (
            <Checkbox key={id} value={id}>
              {material.name}{' '}
              <small className="wt-muted">
                {describe(material)} · 用于：{of.map(({ name }) => name).join('；')}
              </small>
            </Checkbox>
          ))}
        </Checkbox.Group>
      )}
      <Field id="bundle-notice-note" label="其他需要补正的内容和要求">
        <Input.TextArea
          id="bundle-notice-note"
          value={note}
          maxLength={2000}
          rows={3}
          placeholder="如：共同填写中的常住地址请写到门牌号"
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <p aria-live="polite">
        {asked.length > 0 ? `告知补正：${asked.map(({ name }) => name).join('；')}。` : ''}
        {accepted.length > 0 ? `同时受理：${accepted.map(({ name }) => name).join('；')}。` : ''}
        {unnamed ? '申请表还有没填好的内容，请写明怎样补正。' : ''}
      </p>
    </FormDialog>
  );
}
