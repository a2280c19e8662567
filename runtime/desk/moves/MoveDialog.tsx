import { App, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { CaseDetail } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useShortcuts } from '../../ui/shell/shortcuts.ts';
import { useCaseCommand } from '../cases/useCase.ts';
import { MoveField } from './MoveField.tsx';
import { lacking, type MoveForm, type Values } from './moveForm.ts';
import './moves.css';

export interface MoveDialogProps {
  kase: CaseDetail;
  form: MoveForm;
  /** Names the move on this case: what was typed is kept under it until the move is done. */
  draftKey: string;
  onClose: () => void;
  onDone: () => void;
}

const typedIn = (values: Values | undefined): Values =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value.length > 0));

/** Any move on a task or a case: asks for what the form names, and once more before what cannot be undone. */
export function MoveDialog({ kase, form, draftKey, onClose, onDone }: MoveDialogProps) {
  const { message } = App.useApp();
  const draft = useDraft<Values>(draftKey);
  const [values, setValues] = useState<Values>(() => ({ ...form.initial, ...typedIn(draft.found?.value) }));
  // Two fields may change before the page is drawn again: neither may overwrite the other.
  const latest = useRef(values);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const send = useCaseCommand(
    kase.id,
    () => form.send(values),
    () => {
      draft.forget();
      void message.success(form.done);
      onDone();
    },
  );
  const open = lacking(form, values);

  function change(name: string, value: string | string[]) {
    latest.current = { ...latest.current, [name]: value };
    setValues(latest.current);
    setAsking(false);
    draft.keep(latest.current);
  }

  function submit() {
    setTried(true);
    if (open.length > 0 || send.isPending) return;
    if (form.askAgain && !asking) setAsking(true);
    else send.mutate(undefined);
  }

  useShortcuts([{ keys: 'Ctrl+Enter', label: form.ok, run: submit }]);

  return (
    <Modal
      open
      title={form.title}
      okText={asking ? `确定${form.ok}` : form.ok}
      cancelText={asking ? '返回' : '取消'}
      okButtonProps={{ danger: form.askAgain !== undefined }}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
      onCancel={() => (asking ? setAsking(false) : onClose())}
      onOk={submit}
    >
      <div className="wt-stack">
        <p className="wt-muted">{form.about}</p>
        {form.fields(values).map((field) => (
          <MoveField key={field.name} kase={kase} field={field} values={values} onChange={change} />
        ))}
        {tried && open.length > 0 ? (
          <p className="wt-refusal" role="alert">
            还需填写：{open.join('、')}。
          </p>
        ) : null}
        {asking ? (
          <p className="wt-ask-again" role="alert">
            {form.askAgain}
          </p>
        ) : null}
        <ErrorAlert error={send.error} />
      </div>
    </Modal>
  );
}
