import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link, useLocation } from 'wouter';
import { api, type Board, type TaskView } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { dueDay, dueText } from '../../ui/parts/times.ts';
import { TodayTasks } from '../campaigns/TodayTasks.tsx';
import { useMe } from '../useMe.ts';
import './board.css';

const counts: { key: Exclude<keyof Board, 'urgent'>; label: string; href: string; tone?: 'red' | 'yellow' }[] = [
  { key: 'open', label: '待领取', href: '/tasks?view=open' },
  { key: 'online', label: '网上申请', href: '/tasks?view=online' },
  { key: 'mine', label: '我的在办', href: '/tasks?view=mine' },
  { key: 'dueToday', label: '今日到期', href: '/tasks?view=all&light=yellow', tone: 'yellow' },
  { key: 'overdue', label: '超期', href: '/tasks?view=all&light=red', tone: 'red' },
  { key: 'supplementing', label: '补正中', href: '/cases?status=supplementing' },
  { key: 'receivedToday', label: '今日收件', href: '/cases' },
  { key: 'concludedToday', label: '今日办结', href: '/cases?status=concluded' },
];

const columns = (now: number): Column<TaskView>[] => [
  {
    key: 'light',
    title: '时限',
    card: 'mark',
    width: 130,
    render: (task) => <LightTag light={task.light} {...(task.due ? { text: dueText(task.due, now) } : {})} />,
  },
  {
    key: 'no',
    title: '办件编号',
    width: 190,
    render: (task) => <Link href={`/cases/${task.caseId}`}>{task.caseNo}</Link>,
  },
  { key: 'item', title: '事项', card: 'title', render: (task) => task.itemName },
  { key: 'applicant', title: '申请人', render: (task) => task.applicantName },
  { key: 'step', title: '环节', render: (task) => task.name },
  { key: 'due', title: '环节限期', width: 110, wideOnly: true, render: (task) => (task.due ? dueDay(task.due) : '—') },
  { key: 'assignee', title: '经办人', width: 90, render: (task) => task.assigneeName ?? '待领取' },
];

/** What today asks for: counts that lead to their lists, and the most urgent tasks first. */
export function BoardPage() {
  const me = useMe();
  const [, navigate] = useLocation();
  const board = useQuery({ queryKey: ['board'], queryFn: api.board });
  return (
    <>
      <div className="wt-page-header">
        <h1>今日</h1>
        <span className="wt-muted wt-grow">{today()}</span>
        {me.may.accept ? (
          <Button type="primary" onClick={() => navigate('/accept')}>
            窗口受理
          </Button>
        ) : null}
      </div>
      <ErrorAlert error={board.error} onRetry={() => void board.refetch()} />
      <ul className="wt-counts" aria-label="今日数字">
        {counts.map((count) => (
          <li key={count.key}>
            <Link
              href={count.href}
              className={
                board.data && board.data[count.key] > 0 && count.tone ? `wt-count wt-count-${count.tone}` : 'wt-count'
              }
            >
              <b>{board.data ? board.data[count.key] : '·'}</b>
              <span>{count.label}</span>
            </Link>
          </li>
        ))}
      </ul>
      <section className="wt-panel">
        <header>
          <h2 className="wt-grow">最急的待办</h2>
          <Link href="/tasks">全部待办</Link>
        </header>
        {board.isPending ? (
          <Skeleton active className="wt-panel-body" />
        ) : (
          <DataTable
            label="最急的待办"
            columns={columns(Date.now())}
            rows={board.data?.urgent ?? []}
            rowKey={(task) => `${task.caseId}/${task.token}`}
            onOpen={(task) => navigate(`/cases/${task.caseId}`)}
            empty={
              <EmptyState action={<Link href="/cases">查询办件</Link>}>
                {me.may.accept ? '没有待办的事，窗口来人时从「窗口受理」开始。' : '没有待办的事。'}
              </EmptyState>
            }
          />
        )}
      </section>
      <TodayTasks />
    </>
  );
}

const today = () =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(Date.now());
