import type { ReactNode } from 'react';

/** Nothing to show: a sentence that says why, and what can be done. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="wt-empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
