import { useState } from 'react';
import type { InstallPlan, ItemDiff, OverlayEffect, OverlayState, PartChange, TrustFinding } from '#engine';

const CHANGES: Record<PartChange['change'], string> = { added: '新增', changed: '修改', removed: '删除' };
const TONES: Record<PartChange['change'], string> = { added: 'ok', changed: 'info', removed: 'bad' };

/** Every addition, change and removal in words, and from whom they come. */
export function PlanPanel({ plan }: { plan: InstallPlan }) {
  const { parts, items, overlays, to } = plan;
  return (
    <section className="wt-panel">
      <header>
        <h2>改动</h2>
        <Trust trust={plan.trust} />
        {to ? (
          <span className="wt-muted st-digest" title={to.digest}>
            摘要 {to.digest.slice(0, 16)}…
          </span>
        ) : null}
      </header>
      <div className="wt-panel-body wt-stack">
        <Figures plan={plan} />
        <Fold title="删除的内容" rows={plan.removals} open>
          {({ part, noun, title, tombstone, overlaidBy, accepted }) => (
            <li key={part}>
              <b>
                {noun}“{title}”
              </b>
              <span className="wt-muted"> {part}</span>
              <p>
                {tombstone ? `理由：${tombstone.reason}` : accepted ? '经确认删除' : '没有说明理由'}
                {tombstone?.replacedBy ? `；由 ${tombstone.replacedBy} 代替` : ''}
              </p>
              {overlaidBy.map(({ pack, overlay }) => (
                <p key={pack + overlay} className="st-warning">
                  {pack} 的 {overlay} 改了它
                </p>
              ))}
            </li>
          )}
        </Fold>
        <Fold title="有变化的事项" rows={items.changed} open>
          {(item) => <ItemChanges key={item.to} item={item} />}
        </Fold>
        <Fold title="新增的事项" rows={items.added}>
          {({ ref, title }) => (
            <li key={ref}>
              {title} <span className="wt-muted">{ref}</span>
            </li>
          )}
        </Fold>
        <Fold title="地方叠加层" rows={overlays} open>
          {(effect) => <OverlayRow key={effect.pack + effect.overlay} effect={effect} />}
        </Fold>
        <Fold title="叠加随之改写的内容包" rows={plan.rewritten} open>
          {({ pack, title, from, to: after }) => (
            <li key={pack}>
              {title}
              <span className="wt-muted">
                {' '}
                {pack} {from.version} → {after.version}
              </span>
            </li>
          )}
        </Fold>
        <Fold title="全部文件" rows={parts}>
          {({ part, noun, title, change }) => (
            <li key={part + change}>
              <span className={`wt-tag wt-tag-${TONES[change]}`}>{CHANGES[change]}</span> {noun}“{title}”
              <span className="wt-muted"> {part}</span>
            </li>
          )}
        </Fold>
      </div>
    </section>
  );
}

const OVERLAY_STATES: Record<OverlayState, { text: string; tone: string }> = {
  same: { text: '仍可套用', tone: 'ok' },
  rebased: { text: '随新版改写', tone: 'info' },
  adopted: { text: '新版已采纳', tone: 'ok' },
  orphaned: { text: '对象已取消，叠加放弃', tone: 'bad' },
  conflict: { text: '两边都改过，待选择', tone: 'warn' },
};

function OverlayRow({ effect: { pack, overlay, title, state, merge } }: { effect: OverlayEffect }) {
  const { text, tone } =
    merge && (state === 'fits' || merge.state === 'conflict')
      ? OVERLAY_STATES[merge.state]
      : state === 'fits'
        ? OVERLAY_STATES.same
        : { text: '不能再套用', tone: 'bad' };
  return (
    <li>
      {pack} 的 {overlay}（改“{title}”）：<span className={`wt-tag wt-tag-${tone}`}>{text}</span>
      {(merge?.kept ?? []).map((words) => (
        <p key={words} className="wt-muted">
          {words}
        </p>
      ))}
    </li>
  );
}

function Figures({ plan: { parts, items } }: { plan: InstallPlan }) {
  const count = (change: PartChange['change']) => parts.filter((part) => part.change === change).length;
  return (
    <dl className="st-figures">
      <Figure name="新增" value={count('added')} />
      <Figure name="修改" value={count('changed')} />
      <Figure name="删除" value={count('removed')} />
      <Figure name="变化的事项" value={items.changed.length} />
      <Figure name="不变的事项" value={items.unchanged} />
    </dl>
  );
}

export const Figure = ({ name, value, tone }: { name: string; value: number; tone?: string }) => (
  <div>
    <dt>{name}</dt>
    <dd className={value > 0 && tone ? tone : undefined}>{value}</dd>
  </div>
);

function Trust({ trust }: { trust: TrustFinding }) {
  if (trust.kind === 'signed')
    return (
      <span className="wt-tag wt-tag-ok" title={`密钥 ${trust.key}，有效期至 ${trust.validUntil}`}>
        {trust.publisher}签名有效（SM2）
      </span>
    );
  if (trust.kind === 'shipped') return <span className="wt-tag wt-tag-ok">随程序提供</span>;
  if (trust.kind === 'refused') return <span className="wt-tag wt-tag-bad">来源不可信</span>;
  return <span className="wt-tag wt-tag-warn">未核对签名</span>;
}

function ItemChanges({ item }: { item: ItemDiff }) {
  return (
    <li>
      <b>{item.title}</b> <span className="wt-muted">{item.to}</span>
      <ul className="st-changes">
        {item.changes.map(({ part, kind, text }) => (
          <li key={part + text}>
            <span className={`wt-tag wt-tag-${TONES[kind]}`}>{part}</span> {text}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Thousands of rows would freeze the page; the rest is shown piece by piece. */
const PIECE = 30;

function Fold<T>({
  title,
  rows,
  open = false,
  children,
}: {
  title: string;
  rows: T[];
  open?: boolean;
  children: (row: T) => React.ReactNode;
}) {
  const [shown, setShown] = useState(PIECE);
  if (rows.length === 0) return null;
  return (
    <details className="st-fold" open={open}>
      <summary>
        {title}（{rows.length}）
      </summary>
      <ul>{rows.slice(0, shown).map(children)}</ul>
      {rows.length > shown ? (
        <button type="button" className="wt-link" onClick={() => setShown(shown + 10 * PIECE)}>
          再显示 {Math.min(10 * PIECE, rows.length - shown)} 项
        </button>
      ) : null}
    </details>
  );
}
