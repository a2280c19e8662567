import type { ReactNode } from 'react';
import { useFieldProblems } from '../problems.ts';

export interface FieldShellProps {
  id: string;
  /** Empty: the control names itself. */
  label: string;
  required: boolean;
  wide?: boolean;
  hint?: string;
  children: ReactNode;
}

/** Label, control, hint and problems of one field: plain markup, because antd's Form.Item made each keystroke slow. */
export function FieldShell({ id, label, required, wide = false, hint, children }: FieldShellProps) {
  const { messages } = useFieldProblems(id);
  return (
    <div id={`${id}__field`} className={wide ? 'wt-field wt-field-wide' : 'wt-field'}>
      {label ? (
        <label htmlFor={id} className="wt-field-label">
          {label}
          {required ? <Required /> : null}
        </label>
      ) : null}
      {children}
      {messages.length > 0 ? (
        <p id={`${id}__error`} className="wt-field-error">
          {messages.join('；')}
        </p>
      ) : null}
      {hint ? <p className="wt-field-hint">{hint}</p> : null}
    </div>
  );
}

/** The star of a required field, with the word for those who hear the page. */
export function Required() {
  return (
    <span className="wt-required" title="必填">
      <span aria-hidden="true">*</span>
      <span className="wt-visually-hidden">必填</span>
    </span>
  );
}
