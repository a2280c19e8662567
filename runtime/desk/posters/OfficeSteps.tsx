import { LeftOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { PosterList } from '../../ui/api/client.ts';

/** Whose wall it is: the office itself, the one above it, and those below it to choose from. */
export function OfficeSteps({ list, onChoose }: { list: PosterList; onChoose: (office: string) => void }) {
  const { office, children } = list;
  const { parent } = office;
  return (
    <div className="wt-poster-office">
      {parent ? (
        <Button type="link" icon={<LeftOutlined />} onClick={() => onChoose(parent.id)}>
          {parent.name}
        </Button>
      ) : null}
      <b>{office.name}</b>
      {children.length > 0 ? (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="下级机构"
          placeholder={`下级机构（${children.length} 个）`}
          value={null}
          onChange={(id: string) => onChoose(id)}
          options={children.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </div>
  );
}
