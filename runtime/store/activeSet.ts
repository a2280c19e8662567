import { canonicalJson, sm3 } from '#engine';
import type { ActiveSet } from './port.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** SM3 of what is active, whatever its order: two equal digests mean that nothing was installed in between. */
export function activeSetDigest({ packs, items }: ActiveSet): string {
  const lines = [
    ...packs.map(({ name, version, digest }) => canonicalJson(['pack', name, version, digest])),
    ...items.map(({ ref, digest }) => canonicalJson(['item', ref, digest])),
  ];
  return sm3(lines.sort(byText).join('\n'));
}
