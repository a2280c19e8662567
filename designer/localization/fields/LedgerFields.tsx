import { Button, Checkbox, Input, Select } from 'antd';
import type { JsonObject, LedgerDefinition } from '#engine';
import { freeName } from './freeName.ts';
import type { PartFieldsProps } from './props.ts';

type Column = LedgerDefinition['columns'][number];

const types: { value: Column['type']; label: string }[] = [
  { value: 'text', label: '文本' },
  { value: 'textarea', label: '多行文本' },
  { value: 'date', label: '日期' },
  { value: 'number', label: '数字' },
  { value: 'money', label: '金额' },
  { value: 'boolean', label: '是否' },
];

/** Columns of one's own beside those of the level above, which stay. */
export function LedgerFields({ part, base, onChange }: PartFieldsProps) {
  const ledger = part as unknown as LedgerDefinition;
  const above = new Set((base as unknown as LedgerDefinition).columns.map(({ name }) => name));
  const put = (columns: Column[]) => onChange({ ...ledger, columns } as unknown as JsonObject);
  const set = (name: string, more: Partial<Column>) =>
    put(ledger.columns.map((column) => (column.name === name ? { ...column, ...more } : column)));
  const own = ledger.columns.filter(({ name }) => !above.has(name));
  const add = () => {
    const name = freeName(ledger.columns.map((column) => column.name));
    put([...ledger.columns, { name, title: '新增栏目', type: 'text', manual: true, writtenBy: '经办人员登记时填写' }]);
  };
  return (
    <div className="wt-stack">
      <p className="wt-muted">
        上级统一的 {above.size} 列：
        {ledger.columns.flatMap(({ name, title }) => (above.has(name) ? [title] : [])).join('、')}
      </p>
      <ul className="st-local-entries">
        {own.map(({ name, title, type, sensitive, writtenBy }) => (
          <li key={name} className="st-local-own">
            <span className="wt-row">
              <Input
                aria-label="列的名称"
                value={title}
                onChange={(event) => set(name, { title: event.target.value })}
              />
              <Select
                aria-label="列的类型"
                className="st-local-type"
                value={type}
                options={types}
                onChange={(next) => set(name, { type: next })}
              />
              <Input
                aria-label="由谁、什么时候填写"
                placeholder="由谁、什么时候填写"
                value={writtenBy ?? ''}
                onChange={(event) => set(name, { writtenBy: event.target.value })}
              />
              <Checkbox
                checked={sensitive === true}
                onChange={(event) => set(name, { sensitive: event.target.checked })}
              >
                个人信息
              </Checkbox>
              <Button type="text" onClick={() => put(ledger.columns.filter((column) => column.name !== name))}>
                删除
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Button className="st-local-add" onClick={add}>
        增加一列
      </Button>
    </div>
  );
}
