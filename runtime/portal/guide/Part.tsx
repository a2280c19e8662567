import type { ReactNode } from 'react';

/** A titled part of the guide. */
export function Part({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section className="pt-card" aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
