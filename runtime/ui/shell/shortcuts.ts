import { createContext, createElement, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

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

/** What lies over the page, the topmost last. Keys belong to the topmost: Ctrl+Enter in a dialog must not submit the page below. */
const layers: symbol[] = [];
const Layer = createContext<symbol | undefined>(undefined);

/** Takes the keys for what is inside while it is `active`: a dialog, the sign-in over the page. */
export function ShortcutLayer({ active, children }: { active: boolean; children: ReactNode }) {
  const [own] = useState(() => Symbol('layer'));
  useEffect(() => {
    if (!active) return;
    layers.push(own);
    return () => void layers.splice(layers.indexOf(own), 1);
  }, [active, own]);
  return createElement(Layer.Provider, { value: own }, children);
}

/** Binds the keys while the component is shown and nothing lies over it; the latest closures are called. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const layer = useContext(Layer);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || layers.at(-1) !== layer) return;
      const hit = latest.current.find((shortcut) => shortcut.run && matches(event, shortcut.keys));
      if (!hit) return;
      event.preventDefault();
      hit.run?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [layer]);
}
