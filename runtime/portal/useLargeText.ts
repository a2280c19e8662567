import { useEffect, useState } from 'react';

const key = 'wutong.portal.large';

function remembered(): boolean {
  try {
    return localStorage.getItem(key) === '1';
  } catch {
    return false;
  }
}

/** 适老大字: larger text and simpler layout on every page, remembered by this browser. */
export function useLargeText(): [boolean, (large: boolean) => void] {
  const [large, setLarge] = useState(remembered);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large', large);
    try {
      localStorage.setItem(key, large ? '1' : '0');
    } catch {
      // Without storage the choice lasts for this visit.
    }
  }, [large]);
  return [large, setLarge];
}
