import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '../api/client.ts';
import { matchesText } from './matchesText.ts';

/** Filter by service item, found by characters or pinyin. */
export function ItemSelect({ value, onChange }: { value: string; onChange: (item: string | undefined) => void }) {
  const catalogue = useQuery({ queryKey: ['catalogue'], queryFn: api.catalogue, staleTime: 60_000 });
  const options = (catalogue.data?.items ?? []).map((entry) => ({ value: entry.ref, label: entry.name }));
  return (
    <Select
      value={value || null}
      options={options}
      allowClear
      showSearch={{ filterOption: (typed, option) => matchesText(option?.label ?? '', typed) }}
      placeholder="全部事项"
      aria-label="按事项筛选"
      notFoundContent="没有这个事项"
      style={{ width: 220 }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
