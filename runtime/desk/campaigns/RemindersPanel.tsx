import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'wouter';
import { api, type CampaignReminderList, type SendReminders } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { recently } from '../../ui/parts/times.ts';
import { useCampaignCommand } from './useCampaignCommand.ts';
import { daysWords, lightOf, officeHref } from './words.ts';

type Reminder = CampaignReminderList['reminders'][number];

const target = ({ office, stage }: Reminder) => ({ office: office.id, stage });

const columnsOf = (run: string, send: (to: Reminder[]) => void, busy: boolean): Column<Reminder>[] => [
  {
    key: 'light',
    title: '时限',
    width: 120,
    render: ({ daysLeft }) => <LightTag light={lightOf(daysLeft)} text={daysWords(daysLeft)} />,
  },
  {
    key: 'office',
    title: '机构',
    render: ({ office }) => <Link href={officeHref(run, office.id)}>{office.name}</Link>,
  },
  { key: 'stage', title: '阶段', render: ({ title, due }) => `${title}（${due}）` },
  { key: 'to', title: '该办的机构', wideOnly: true, render: ({ to }) => to.join('、') },
  {
    key: 'missing',
    title: '还缺',
    render: ({ missing }) => (missing.length > 0 ? missing.join('、') : <span className="wt-muted">—</span>),
  },
  {
    key: 'sent',
    title: '已催办',
    width: 190,
    render: ({ sent, times }) =>
      sent ? `${times} 次，${sent.name} ${recently(sent.at, Date.now())}` : <span className="wt-muted">没有</span>,
  },
  {
    key: 'remind',
    title: '',
    width: 80,
    render: (one) =>
      one.may ? (
        <Button size="small" disabled={busy} aria-label={`催办${one.office.name}`} onClick={() => send([one])}>
          催办
        </Button>
      ) : null,
  },
];

/** Who is late or nearly so; one click reminds, on record. */
export function RemindersPanel({ id, closed }: { id: string; closed: boolean }) {
  const list = useQuery({ queryKey: ['campaign-reminders', id], queryFn: () => api.campaignReminders(id) });
  return <Loaded query={list}>{({ reminders }) => <Reminders id={id} closed={closed} reminders={reminders} />}</Loaded>;
}

function Reminders({ id, closed, reminders }: { id: string; closed: boolean; reminders: Reminder[] }) {
  const send = useCampaignCommand((body: SendReminders, key) => api.remindCampaign(id, body, key), '已催办，留有记录');
  const mine = reminders.filter(({ may }) => may);
  const remind = (some: Reminder[]) => send.mutate({ to: some.map(target) });
  return (
    <>
      {mine.length > 0 ? (
        <div className="wt-toolbar">
          <span className="wt-muted wt-grow">被催办的机构在「今日」页和「专项任务」中看到。</span>
          <Button type="primary" loading={send.isPending} onClick={() => remind(mine)}>
            全部催办（{mine.length}）
          </Button>
        </div>
      ) : null}
      <ErrorAlert error={send.error} />
      <DataTable
        label="催办提醒"
        columns={columnsOf(id, remind, send.isPending)}
        rows={reminders}
        rowKey={({ office, stage }) => `${office.id}/${stage}`}
        empty={<EmptyState>{closed ? '任务已经结束，不再提醒。' : '没有逾期或临近截止的机构。'}</EmptyState>}
      />
    </>
  );
}
