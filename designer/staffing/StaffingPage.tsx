import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { MOST_CASES, staffingBounds } from '#engine';
import { api, type StaffingInput } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { day } from '../../runtime/ui/parts/times.ts';
import { fileHref } from '../packs/kinds.ts';
import { ResultPanel } from './ResultPanel.tsx';
import { SettingPanel } from './SettingPanel.tsx';
import { ENOUGH, modelOf, oneMore, type Setting, settingOf, versionsOf } from './setting.ts';
import { type Played, useSimulation } from './useSimulation.ts';
import './staffing.css';

/** Staffing of an item, reached from its file or from that of its process: before a version is published. */
export function StaffingPage() {
  const [search, setSearch] = useSearchParams();
  const pack = search.get('pack') ?? '';
  const path = search.get('path') ?? '';
  const isNamed = pack !== '' && path !== '';
  const items = useQuery({
    queryKey: ['staffedItems', pack, path],
    queryFn: () => api.staffedItems(pack, path),
    enabled: isNamed,
  });
  const found = items.data?.items ?? [];
  const ref = search.get('item') ?? found[0]?.ref ?? '';
  const input = useQuery({ queryKey: ['staffing', ref], queryFn: () => api.staffing(ref), enabled: ref !== '' });
  const choose = (item: string) => setSearch({ pack, path, item });
  if (!isNamed)
    return <EmptyState action={<Link href="/">内容包</Link>}>请打开一个事项或流程，再点「人员测算」。</EmptyState>;
  return (
    <>
      <header className="wt-page-header">
        <Link href={fileHref(pack, path)}>返回文件</Link>
        <span className="wt-muted">/</span>
        <h1>人员测算</h1>
        {found.length > 1 ? (
          <Select
            aria-label="事项"
            value={ref}
            options={found.map((item) => ({ value: item.ref, label: item.name }))}
            popupMatchSelectWidth={false}
            onChange={choose}
          />
        ) : (
          <span className="wt-muted">{found[0]?.name}</span>
        )}
      </header>
      <ErrorAlert error={items.error ?? input.error} />
      {items.data && found.length === 0 ? (
        <EmptyState>现行事项没有使用这个文件。发布后有事项使用时，才能测算人员。</EmptyState>
      ) : null}
      {ref !== '' && input.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {input.data ? <Staffing key={ref} input={input.data} /> : null}
    </>
  );
}

const TITLES = ['方案一', '方案二'];

function Staffing({ input }: { input: StaffingInput }) {
  const [settings, setSettings] = useState<Setting[]>(() => {
    // A draft is set beside what it is to replace.
    const keys = versionsOf(input).map(({ key }) => key);
    return keys.flatMap((key) => settingOf(input, key) ?? []);
  });
  const { outcomes, progress, start } = useSimulation();
  const [fault, setFault] = useState<string>();
  const [played, setPlayed] = useState<Setting[]>([]);
  const titles = TITLES.slice(0, played.length);
  const change = (at: number, next: Setting) => setSettings(settings.map((one, index) => (index === at ? next : one)));

  function run() {
    const today = day(Date.now());
    const models = settings.flatMap((setting) => modelOf(input, setting, today) ?? []);
    const wrong = models.map(staffingBounds).find((words) => words !== undefined);
    setFault(wrong);
    if (wrong !== undefined) return;
    const schemes = models.map(
      (model): Played => ({ model, more: model.pools.map(({ id }) => ({ pool: id, model: oneMore(model, id) })) }),
    );
    setPlayed(settings);
    void start(schemes);
  }

  const [first] = settings;
  return (
    <div className="wt-stack">
      <p className="wt-muted">
        按来件、各环节用时和岗位人数逐件模拟（一次最多 {MOST_CASES.toLocaleString('zh-CN')}{' '}
        件），得出等候、忙闲和按承诺办结的比例。
        {input.measured.cases > 0
          ? `起点取自已办的 ${input.measured.cases} 件；实测不足 ${ENOUGH} 次的环节用常用值。`
          : '还没有办过的件，先用常用值。'}
      </p>
      <div className="st-schemes">
        {settings.map((setting, index) => (
          <SettingPanel
            // Schemes are never reordered.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the name of the scheme
            key={index}
            input={input}
            title={TITLES[index] ?? ''}
            value={setting}
            onChange={(next) => change(index, next)}
          />
        ))}
      </div>
      <div className="wt-row">
        <Button type="primary" loading={progress !== undefined} onClick={run}>
          开始测算
        </Button>
        {settings.length === 1 && first ? (
          <Button onClick={() => setSettings([first, first])}>再加一个方案比较</Button>
        ) : (
          <Button onClick={() => setSettings(settings.slice(0, 1))}>去掉方案二</Button>
        )}
        {progress === undefined ? null : (
          <Progress className="st-progress" percent={Math.floor(progress * 100)} status="active" />
        )}
      </div>
      {fault ? <Alert type="error" showIcon title={fault} /> : null}
      {outcomes.length > 0 && progress === undefined && outcomes.length === titles.length ? (
        <>
          {played !== settings ? <Alert type="info" showIcon title="设置已改动，下面是改动前的结果。" /> : null}
          <ResultPanel input={input} titles={titles} outcomes={outcomes} />
        </>
      ) : null}
    </div>
  );
}
