import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select } from 'antd';
import type { Outcome } from '#engine';
import { CommitInput } from './fields.tsx';
import { freeId } from './outcomes.ts';
import { kindChoices } from './words.ts';

/** Outcomes of a task: what the officer's buttons say and mean. */
export function OutcomesTable({
  outcomes,
  onChange,
}: {
  outcomes: Outcome[];
  onChange: (outcomes: Outcome[]) => void;
}) {
  const put = (index: number, change: Partial<Outcome>) =>
    onChange(outcomes.map((outcome, at) => (at === index ? { ...outcome, ...change } : outcome)));
  const move = (index: number, by: number) => {
    const next = [...outcomes];
    next.splice(index + by, 0, ...next.splice(index, 1));
    onChange(next);
  };
  return (
    <fieldset className="st-outcomes">
      <legend>办理结果（按钮）</legend>
      {outcomes.map((outcome, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ids may be empty or equal while they are being typed.
        <div key={index} className="st-outcome">
          <CommitInput label="名称" placeholder="名称" value={outcome.name} onCommit={(name) => put(index, { name })} />
          <CommitInput
            label="标识"
            placeholder="标识"
            mono
            value={outcome.id}
            onCommit={(id) => put(index, { id: id.trim() })}
          />
          <Select
            aria-label="种类"
            value={outcome.kind}
            options={kindChoices}
            onChange={(kind) => put(index, { kind })}
          />
          <Checkbox
            checked={outcome.opinion === true}
            onChange={(event) => put(index, { opinion: event.target.checked })}
          >
            需填意见
          </Checkbox>
          <span className="st-outcome-buttons">
            <Button
              size="small"
              type="text"
              aria-label="上移"
              icon={<ArrowUpOutlined />}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <Button
              size="small"
              type="text"
              aria-label="下移"
              icon={<ArrowDownOutlined />}
              disabled={index === outcomes.length - 1}
              onClick={() => move(index, 1)}
            />
            <Button
              size="small"
              type="text"
              danger
              aria-label="删除"
              icon={<DeleteOutlined />}
              onClick={() => onChange(outcomes.filter((_, at) => at !== index))}
            />
          </span>
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        block
        icon={<PlusOutlined />}
        onClick={() => onChange([...outcomes, { id: freeId(outcomes), name: '新结果', kind: 'submit' }])}
      >
        添加办理结果
      </Button>
    </fieldset>
  );
}
