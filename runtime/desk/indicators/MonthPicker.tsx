import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';

/** The month in which to look: each figure is that of its month, quarter or year. `value`: `YYYY-MM`, empty for now. */
export function MonthPicker({ value, onChange }: { value: string; onChange: (month: string | undefined) => void }) {
  const now = dayjs().format('YYYY-MM');
  const month = value || now;
  const step = (by: number) => {
    const next = dayjs(`${month}-01`).add(by, 'month').format('YYYY-MM');
    onChange(next >= now ? undefined : next);
  };
  return (
    <span className="wt-row wt-month">
      <Button icon={<LeftOutlined />} aria-label="上一个月" onClick={() => step(-1)} />
      <DatePicker
        picker="month"
        value={dayjs(`${month}-01`)}
        allowClear={false}
        aria-label="统计月份"
        maxDate={dayjs()}
        onChange={(next) => onChange(next && next.format('YYYY-MM') < now ? next.format('YYYY-MM') : undefined)}
      />
      <Button icon={<RightOutlined />} aria-label="下一个月" disabled={month >= now} onClick={() => step(1)} />
    </span>
  );
}

/** The last day of a month, for the server; empty for now. */
export const lastDayOf = (month: string): string | undefined =>
  /^\d{4}-\d{2}$/.test(month) ? dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD') : undefined;
