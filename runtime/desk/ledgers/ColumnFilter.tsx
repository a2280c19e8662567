import { Select } from 'antd';
import type { LedgerPage } from '../../ui/api/client.ts';
import { SearchBox } from '../../ui/parts/SearchBox.tsx';

type Column = LedgerPage['columns'][number];

/** Rows whose cell of one column is so: a code is chosen, anything else typed. */
export function ColumnFilter({
  columns,
  column,
  value,
  onChange,
}: {
  columns: Column[];
  column: string;
  value: string;
  onChange: (next: { column?: string | undefined; value?: string | undefined }) => void;
}) {
  const asked = columns.find(({ name }) => name === column);
  return (
    <>
      <Select
        value={column || null}
        options={columns.map(({ name, title }) => ({ value: name, label: title }))}
        allowClear
        placeholder="按某一列查"
        aria-label="选择要筛选的列"
        style={{ width: 160 }}
        onChange={(next) => onChange({ column: next ?? undefined, value: undefined })}
      />
      {asked ? <ValueFilter asked={asked} value={value} onChange={(next) => onChange({ value: next })} /> : null}
    </>
  );
}

interface ValueFilterProps {
  asked: Column;
  value: string;
  onChange: (value: string | undefined) => void;
}

const YES_NO = [
  { code: 'true', label: '是' },
  { code: 'false', label: '否' },
];

function ValueFilter({ asked, value, onChange }: ValueFilterProps) {
  const choices = asked.type === 'boolean' ? YES_NO : asked.choices;
  if (choices.length === 0)
    return <SearchBox value={value} placeholder={asked.sensitive ? '完整内容' : '该列的内容'} onChange={onChange} />;
  return (
    <Select
      value={value || null}
      options={choices.map(({ code, label }) => ({ value: code, label }))}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`选择${asked.title}`}
      aria-label={`${asked.title}的内容`}
      style={{ width: 200 }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
