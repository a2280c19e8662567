import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { api, type Provenance } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { Ground } from './SourceLine.tsx';
import './provenance.css';

interface ProvenanceDrawerProps {
  name: string;
  /** Reference of the part, as the route asks for it. */
  refOf: () => Promise<string>;
  open: boolean;
  onClose: () => void;
}

/** Which pack, version, overlay, reason, 文号 and expiry set each field of a part. */
export function ProvenanceDrawer({ name, refOf, open, onClose }: ProvenanceDrawerProps) {
  const found = useQuery({
    queryKey: ['provenance', name],
    queryFn: async () => api.provenance(await refOf()),
    enabled: open,
  });
  return (
    <Drawer open={open} onClose={onClose} size="min(720px, 100vw)" title="各处的来源" destroyOnHidden>
      <ErrorAlert error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Skeleton active /> : null}
      {found.data ? <Content provenance={found.data} /> : null}
    </Drawer>
  );
}

/** What stood there above. */
function Was({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return text === '无' ? <small className="wt-muted">新增</small> : <del>{text}</del>;
}

function Content({ provenance: { title, ref, base, sources, fields, removed } }: { provenance: Provenance }) {
  const [all, setAll] = useState(false);
  const order = sources.map((source, index) => ({ source, index })).reverse();
  return (
    <div className="wt-stack">
      <p className="wt-muted">
        现行版本的“{title}”（{ref}
        {base === undefined ? '' : `，出自 ${base}`}），草稿中的修改不在其内。
      </p>
      <Segmented
        aria-label="显示范围"
        className="st-provenance-range"
        options={[
          { value: 'set', label: '各级调整的' },
          { value: 'all', label: '全部' },
        ]}
        value={all ? 'all' : 'set'}
        onChange={(value) => setAll(value === 'all')}
      />
      {order
        .filter(({ index }) => index > 0 || all)
        .map(({ source, index }) => (
          <section key={`${source.pack} ${source.file}`} className="wt-panel">
            <header>
              <h2>
                {source.title} {source.version}
              </h2>
              <small className="wt-muted">{source.file}</small>
            </header>
            {index > 0 ? (
              <p className="wt-panel-body st-source">
                <Ground source={source} />
              </p>
            ) : null}
            <table className="wt-table st-provenance">
              <tbody>
                {fields
                  .filter((field) => field.source === index)
                  .map((field) => (
                    <tr key={field.field}>
                      <th scope="row">{field.place}</th>
                      <td data-title="">
                        <Was text={field.was} />
                        <span>{field.value}</span>
                        {field.beyond === undefined ? null : <small className="wt-danger">{field.beyond}</small>}
                      </td>
                    </tr>
                  ))}
                {removed
                  .filter((field) => field.source === index)
                  .map((field) => (
                    <tr key={field.field}>
                      <th scope="row">{field.place}</th>
                      <td data-title="">
                        <del>{field.was}</del>
                        <span className="wt-muted">已取消</span>
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        ))}
      {sources.length === 1 && !all ? (
        <EmptyState>
          各处都由“{sources[0]?.title}”{sources[0]?.version} 规定，没有下级的调整。
        </EmptyState>
      ) : null}
    </div>
  );
}
