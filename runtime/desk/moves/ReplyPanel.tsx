import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CaseDetail, CaseView } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useCaseCommand } from '../cases/useCase.ts';

export interface ReplyPanelProps {
  kase: CaseDetail;
  title: string;
  /** Label of what is written, and word of the button. */
  label: string;
  ok: string;
  draftKey: string;
  send: (text: string) => Promise<CaseView>;
  onSent?: () => void;
  /** Moves beside the answer. */
  more?: ReactNode;
  /** What was asked. */
  children: ReactNode;
}

/** Somebody is asked for words and nothing else: what a delegate found, what a consulted person advises. */
export function ReplyPanel({
  kase,
  title,
  label,
  ok,
  draftKey,
  send: sendText,
  onSent,
  more,
  children,
}: ReplyPanelProps) {
  const draft = useDraft<string>(draftKey);
  const [text, setText] = useState(() => draft.found?.value ?? '');
  const send = useCaseCommand(
    kase.id,
    () => sendText(text.trim()),
    () => {
      draft.forget();
      onSent?.();
    },
  );
  return (
    <section className="wt-panel">
      <header>
        <h2 className="wt-grow">{title}</h2>
      </header>
      <div className="wt-panel-body wt-stack">
        {children}
        <div>
          <label htmlFor={draftKey} className="wt-field-label">
            {label}
          </label>
          <Input.TextArea
            id={draftKey}
            rows={4}
            maxLength={2000}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              draft.keep(event.target.value);
            }}
          />
        </div>
        <ErrorAlert error={send.error} />
        <Button
          type="primary"
          block
          loading={send.isPending}
          disabled={text.trim() === ''}
          onClick={() => send.mutate(undefined)}
        >
          {ok}
        </Button>
        {more}
      </div>
    </section>
  );
}
