import { TabBar } from '../../ui/parts/TabBar.tsx';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { useMe } from '../useMe.ts';
import { MyTasks } from './MyTasks.tsx';
import { RunList } from './RunList.tsx';
import { Startable } from './Startable.tsx';

const tabs = [
  { key: 'mine', label: '轮到我的' },
  { key: 'runs', label: '进行中和已结束' },
  { key: 'start', label: '可以启动的' },
];

/** 专项任务: my steps, the runs, and what can be started. */
export default function CampaignsPage() {
  const [get, set] = useQueryState();
  const { may } = useMe();
  const tab = get('tab') || (may.desk ? 'mine' : 'runs');
  return (
    <>
      <div className="wt-page-header">
        <h1>专项任务</h1>
      </div>
      <section className="wt-panel">
        <TabBar label="专项任务范围" current={tab} tabs={tabs} onChange={(key) => set({ tab: key })} />
        {tab === 'mine' ? <MyTasks /> : null}
        {tab === 'runs' ? <RunList /> : null}
        {tab === 'start' ? <Startable /> : null}
      </section>
    </>
  );
}
