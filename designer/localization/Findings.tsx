import type { Localization } from '../../runtime/ui/api/client.ts';

const marks = { added: '增', removed: '减', changed: '改' } as const;

/** What differs from the layer above, in words, and where that goes beyond the rights. */
export function Difference({ localization }: { localization: Localization }) {
  const { changes, exceeded, problems } = localization;
  return (
    <section className="wt-panel" aria-label="改动">
      <header>
        <h2>与上级事项的不同</h2>
        <span className="wt-muted">{changes.length} 处</span>
      </header>
      <div className="wt-panel-body wt-stack">
        {problems.map((message) => (
          <p key={message} className="wt-refusal">
            {message}
          </p>
        ))}
        {changes.length === 0 ? <p className="wt-muted">还没有改动。修改并保存后，这里用文字列出不同之处。</p> : null}
        <ul className="st-local-changes">
          {changes.map(({ part, kind, text }) => (
            <li key={`${part} ${text}`}>
              <span className={`st-local-mark st-local-${kind}`}>{marks[kind]}</span>
              <span>
                <b>{part}</b>：{text}
              </span>
            </li>
          ))}
        </ul>
        {changes.length > 0 ? <Rights exceeded={exceeded} /> : null}
      </div>
    </section>
  );
}

function Rights({ exceeded }: Pick<Localization, 'exceeded'>) {
  if (exceeded.length === 0) return <p className="st-good">改动在更改权限以内，不须报批，可以直接启用。</p>;
  return (
    <>
      <h3>超出更改权限之处</h3>
      <ul className="st-local-changes">
        {exceeded.map(({ pointer, reason, layer, approvable }) => (
          <li key={`${pointer} ${reason}`}>
            <span className="st-local-mark st-local-removed">超</span>
            <span>
              {reason}
              <small className="wt-muted">
                （{layer}规定，{approvable ? '须报上级批准' : '不得改动，省级无权批准'}）
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
