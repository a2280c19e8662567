import { App } from 'antd';
import { useRef, useState } from 'react';
import type { CaseDetail } from '../../ui/api/client.ts';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { useDraft } from '../../ui/parts/useDraft.ts';
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
  const send = useCaseCommand(
    kase.id,
    () => form.send(values),
    () => {
      draft.forget();
      void message.success(form.done);
      onDone();
    },
  );

  function change(name: string, value: string | string[]) {
    latest.current = { ...latest.current, [name]: value };
    setValues(latest.current);
    draft.keep(latest.current);
  }

  return (
    <FormDialog
      title={form.title}
      about={form.about}
      ok={form.ok}
      danger={form.askAgain !== undefined}
      askAgain={form.askAgain}
      lacks={lacking(form, values)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => send.mutate(undefined)}
    >
      {form.fields(values).map((field) => (
        <MoveField key={field.name} kase={kase} field={field} values={values} onChange={change} />
      ))}
    </FormDialog>
  );
}
