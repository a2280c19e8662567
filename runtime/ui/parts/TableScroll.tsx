import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import './tableScroll.css';

/** Whether the table is wider than its place. */
function isWider(place: HTMLElement): boolean {
  const table = place.querySelector('table');
  return table !== null && table.offsetWidth > place.clientWidth + 1;
}

/**
 * The place of every table. Its head stays in sight while the page scrolls. A table that is wider than its place scrolls in
 * it both ways, by keyboard too, with head and first column in sight. On paper it stands whole, its head on every page.
 */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  const [wider, setWider] = useState(false);
  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => setWider(isWider(current)));
    watch.observe(current);
    const table = current.querySelector('table');
    if (table) watch.observe(table);
    return () => watch.disconnect();
  }, []);
  const scrolls = wider ? { tabIndex: 0, 'aria-label': `${label}，可左右滚动` } : {};
  return (
    <section ref={place} className={wider ? 'wt-table-scroll wt-table-wider' : 'wt-table-scroll'} {...scrolls}>
      {children}
    </section>
  );
}
