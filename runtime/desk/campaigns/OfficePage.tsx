import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'wouter';
import { api, type CampaignOfficeView, type FileRef } from '../../ui/api/client.ts';
import { filesOf } from '../../ui/form/FileLinks.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { GivenFiles } from './Attachments.tsx';
import { CampaignUploads } from './CampaignUploads.tsx';
import { OfficeHistory } from './OfficeHistory.tsx';
import { StageCard } from './StageCard.tsx';

/** One office of a run: its stages with what was handed in, the step that is mine, and who did what. */
export default function OfficePage({ run, office }: { run: string; office: string }) {
  const found = useQuery({
    queryKey: ['campaign-office', run, office],
    queryFn: () => api.campaignOffice(run, office),
  });
  return (
    <>
      <div className="wt-page-header">
        <h1>{found.data?.office.name ?? '专项任务'}</h1>
        <span className="wt-muted wt-grow">{found.data?.run.title}</span>
        <Link href="/campaigns">轮到我的</Link>
        <Link href={`/campaigns/${run}`}>任务进度</Link>
      </div>
      <Loaded query={found} lines={10}>
        {(view) => (
          <div className="wt-stack">
            <Notices view={view} />
            {view.files.length > 0 ? (
              <section className="wt-panel wt-panel-body" aria-label="附件">
                <GivenFiles run={run} files={view.files} />
              </section>
            ) : null}
            <CampaignUploads known={evidenceFiles(view)} url={(file) => api.campaignEvidenceUrl(run, office, file)}>
              {view.stages.map((stage) => (
                <StageCard key={stage.id} view={view} stage={stage} />
              ))}
            </CampaignUploads>
            <OfficeHistory view={view} />
          </div>
        )}
      </Loaded>
    </>
  );
}

const evidenceFiles = ({ stages }: CampaignOfficeView): FileRef[] =>
  stages.flatMap(({ evidence }) => evidence.flatMap(({ kind, value }) => (kind === 'file' ? filesOf(value) : [])));

function Notices({ view: { run, returned, reminders, stages, drawnBy, finding } }: { view: CampaignOfficeView }) {
  const [latest] = reminders;
  const open = stages.find(({ id, state }) => id === latest?.stage && (state === 'open' || state === 'late'));
  return (
    <>
      {run.closed ? <Alert type="info" showIcon title="任务已经结束，以下内容只能查看。" /> : null}
      {returned ? (
        <Alert
          type="warning"
          showIcon
          title={`${returned.name} ${dayTime(returned.at)} 退回：${returned.note}`}
          description="请按意见修改后重新上报。"
        />
      ) : null}
      {latest && open ? (
        <Alert type="warning" showIcon title={`${latest.by.name} ${dayTime(latest.by.at)} 催办“${open.title}”。`} />
      ) : null}
      {drawnBy ? (
        <Alert
          type={finding && !finding.matches ? 'warning' : 'info'}
          showIcon
          title={`本机构被${drawnBy}抽查${finding ? `，核查结果：${finding.matches ? '相符' : '不相符'}` : '，等待核查'}。`}
          {...(finding?.note ? { description: finding.note } : {})}
        />
      ) : null}
    </>
  );
}
