import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ErrorAlert } from '../parts/ErrorAlert.tsx';
import { useShortcuts } from '../shell/shortcuts.ts';
import { Dialog, type DialogProps } from './Dialog.tsx';

export interface FormDialogProps extends Pick<DialogProps, 'open' | 'title' | 'width'> {
  /** What it does and what follows from it, before the fields. */
  about?: ReactNode;
  /** The word on the button: the act itself. */
  ok: string;
  danger?: boolean;
  /** Names of what has to be filled in first. */
  lacks?: readonly string[];
  /** Said before what cannot be undone; the act is then confirmed a second time. */
  askAgain?: string | undefined;
  busy?: boolean;
  error?: unknown;
  onSend: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A dialog that asks for something and sends it. Its button always answers: what still lacks is said, not merely grayed. */
export function FormDialog(props: FormDialogProps) {
  const { about, ok, danger = false, lacks = [], askAgain, busy = false, error, onSend, onClose, children } = props;
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const { open = true, title, width = 'medium' } = props;

  function submit() {
    setTried(true);
    if (lacks.length > 0 || busy) return;
    if (askAgain && !asking) return setAsking(true);
    setTried(false);
    setAsking(false);
    onSend();
  }
  function back() {
    setTried(false);
    if (asking) setAsking(false);
    else onClose();
  }

  return (
    <Dialog
      {...{ open, title, width }}
      onClose={back}
      footer={
        <div className="wt-dialog-foot">
          <span className="wt-dialog-key" aria-hidden="true">
            <kbd className="wt-kbd">Ctrl+Enter</kbd> {ok}
          </span>
          <Button onClick={back}>{asking ? '返回' : '取消'}</Button>
          <Button type="primary" danger={danger} loading={busy} onClick={submit}>
            {asking ? `确定${ok}` : ok}
          </Button>
        </div>
      }
    >
      <Keys label={ok} run={submit} />
      {about ? <p className="wt-muted">{about}</p> : null}
      {/* Whoever changes something after the question is asked again. */}
      <div className="wt-stack" onChange={() => setAsking(false)}>
        {children}
      </div>
      {tried && lacks.length > 0 ? (
        <p className="wt-refusal" role="alert">
          还需填写：{lacks.join('、')}。
        </p>
      ) : null}
      {asking ? (
        <p className="wt-ask-again" role="alert">
          {askAgain}
        </p>
      ) : null}
      <ErrorAlert error={error} />
    </Dialog>
  );
}

/** Stands inside the dialog, whose keys these are. */
function Keys({ label, run }: { label: string; run: () => void }) {
  useShortcuts([{ keys: 'Ctrl+Enter', label, run }]);
  return null;
}
