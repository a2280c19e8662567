import type { ReactNode } from 'react';

/** A numbered part of the intake. */
export function Part(props: { number: number; title: string; hint?: string; children: ReactNode }) {
  const { number, title, hint, children } = props;
  return (
    <section className="wt-panel">
      <header>
        <span className="wt-part-number">{number}</span>
        <h2>{title}</h2>
        {hint ? <span className="wt-muted">{hint}</span> : null}
      </header>
      <div className="wt-panel-body">{children}</div>
    </section>
  );
}
