import type { ReactNode } from 'react';

/** One titled part of a form with its fields in columns; a single column on a phone. */
export function FormSection({ title, columns, children }: { title: string; columns: 1 | 2 | 3; children: ReactNode }) {
  return (
    <section className="wt-form-section">
      {title ? <h3>{title}</h3> : null}
      <div className={`wt-grid wt-grid-${columns}`}>{children}</div>
    </section>
  );
}
