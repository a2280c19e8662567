import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import { type ChosenMove, isTaskMove } from './chosenMove.ts';
import { type MenuEntry, menuOf } from './menuGroups.ts';

export interface MoreMenuProps {
  kase: CaseDetail;
  /** The task that is worked on, if there is one. */
  task: TaskWithActions | undefined;
  onChoose: (chosen: ChosenMove) => void;
}

function Line({ label, hint, refusal }: MenuEntry) {
  return (
    <span className="wt-more-line">
      {label}
      <small>{refusal ?? hint}</small>
    </span>
  );
}

/** The moves that are seldom made, grouped by what they are about; nothing is shown where nothing may be done. */
export function MoreMenu({ kase, task, onChoose }: MoreMenuProps) {
  const groups = menuOf(kase, task);
  if (groups.length === 0) return null;
  const items = groups.map(({ label, entries }) => ({
    type: 'group' as const,
    key: label,
    label,
    children: entries.map((entry) => ({
      key: entry.type,
      label: <Line {...entry} />,
      danger: entry.danger === true,
      disabled: entry.refusal !== undefined,
    })),
  }));
  const choose = (type: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((one) => one.type === type);
    if (!entry) return;
    if (!isTaskMove(entry.type)) onChoose({ type: entry.type });
    else if (task) onChoose({ type: entry.type, token: task.token });
  };
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      placement="bottomRight"
      classNames={{ root: 'wt-more' }}
      menu={{ items, onClick: ({ key }) => choose(key) }}
    >
      <Button size="small" className="wt-more-button">
        更多操作 <DownOutlined />
      </Button>
    </Dropdown>
  );
}
