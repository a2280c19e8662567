import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, type BundleList, type CatalogueEntry } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { matchesText, nearestFirst } from '../../ui/parts/matchesText.ts';

const audiences: Record<string, string> = { person: '个人', organization: '单位' };

const hrefOf = (entry: CatalogueEntry) => `/accept/${encodeURIComponent(entry.ref)}`;

const bundleHref = (ref: string) => `/accept-bundle/${encodeURIComponent(ref)}`;

const found = (entry: CatalogueEntry, typed: string) =>
  [entry.name, ...entry.aliases, entry.group].some((text) => matchesText(text, typed));

function grouped(items: CatalogueEntry[]): [string, CatalogueEntry[]][] {
  const groups = new Map<string, CatalogueEntry[]>();
  for (const entry of items) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups];
}

/** Finds the item that the citizen came for, by name, alias or pinyin; Enter opens the first one. */
export function ItemPicker() {
  const [typed, setTyped] = useState('');
  const [, navigate] = useLocation();
  const list = useRef<HTMLDivElement>(null);
  const catalogue = useQuery({ queryKey: ['catalogue'], queryFn: api.catalogue, staleTime: 60_000 });
  const shown = useMemo(
    () =>
      nearestFirst(
        (catalogue.data?.items ?? []).filter((entry) => found(entry, typed)),
        ({ name }) => name,
        typed,
      ),
    [catalogue.data, typed],
  );
  const groups = useMemo(() => grouped(shown), [shown]);
  const listed = useQuery({ queryKey: ['bundles'], queryFn: api.bundles, staleTime: 60_000 });
  const bundles = (listed.data?.bundles ?? []).filter(({ title }) => matchesText(title, typed));

  function onSearchKey(event: KeyboardEvent) {
    const first = groups[0]?.[1][0];
    const [bundle] = bundles;
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && typed.trim() !== '') {
      if (first) navigate(hrefOf(first));
      else if (bundle) navigate(bundleHref(bundle.ref));
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>('a')?.focus();
    }
  }

  return (
    <>
      <div className="wt-page-header">
        <h1>窗口受理</h1>
        <span className="wt-muted">先找到要办的事项</span>
      </div>
      <div data-search className="wt-item-search">
        <Input
          prefix={<SearchOutlined aria-hidden />}
          autoFocus
          size="large"
          allowClear
          value={typed}
          placeholder="事项名称、别名或拼音首字母，如 sydj"
          aria-label="查找事项"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <ErrorAlert error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      {catalogue.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {catalogue.data && shown.length === 0 && bundles.length === 0 ? (
        <EmptyState>没有找到「{typed}」。换个说法试试，或请管理员确认已安装该事项的内容包。</EmptyState>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the links inside. */}
      <div ref={list} onKeyDown={moveFocus}>
        {typed === '' ? <Bundles bundles={bundles} /> : null}
        {groups.map(([group, entries]) => (
          <section key={group} className="wt-item-group">
            <h2>{group}</h2>
            <ul>
              {entries.map((entry) => (
                <li key={entry.ref}>
                  <Link href={hrefOf(entry)} className="wt-item">
                    <b>{entry.name}</b>
                    <span className="wt-muted">
                      {entry.immediate ? '即办' : `承诺 ${entry.promised}`} · {entry.materials} 项材料 ·{' '}
                      {entry.serviceObjects.map((object) => audiences[object] ?? object).join('、')}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {typed === '' ? null : <Bundles bundles={bundles} />}
      </div>
    </>
  );
}

/** 一件事 whose name fits; behind the items that were searched for, so that Enter opens what stands first. */
function Bundles({ bundles }: { bundles: BundleList['bundles'] }) {
  if (bundles.length === 0) return null;
  return (
    <section className="wt-item-group">
      <h2>一件事一次办</h2>
      <ul>
        {bundles.map(({ ref, title, items, promised }) => (
          <li key={ref}>
            <Link href={bundleHref(ref)} className="wt-item">
              <b>{title}</b>
              <span className="wt-muted">
                承诺 {promised} · 最多 {items} 个事项一次收件
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const step =
    event.key === 'ArrowDown' || event.key === 'ArrowRight'
      ? 1
      : event.key === 'ArrowUp' || event.key === 'ArrowLeft'
        ? -1
        : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const next = links[links.indexOf(document.activeElement as HTMLElement) + step];
  event.preventDefault();
  next?.focus();
}
