import { Button, Checkbox } from 'antd';
import { Link } from 'wouter';
import type { TaskView } from '../../ui/api/client.ts';
import type { Column } from '../../ui/parts/DataTable.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { dueDay, dueText, recently } from '../../ui/parts/times.ts';

export const taskKey = (task: TaskView): string => `${task.caseId}/${task.token}`;

export interface TaskColumnsProps {
  now: number;
  view: 'open' | 'online' | 'mine' | 'all';
  chosen: ReadonlyMap<string, TaskView>;
  onChoose: (chosen: ReadonlyMap<string, TaskView>) => void;
  onClaim: (task: TaskView) => void;
}

function toggled(chosen: ReadonlyMap<string, TaskView>, task: TaskView): ReadonlyMap<string, TaskView> {
  const next = new Map(chosen);
  if (!next.delete(taskKey(task))) next.set(taskKey(task), task);
  return next;
}

/** Columns of the worklist; what waits for someone can be ticked and claimed. */
export function taskColumns({ now, view, chosen, onChoose, onClaim }: TaskColumnsProps): Column<TaskView>[] {
  const tick: Column<TaskView> = {
    key: 'tick',
    title: '',
    width: 36,
    wideOnly: true,
    render: (task) => (
      <Checkbox
        aria-label={`选中 ${task.caseNo}`}
        checked={chosen.has(taskKey(task))}
        onChange={() => onChoose(toggled(chosen, task))}
      />
    ),
  };
  const assignee: Column<TaskView> = {
    key: 'assignee',
    title: '经办人',
    width: 96,
    render: (task) =>
      task.assignee === null ? (
        <Button size="small" onClick={() => onClaim(task)}>
          领取
        </Button>
      ) : (
        task.assigneeName
      ),
  };
  return [
    ...(view === 'open' || view === 'online' ? [tick] : []),
    {
      key: 'light',
      title: '时限',
      card: 'mark',
      width: 126,
      render: (task) => <LightTag light={task.light} {...(task.due ? { text: dueText(task.due, now) } : {})} />,
    },
    {
      key: 'no',
      title: '办件编号',
      width: 186,
      render: (task) => <Link href={`/cases/${task.caseId}`}>{task.caseNo}</Link>,
    },
    {
      key: 'item',
      title: '事项',
      card: 'title',
      render: (task) => (
        <>
          {task.itemName}{' '}
          {task.bundleNo ? (
            <span className="wt-tag wt-tag-info" title={`一件事 ${task.bundleNo}`}>
              一件事
            </span>
          ) : null}{' '}
          {task.online ? (
            <span className="wt-tag wt-tag-info" title="网上申请，等待受理">
              网上
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'applicant', title: '申请人', render: (task) => task.applicantName },
    { key: 'step', title: '环节', render: (task) => task.name },
    { key: 'office', title: '办理单位', wideOnly: true, render: (task) => task.officeName },
    { key: 'since', title: '到达', width: 136, wideOnly: true, render: (task) => recently(task.createdAt, now) },
    {
      key: 'due',
      title: '环节限期',
      width: 106,
      wideOnly: true,
      render: (task) => (task.due ? dueDay(task.due) : '—'),
    },
    ...(view === 'mine' ? [] : [assignee]),
  ];
}
