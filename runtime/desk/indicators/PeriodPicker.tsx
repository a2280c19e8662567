import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { type Compare, chosen, type Looked, type PeriodKind, stepped } from './period.ts';

const KINDS: { value: PeriodKind; label: string }[] = [
  { value: '', label: '按各指标统计期' },
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季' },
  { value: 'year', label: '按年' },
];
const COMPARES: { value: Compare; label: string }[] = [
  { value: 'previous', label: '与上期比' },
  { value: 'lastYear', label: '与上年同期比' },
  { value: '', label: '不比较' },
];

/** Which period to look at, and with which to compare it. */
export function PeriodPicker({ value, onChange }: { value: Looked; onChange: (next: Looked) => void }) {
  const picker = value.kind === '' ? 'month' : value.kind;
  const shown = dayjs(value.month ? `${value.month}-01` : undefined);
  return (
    <span className="wt-row wt-month">
      <Select
        aria-label="统计期"
        value={value.kind}
        options={KINDS}
        popupMatchSelectWidth={false}
        onChange={(kind) => onChange(chosen({ ...value, kind }, shown.format('YYYY-MM')))}
      />
      <span className="wt-row wt-month-steps">
        <Button icon={<LeftOutlined />} aria-label="上一期" onClick={() => onChange(stepped(value, -1))} />
        <DatePicker
          picker={picker}
          value={shown}
          allowClear={false}
          aria-label="哪一期"
          maxDate={dayjs()}
          onChange={(next) => next && onChange(chosen(value, next.format('YYYY-MM')))}
        />
        <Button
          icon={<RightOutlined />}
          aria-label="下一期"
          disabled={value.month === ''}
          onClick={() => onChange(stepped(value, 1))}
        />
      </span>
      <Select
        aria-label="比较"
        value={value.compare}
        options={COMPARES}
        popupMatchSelectWidth={false}
        onChange={(compare) => onChange({ ...value, compare })}
      />
    </span>
  );
}
