import type { Folder } from './kinds.ts';
import type { Overlay } from './types.ts';

export const overlayFile = (overlay: Overlay): string => `overlays/${overlay.id}.json`;

/** Folder and reference of what an overlay changes. */
export function targetOf(overlay: Overlay): { folder: Folder; ref: string } {
  const slash = overlay.target.indexOf('/');
  return { folder: overlay.target.slice(0, slash) as Folder, ref: overlay.target.slice(slash + 1) };
}
