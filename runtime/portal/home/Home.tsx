import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type CatalogueEntry } from '../../ui/api/client.ts';
import { matchesText, nearestFirst } from '../../ui/parts/matchesText.ts';
import { Bundles } from '../bundle/Bundles.tsx';
import { Trouble } from '../Trouble.tsx';
import { Waiting } from '../Waiting.tsx';
import { itemsOf, regionsOf } from './regions.ts';
import { useRegion } from './useRegion.ts';
import './home.css';

const audiences = [
  { value: '', label: '全部' },
  { value: 'person', label: '个人办事' },
  { value: 'organization', label: '单位办事' },
];

const finds = (item: CatalogueEntry, text: string) =>
  matchesText(item.name, text) ||
  item.aliases.some((alias) => matchesText(alias, text)) ||
  matchesText(item.group, text);

/** Finds an item by name, other name or pinyin, or by its group. */
export function Home() {
  const [text, setText] = useState('');
  const [audience, setAudience] = useState('');
  const catalogue = useQuery({ queryKey: ['catalogue'], queryFn: api.catalogue, staleTime: 60_000 });
  const all = catalogue.data?.items ?? [];
  const regions = regionsOf(all);
  const [region, setRegion] = useRegion(regions);
  const found = itemsOf(all, region).filter(
    (item) => finds(item, text) && (audience === '' || item.serviceObjects.includes(audience)),
  );
  const items = nearestFirst(found, ({ name }) => name, text);
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <>
      <section className="pt-hero">
        <div className="pt-title-row">
          <h1>想办什么事？</h1>
          {regions.length > 1 ? (
            <label className="pt-region">
              地区
              <select value={region} onChange={(event) => setRegion(event.target.value)}>
                {regions.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
        <label className="pt-search">
          <span className="wt-visually-hidden">查找事项</span>
          <input
            type="search"
            placeholder="输入事项名称或拼音，如“失业”“sydj”"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <fieldset className="pt-chips">
          <legend className="wt-visually-hidden">办事对象</legend>
          {audiences.map(({ value, label }) => (
            <button key={value} type="button" aria-pressed={audience === value} onClick={() => setAudience(value)}>
              {label}
            </button>
          ))}
        </fieldset>
      </section>
      <Trouble error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      {catalogue.isPending ? <Waiting /> : null}
      <p className="wt-visually-hidden" aria-live="polite">
        {catalogue.data ? `找到 ${items.length} 个事项` : ''}
      </p>
      {catalogue.data && items.length === 0 ? (
        <div className="pt-card">
          <p>没有找到{text ? `与“${text}”相关的` : ''}事项。请换个说法再试，或到就近的人社服务窗口咨询。</p>
        </div>
      ) : null}
      <Bundles text={text} />
      {groups.map((group) => (
        <section key={group} className="pt-group">
          <h2>{group}</h2>
          <ul>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.ref}>
                  <Item item={item} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Item({ item }: { item: CatalogueEntry }) {
  return (
    <Link href={`/item/${item.ref}`} className="pt-item">
      <span className="pt-item-name">
        {item.name}
        {item.immediate ? <em className="pt-tag pt-tag-now">即办</em> : null}
      </span>
      <span className="pt-item-facts">
        {item.immediate ? '当场办结' : `承诺 ${item.promised}办结`} · 材料 {item.materials} 项
      </span>
    </Link>
  );
}
