import { Drawer } from 'antd';
import type { DriftBoard } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { TabBar } from '../../runtime/ui/parts/TabBar.tsx';
import { SourceLine } from '../provenance/SourceLine.tsx';
import { byItem, type Difference, type Row } from './rows.ts';

interface DriftDrawerProps {
  row: Row | undefined;
  elements: DriftBoard['elements'];
  /** Only this one; empty: all. */
  element: string;
  onElement: (element: string) => void;
  onClose: () => void;
}

/** What sets one station apart: old and new value, reason, 文号, end. */
export function DriftDrawer({ row, elements, element, onElement, onClose }: DriftDrawerProps) {
  return (
    <Drawer
      open={row !== undefined}
      onClose={onClose}
      size="min(820px, 100vw)"
      title={row ? `${row.station.name}的差异` : ''}
      destroyOnHidden
    >
      {row ? <Content row={row} elements={elements} element={element} onElement={onElement} /> : null}
    </Drawer>
  );
}

function Content({
  row: { binding },
  elements,
  element,
  onElement,
}: Omit<DriftDrawerProps, 'row' | 'onClose'> & { row: Row }) {
  const { differences, added, marks } = binding;
  const tabs = [
    { key: '', label: `全部 ${differences.length}` },
    ...elements.filter(({ id }) => (marks[id] ?? 0) > 0).map(({ id, title }) => ({ key: id, label: title })),
  ];
  const shown = differences.filter((difference) => element === '' || difference.element === element);
  const titleOf = (id: string) => elements.find((one) => one.id === id)?.title ?? id;
  return (
    <div className="wt-stack">
      <p className="wt-muted">
        现行内容包：{binding.packs.map(({ title, version }) => `${title} ${version}`).join(' → ')}（近者优先）。
      </p>
      {differences.length > 0 ? <TabBar label="按要素" tabs={tabs} current={element} onChange={onElement} /> : null}
      {added.length > 0 && element === '' ? (
        <section className="wt-panel">
          <header>
            <h2>本地增设的事项</h2>
            <span className="wt-muted">{added.length} 个</span>
          </header>
          <ul className="st-drift-added">
            {added.map(({ ref, title }) => (
              <li key={ref}>
                {title} <small className="wt-muted">{ref}</small>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {byItem(shown).map((item) => (
        <section key={item.ref} className="wt-panel">
          <header>
            <h2>{item.title}</h2>
            <small className="wt-muted">
              {item.differences[0]?.against} → {item.ref}
            </small>
          </header>
          <ul className="st-differences">
            {item.differences.map((difference) => (
              <OneDifference key={difference.field} difference={difference} element={titleOf(difference.element)} />
            ))}
          </ul>
        </section>
      ))}
      {differences.length + added.length === 0 ? (
        <EmptyState>这个机构按上级统一的事项办理，没有差异。</EmptyState>
      ) : null}
    </div>
  );
}

function OneDifference({ difference, element }: { difference: Difference; element: string }) {
  const { place, from, to, source, beyond, soon } = difference;
  return (
    <li>
      <div className="wt-row">
        <b>{place}</b>
        {place.startsWith(element) ? null : <span className="wt-tag wt-tag-plain">{element}</span>}
        {soon ? <span className="wt-tag wt-tag-warn">即将到期</span> : null}
        {beyond === undefined ? null : <span className="wt-tag wt-tag-bad">超出权限，经批准</span>}
      </div>
      <dl className="st-from-to">
        <dt>上级</dt>
        <dd>{from}</dd>
        <dt>本地</dt>
        <dd>{to}</dd>
      </dl>
      {beyond === undefined ? null : <p className="wt-danger">{beyond}。</p>}
      <SourceLine source={source} />
    </li>
  );
}
