import { useEffect, useRef } from 'react';

/** A key of the keyboard, written as people read it: `/`, `?`, `Alt+1`, `Ctrl+Enter`. */
export interface Shortcut {
  keys: string;
  label: string;
  run?: () => void;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Single characters stay text while someone types; keys with Ctrl or Alt work everywhere. */
function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts[parts.length - 1] ?? '';
  const control = parts.includes('Ctrl');
  const alt = parts.includes('Alt');
  if (control !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false;
  if (alt) return event.code === `Digit${key}` || event.key === key;
  if (!control && typing(event.target)) return false;
  return event.key === key;
}

/** Binds the keys while the component is shown; the latest closures are called. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const hit = latest.current.find((shortcut) => shortcut.run && matches(event, shortcut.keys));
      if (!hit) return;
      event.preventDefault();
      hit.run?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
