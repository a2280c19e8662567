import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { api, type StationReach } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';

type Item = StationReach['items'][number];

const LIGHTS = {
  here: 'wt-light wt-light-green',
  short: 'wt-light wt-light-red',
  elsewhere: 'wt-muted',
  none: 'wt-muted',
};

const LIGHT_OF = { whole: 'green', started: 'yellow', away: 'red' };

const part = (name: 'start' | 'review' | 'collect', title: string): Column<Item> => ({
  key: name,
  title,
  render: (item) => <span className={LIGHTS[item[name].state]}>{item[name].words}</span>,
});

const columns: Column<Item>[] = [
  { key: 'name', title: '事项', card: 'title', render: ({ name }) => name },
  part('start', '受理'),
  part('review', '初审'),
  part('collect', '出件'),
];

/** One station item by item: how far each can be done there, and what is missing. */
export function StationDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const reach = useQuery({
    queryKey: ['stationReach', id],
    queryFn: () => api.stationReach(id ?? ''),
    enabled: id !== undefined,
  });
  const { data } = reach;
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size="min(820px, 100vw)"
      title={data?.office.name ?? '村（社区）站'}
      destroyOnHidden
    >
      <ErrorAlert error={reach.error} onRetry={() => void reach.refetch()} />
      {reach.isPending ? <Skeleton active /> : null}
      {data ? (
        <div className="wt-stack">
          <p>
            面向村（社区）的 {data.sums.items} 项中，本站能受理 {data.sums.start} 项、初审 {data.sums.review} 项、出件{' '}
            {data.sums.collect} 项。
          </p>
          {data.services.length > 0 ? (
            <p className="wt-row">
              {data.services.map(({ name, state, words }) => (
                <span key={name} className={`wt-light wt-light-${LIGHT_OF[state]}`}>
                  {name}：{words}
                </span>
              ))}
            </p>
          ) : null}
          {data.lacks.length > 0 ? (
            <section aria-label="缺什么">
              <h3>缺什么</h3>
              <ul className="wt-lacks">
                {data.lacks.map(({ words, items }) => (
                  <li key={words}>
                    {words}：影响 {items} 项
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <DataTable
            label="逐项"
            columns={columns}
            rows={data.items}
            rowKey={({ ref }) => ref}
            empty={<EmptyState>没有面向村（社区）的事项。</EmptyState>}
          />
        </div>
      ) : null}
    </Drawer>
  );
}
