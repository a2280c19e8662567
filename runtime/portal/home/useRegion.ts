import { useState } from 'react';
import type { Region } from './regions.ts';

const key = 'wutong.portal.region';

/** The region that this browser chose last. */
export function rememberedRegion(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The region whose items are shown, remembered by this browser; undefined while there is nothing to choose. */
export function useRegion(regions: Region[]): [string | undefined, (region: string) => void] {
  const [chosen, setChosen] = useState(rememberedRegion);
  const region = regions.find((one) => one.value === chosen) ?? regions[0];
  const choose = (value: string) => {
    setChosen(value);
    try {
      localStorage.setItem(key, value);
    } catch {
      // Without storage the choice lasts for this visit.
    }
  };
  return [region?.value, choose];
}
