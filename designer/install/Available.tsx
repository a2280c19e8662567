import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type AvailablePacks, api, type PackChange } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { layerName } from '../packs/kinds.ts';

type Pack = AvailablePacks['packs'][number];

/** Packs that came with the program: those that are not installed, and those of which another version is. */
export function Available({ packs, onPlanned }: { packs: Pack[]; onPlanned: (change: PackChange) => void }) {
  const plan = useMutation({ mutationFn: api.planAvailable, onSuccess: onPlanned });
  const removal = useMutation({ mutationFn: api.planRemoval, onSuccess: onPlanned });
  const busy = plan.isPending || removal.isPending;
  return (
    <section className="wt-panel">
      <header>
        <h2>随程序提供</h2>
        <span className="wt-muted">{packs.length} 个</span>
      </header>
      <ErrorAlert error={plan.error ?? removal.error} />
      {packs.length === 0 ? <EmptyState>程序没有附带内容包。请上传归档。</EmptyState> : null}
      <ul className="st-packs">
        {packs.map((pack) => (
          <li key={pack.folder}>
            <div>
              <b>{pack.title}</b> <span className="wt-tag wt-tag-plain">{layerName(pack.layer)}</span>
              <p className="wt-muted">{pack.description}</p>
            </div>
            <div className="st-pack-acts">
              <Action pack={pack} busy={busy} onPlan={() => plan.mutate(pack.folder)} />
              {pack.installed === null ? null : (
                <Button size="small" type="text" disabled={busy} onClick={() => removal.mutate(pack.name)}>
                  卸载
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Action({ pack, busy, onPlan }: { pack: Pack; busy: boolean; onPlan: () => void }) {
  if (pack.installed === pack.version) return <span className="wt-tag wt-tag-ok">已安装 {pack.version}</span>;
  return (
    <Button size="small" disabled={busy} onClick={onPlan}>
      {pack.installed === null ? `安装 ${pack.version}` : `换为 ${pack.version}（现为 ${pack.installed}）`}
    </Button>
  );
}
