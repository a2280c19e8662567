import type { ReactNode } from 'react';
import { Required } from '../form/templates/FieldShell.tsx';
import '../form/form.css';

export interface FieldProps {
  /** Of the control inside. */
  id: string;
  label: string;
  required?: boolean;
  /** In brackets behind the label: 选填, or when it is needed. */
  aside?: string;
  hint?: ReactNode;
  fault?: string | undefined;
  children: ReactNode;
}

/** One labeled control of a dialog or a short form outside of content. */
export function Field({ id, label, required = false, aside, hint, fault, children }: FieldProps) {
  return (
    <div className="wt-field">
      <label htmlFor={id} className="wt-field-label">
        {label}
        {required ? <Required /> : null}
        {aside ? <span>（{aside}）</span> : null}
      </label>
      {children}
      {fault ? <p className="wt-field-error">{fault}</p> : null}
      {hint ? <p className="wt-field-hint">{hint}</p> : null}
    </div>
  );
}
