import type { Localization } from '../../runtime/ui/api/client.ts';

/** What differs from the layer above, before and after in words, and where that goes beyond the rights. */
export function Difference({ localization }: { localization: Localization }) {
  const { compared, exceeded, problems, users, kindName } = localization;
  return (
    <section className="wt-panel" aria-label="改动">
      <header>
        <h2>与上级的不同</h2>
        <span className="wt-muted">{compared.length} 处</span>
      </header>
      <div className="wt-panel-body wt-stack">
        {users.length > 0 ? <Users users={users} kindName={kindName} /> : null}
        {problems.map((message) => (
          <p key={message} className="wt-refusal">
            {message}
          </p>
        ))}
        {compared.length === 0 ? (
          <p className="wt-muted">还没有改动。修改并保存后，这里用文字列出不同之处。</p>
        ) : (
          <Compared compared={compared} />
        )}
        {compared.length > 0 ? <Rights exceeded={exceeded} /> : null}
      </div>
    </section>
  );
}

const NAMED = 4;

function Users({ users, kindName }: { users: string[]; kindName: string }) {
  const names = users.slice(0, NAMED).join('、');
  return (
    <p className="wt-muted">
      用到该{kindName}的事项：{names}
      {users.length > NAMED ? `等 ${users.length} 个` : ''}，启用后新办件一并按此办理。
    </p>
  );
}

function Compared({ compared }: Pick<Localization, 'compared'>) {
  return (
    <ul className="st-local-compared">
      {compared.map(({ place, before, after }) => (
        <li key={`${place} ${before} ${after}`}>
          <b>{place}</b>
          <dl>
            <dt>上级</dt>
            <dd className={before === '无' ? 'wt-muted' : undefined}>{before}</dd>
            <dt>本地</dt>
            <dd className={after === '无' ? 'wt-muted' : undefined}>{after}</dd>
          </dl>
        </li>
      ))}
    </ul>
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
                （{layer}规定，{approvable ? '须报上级批准' : '不得改动，不能报批'}）
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
