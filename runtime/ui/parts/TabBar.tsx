import type { KeyboardEvent, ReactNode } from 'react';

export interface TabEntry {
  key: string;
  label: ReactNode;
}

/** Tabs by the keyboard rules of WAI-ARIA: arrows move, the chosen one is the only stop. */
export function TabBar({
  tabs,
  current,
  onChange,
  label,
}: {
  tabs: TabEntry[];
  current: string;
  onChange: (key: string) => void;
  label: string;
}) {
  function onKey(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const index = tabs.findIndex((tab) => tab.key === current);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    (event.currentTarget.querySelector(`[data-key="${next.key}"]`) as HTMLElement | null)?.focus();
  }
  return (
    <div className="wt-tabs" role="tablist" aria-label={label} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          data-key={tab.key}
          aria-selected={tab.key === current}
          tabIndex={tab.key === current ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
