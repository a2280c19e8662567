import { Checkbox, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import type { CompiledBundle, IntakePlace, IntakeProblem } from '#engine';
import { calledItems, type Intake } from '../../ui/bundle/intake.ts';
import { describe } from '../materials/MaterialChecklist.tsx';
import '../accept/dialogs.css';
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
    <Modal
      open
      title="一次性告知补正"
      okText="发出告知书"
      cancelText="取消"
      width={680}
      okButtonProps={{ disabled: asked.length === 0 || unnamed }}
      onCancel={onClose}
      onOk={() => onSend(decisions)}
    >
      <p className="wt-muted">一次告知全部事项需要补正的内容，之后不得另行增加；同一份材料只需要交一次。</p>
      <Checkbox.Group value={chosen} onChange={setChosen} className="wt-notice-list">
        {possible.map(({ id, material, of }) => (
          <Checkbox key={id} value={id}>
            {material.name}{' '}
            <small className="wt-muted">
              {describe(material)} · 用于：{of.map(({ name }) => name).join('；')}
            </small>
          </Checkbox>
        ))}
      </Checkbox.Group>
      {possible.length === 0 ? <p>材料已经齐全。如申请表内容需要更正，请在下面写明。</p> : null}
      <label htmlFor="bundle-notice-note" className="wt-field-label">
        其他需要补正的内容和要求
      </label>
      <Input.TextArea
        id="bundle-notice-note"
        value={note}
        maxLength={2000}
        rows={3}
        placeholder="如：共同填写中的常住地址请写到门牌号"
        onChange={(event) => setNote(event.target.value)}
      />
      <p aria-live="polite">
        {asked.length > 0 ? `告知补正：${asked.map(({ name }) => name).join('；')}。` : ''}
        {accepted.length > 0 ? `同时受理：${accepted.map(({ name }) => name).join('；')}。` : ''}
        {unnamed ? '申请表还有没填好的内容，请写明怎样补正。' : ''}
      </p>
    </Modal>
  );
}
