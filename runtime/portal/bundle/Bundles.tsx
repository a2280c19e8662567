import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../../ui/api/client.ts';
import { matchesText } from '../../ui/parts/matchesText.ts';
import './bundle.css';

/** 一件事 on the first page: those whose name fits the search. */
export function Bundles({ text }: { text: string }) {
  const list = useQuery({ queryKey: ['bundles'], queryFn: api.bundles, staleTime: 60_000 });
  const bundles = (list.data?.bundles ?? []).filter(({ title }) => matchesText(title, text));
  if (bundles.length === 0) return null;
  return (
    <section className="pt-group pt-bundles">
      <h2>一件事一次办</h2>
      <ul>
        {bundles.map(({ ref, title, items, promised }) => (
          <li key={ref}>
            <Link href={`/bundle/${ref}`} className="pt-item">
              <span className="pt-item-name">{title}</span>
              <span className="pt-item-facts">
                承诺 {promised}办结 · 最多 {items} 个事项一次办
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
